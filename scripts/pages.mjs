// Builds the pages that browsers are given, when what they are made of has changed since the last time.
//
// It stands before start and ricebook; ready.mjs runs it, under the pinned Node. It writes to standard error only:
// standard output belongs to the `--json` of what comes after it.
//
//   pages-built/current     the name of the build to serve, written last and in one step
//   pages-built/<hash>/     a build, named by the hash of its sources: web.html, today.html (the same, which also asks
//                           for what Today is made of), assets/ and sw.js, which keeps them in browsers for when there
//                           is no network
//   pages-built/part-…      one under way, or what a killed one left; nobody looks into it
//
// `--sizes` prints, as JSON, the bytes that a browser fetches before Today shows; and under `worth`, before the page of
// worth has drawn its first chart.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const folder = path.join(root, 'pages-built')
const currentFile = path.join(folder, 'current')
const TODAY = 'interact/today/page.tsx'
/** Another build that began this long ago has been killed. */
const DEAD_MS = 10 * 60 * 1000

/** Builds where the sources have changed; returns where the build is. */
async function builtPages() {
  fs.mkdirSync(folder, { recursive: true })
  const sources = sourceFiles()
  const name = hashOf(sources)
  const built = path.join(folder, name)
  if (textOf(currentFile) === name && fs.existsSync(path.join(built, 'web.html'))) return built
  if (!fs.existsSync(path.join(built, 'web.html'))) {
    const began = Date.now()
    process.stderr.write('ricebook: Building the pages, since what they are made of has changed …\n')
    await build(built, sources)
    process.stderr.write(`ricebook: Built in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`)
  }
  const draft = path.join(folder, `part-current-${process.pid}`)
  fs.writeFileSync(draft, name)
  fs.renameSync(draft, currentFile)
  clearAway(name)
  return built
}

/** Bytes, gzipped, that a browser fetches before these modules are there: the entry, what it needs, and they. */
function sizesBefore(built, modules) {
  const sizes = { script: 0, style: 0 }
  for (const file of filesBefore(built, modules)) {
    const kind = file.endsWith('.js') ? 'script' : 'style'
    sizes[kind] += gzipSync(fs.readFileSync(path.join(built, file)), { level: 9 }).length
  }
  return sizes
}

/** The files that a browser fetches before these modules are there. */
function filesBefore(built, modules) {
  const manifest = JSON.parse(fs.readFileSync(path.join(built, 'manifest.json'), 'utf8'))
  const files = new Set()
  const follow = (key) => {
    const { file, imports = [], css = [] } = manifest[key]
    if (files.has(file)) return
    files.add(file)
    for (const one of css) files.add(one)
    for (const one of imports) follow(one)
  }
  follow('web.html')
  for (const module of modules) follow(pieceOf(module, manifest))
  return files
}

/** The key of a module's own piece, or of the one that it shares with others and has given its name to. */
function pieceOf(module, manifest) {
  if (module in manifest) return module
  const { name } = path.parse(module)
  const key = Object.keys(manifest).find((one) => manifest[one].name === name)
  if (key === undefined) throw new Error(`no piece of the build is called ${name}`)
  return key
}

// ── what a build is made of ──

/** By path from the root. What pages may reach is decided by the import rules, and this is that, and the tools. */
function sourceFiles() {
  const files = [
    'package-lock.json',
    'engine/package.json',
    'scripts/pages.mjs',
    'tsconfig.json',
    ...under('app'),
    ...under('engine'),
  ]
  return files.filter(isSource).sort()
}

function isSource(file) {
  if (/\.test\.tsx?$|\/test-[^/]*$/.test(file)) return false
  return (
    !/^(app|engine)\//.test(file) ||
    /\.(tsx|css|svg|html)$/.test(file) ||
    /^engine\/.*\.ts$/.test(file) ||
    /^app\/base\/(ui|language)\/.*\.ts$/.test(file) ||
    /\/(words|contract|password-strength|written-mapping)\.ts$/.test(file)
  )
}

function under(name) {
  return fs
    .readdirSync(path.join(root, name), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? under(`${name}/${entry.name}`) : [`${name}/${entry.name}`]))
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources) {
    const content = createHash('sha256')
      .update(fs.readFileSync(path.join(root, file)))
      .digest('hex')
    hash.update(`${content} ${file}\n`)
  }
  return hash.digest('hex').slice(0, 20)
}

// ── building ──

async function build(built, sources) {
  const part = path.join(folder, `part-${process.pid}-${Date.now()}`)
  // Whatever this was started by (tests say "test"), browsers are given what browsers are always given.
  process.env.NODE_ENV = 'production'
  const vite = await import('vite')
  const given = { __BUILD__: JSON.stringify(path.basename(built)) }
  const asked = {
    configFile: false,
    mode: 'production',
    root: path.join(root, 'app'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [onlyKnownSources(sources), onlyPageWords(), onlyListsOfContracts()],
  }
  const target = ['chrome111', 'edge111', 'firefox115', 'safari16.4']
  await vite.build({
    ...asked,
    define: given,
    build: {
      outDir: part,
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: path.join(root, 'app', 'web.html'),
        // What is always fetched first comes as one file, and not in pieces for each set of pages that share some of it.
        output: { codeSplitting: { groups: [{ name: 'web', tags: ['$initial'] }] } },
        onLog: (level, log, handle) => {
          // Packages mark what a server may not draw; here everything is drawn in the browser.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
        },
      },
    },
  })
  writeToday(part)
  const files = fs.readdirSync(path.join(part, 'assets'))
  await vite.build({
    ...asked,
    define: { ...given, __FILES__: JSON.stringify(files.map((name) => `/assets/${name}`)) },
    build: {
      outDir: part,
      emptyOutDir: false,
      target,
      rolldownOptions: {
        input: path.join(root, 'app/base/ui/offline/worker.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
  for (const name of files) {
    const file = path.join(part, 'assets', name)
    const plain = fs.readFileSync(file)
    const zipped = gzipSync(plain, { level: 9 })
    if (zipped.length < plain.length * 0.9) fs.writeFileSync(`${file}.gz`, zipped)
  }
  try {
    fs.renameSync(part, built)
  } catch (error) {
    // Another command has built the same meanwhile.
    if (!fs.existsSync(path.join(built, 'web.html'))) throw error
  }
}

/** The page that most people open first names what it is made of, so that all of it is fetched at once. */
function writeToday(part) {
  const html = fs.readFileSync(path.join(part, 'web.html'), 'utf8')
  const first = filesBefore(part, [])
  const links = [...filesBefore(part, [TODAY])]
    .filter((file) => !first.has(file))
    .map((file) =>
      file.endsWith('.js')
        ? `<link rel="modulepreload" crossorigin href="/${file}">`
        : `<link rel="stylesheet" crossorigin href="/${file}">`,
    )
  fs.writeFileSync(path.join(part, 'today.html'), html.replace('</head>', `${links.join('\n')}\n</head>`))
}

/** A module that the hash does not count would change without the pages following. */
function onlyKnownSources(sources) {
  return {
    name: 'only-known-sources',
    load(id) {
      const [file] = id.split('?')
      if (id.startsWith('\0') || file.includes('node_modules') || !path.isAbsolute(file)) return
      const name = path.relative(root, file).split(path.sep).join('/')
      if (!name.startsWith('..') && !sources.includes(name)) {
        throw new Error(`${name} reaches the browser, and scripts/pages.mjs does not count it as a source`)
      }
    },
  }
}

/** Of a room's words only those for its pages travel: `<room>.page.…`. */
function onlyPageWords() {
  return {
    name: 'only-page-words',
    async load(id) {
      if (!/\/words\.ts$/.test(id)) return
      const exported = Object.entries(await import(pathToFileURL(id).href))
      return exported
        .map(([name, words]) => {
          const travelling = Object.entries(words).filter(([key]) => /^[\w-]+\.page\./.test(key))
          return `export const ${name} = ${JSON.stringify(Object.fromEntries(travelling))}`
        })
        .join('\n')
    },
  }
}

/** Of a contract its types, which are gone by now, and its lists: what asks for zod is asked on the server. */
function onlyListsOfContracts() {
  return {
    name: 'only-lists-of-contracts',
    async load(id) {
      if (!/\/contract\.ts$/.test(id)) return
      const exported = Object.entries(await import(pathToFileURL(id).href))
      return exported
        .filter(([, value]) => isPlain(value))
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}

function isPlain(value) {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (typeof value !== 'object') return false
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every(isPlain)
}

function clearAway(kept) {
  for (const name of fs.readdirSync(folder)) {
    if (name === 'current' || name === kept) continue
    const file = path.join(folder, name)
    const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    // A program that has just been told the other name may still be reading it.
    if (age > DEAD_MS) fs.rmSync(file, { recursive: true, force: true })
  }
}

function textOf(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** What keeps this folder from being written; other commands do without pages, so they go on. */
const unwritable = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const built = await builtPages()
    if (process.argv.includes('--sizes')) {
      const sizes = {
        ...sizesBefore(built, [TODAY]),
        worth: sizesBefore(built, ['differentiate/worth/page.tsx', 'base/ui/chart-drawing.tsx']),
      }
      process.stdout.write(`${JSON.stringify(sizes)}\n`)
    }
  } catch (error) {
    const why = unwritable[error.code]
    if (!why) throw error
    process.stderr.write(`ricebook: The pages could not be built in ${folder}: ${why}.\n`)
  }
}

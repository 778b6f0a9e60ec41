import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { configurationOf } from '../app/base/configuration/configuration.ts'

const root = resolve(import.meta.dirname, '..')
const unit = readFileSync(join(root, 'packaging/ricebook.service'), 'utf8')
const valuesOf = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value)
const here = (text: string): string => text.replaceAll('/opt/ricebook', root)

test('what the service starts is there, and starts', () => {
  const [program = '', ...words] = here(valuesOf('ExecStart')[0] ?? '').split(' ')
  expect(words.at(-1)).toBe('serve')
  const { status, stderr } = spawnSync(program, [...words, '--help'], { cwd: root, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('the service sets nothing that the program refuses, and a refusal is what it does not begin again after', () => {
  const environment = Object.fromEntries(
    valuesOf('Environment').map((pair) => pair.split('=') as [string, string]),
  )
  expect(Object.keys(environment)).toContain('RICEBOOK_DATA')
  expect(() => configurationOf(environment)).not.toThrow()
  expect(environment.RICEBOOK_DATA).toMatch(new RegExp(`^/var/lib/${valuesOf('StateDirectory')[0]}/`))
  const [program = '', ...words] = here(valuesOf('ExecStart')[0] ?? '').split(' ')
  const { status } = spawnSync(program, words, {
    cwd: root,
    env: { ...process.env, RICEBOOK_HOST: '0.0.0.0' },
  })
  expect(String(status)).toBe(valuesOf('RestartPreventExitStatus')[0])
})

const analyze = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find((file) => existsSync(file))

test.skipIf(!analyze)('systemd finds nothing wrong with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-unit-'))
  const verified = (text: string) => {
    const file = join(folder, 'ricebook.service')
    // Whoever it runs as and where differ from machine to machine.
    writeFileSync(file, here(text).replace('User=ricebook\nGroup=ricebook\n', ''))
    const { status, stderr } = spawnSync(analyze!, ['verify', '--man=no', file], { encoding: 'utf8' })
    const ours = stderr.split('\n').filter((line) => line.includes('ricebook.service'))
    return { status, ours }
  }
  expect(verified(unit)).toEqual({ status: 0, ours: [] })
  // It would have said so.
  expect(verified(unit.replace('ProtectHome=yes', 'ProtectHouse=yes')).ours).not.toEqual([])
  rmSync(folder, { recursive: true })
})

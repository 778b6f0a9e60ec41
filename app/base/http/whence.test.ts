import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configurationOf } from '../configuration/configuration.ts'
import { OWNER, type TestServer, testServer } from './test-server.ts'
import { whenceOf } from './whence.ts'

const proxies = configurationOf({
  RICEBOOK_PUBLIC_URL: 'https://ricebook.example.com',
  RICEBOOK_TRUSTED_PROXY: '127.0.0.1,10.0.0.0/8',
}).trustedProxy

const from = (peer: string, headers: Record<string, string> = {}, trusted = proxies) =>
  whenceOf({ peer, header: (name) => headers[name] }, trusted)

describe('where a request comes from', () => {
  test('is who connects, whatever they say, unless they are a trusted proxy', () => {
    const forged = { 'x-forwarded-for': '203.0.113.5' }
    expect(from('198.51.100.1', forged)).toEqual({ address: '198.51.100.1', isHere: false })
    expect(from('127.0.0.1', forged, null)).toEqual({ address: '127.0.0.1', isHere: false })
    expect(from('127.0.0.1', {}, null)).toEqual({ address: '127.0.0.1', isHere: true })
  })

  test('is the last that no trusted proxy is: what a visitor wrote in front counts for nothing', () => {
    const said = (list: string): string => from('127.0.0.1', { 'x-forwarded-for': list }).address
    expect(said('203.0.113.5')).toBe('203.0.113.5')
    expect(said('1.1.1.1, 203.0.113.5')).toBe('203.0.113.5')
    expect(said('127.0.0.1, 203.0.113.5')).toBe('203.0.113.5')
    expect(said('1.1.1.1, 203.0.113.5, 10.9.8.7')).toBe('203.0.113.5')
    expect(said('2001:db8::1')).toBe('2001:db8::1')
    expect(said('::ffff:203.0.113.5')).toBe('203.0.113.5')
  })

  test('is the proxy itself where it says nothing that can be read', () => {
    for (const list of ['', 'unknown', '203.0.113.5, nonsense', '203.0.113.5,', '1.2.3.4:80'])
      expect(from('127.0.0.1', { 'x-forwarded-for': list }).address).toBe('127.0.0.1')
    expect(from('::ffff:127.0.0.1', { 'x-forwarded-for': '203.0.113.5' }).address).toBe('203.0.113.5')
  })

  test('is never here when it was handed on', () => {
    for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])
      expect(from('127.0.0.1', { [name]: '127.0.0.1' }).isHere).toBe(false)
  })
})

describe('behind a proxy', () => {
  let server: TestServer
  const publicUrl = 'https://ricebook.example.com'
  beforeAll(async () => {
    server = await testServer({ publicUrl, hosts: ['ricebook.example.com'], proxies })
  })
  afterAll(() => server.close())

  // Node's own request can name another host; fetch cannot.
  const ask = (path: string, headers: Record<string, string>, body?: object) =>
    server.app.request(
      `${publicUrl}${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: { host: 'ricebook.example.com', 'content-type': 'application/json', ...headers },
        ...(body && { body: JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )

  test('nobody from elsewhere sets the program up', async () => {
    const asked = { ...OWNER, name: '王春满', company: '春满粮油' }
    const refused = await ask('/api/set-up', { 'x-forwarded-for': '203.0.113.5', origin: publicUrl }, asked)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      'access.set-up-from-elsewhere',
    ])
  })

  test('cookies are for TLS, our own pages and no script, and browsers are told to stay with it', async () => {
    const owner = await server.owner()
    await owner.send('/api/sign-out', { method: 'POST' })
    const entered = await ask('/api/sign-in', { 'x-forwarded-for': '203.0.113.5', origin: publicUrl }, OWNER)
    expect(entered.status).toBe(200)
    expect(entered.headers.get('set-cookie')).toMatch(/^__Secure-ricebook\.session_token=.*; Secure/)
    expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly/)
    expect(entered.headers.get('set-cookie')).toMatch(/; SameSite=(Lax|Strict)/)
    expect(entered.headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('who guesses from one address does not use up the tries of another, nor gets new ones by forging', async () => {
    const guess = async (forwarded: string): Promise<number> => {
      const body = { email: OWNER.email, password: 'not-the-one-at-all' }
      return (await ask('/api/sign-in', { 'x-forwarded-for': forwarded, origin: publicUrl }, body)).status
    }
    for (let i = 0; i < 10; i++) expect(await guess(`198.51.100.${i}, 203.0.113.77`)).toBe(401)
    expect(await guess('198.51.100.200, 203.0.113.77')).toBe(429)
    expect(await guess('203.0.113.78')).toBe(401)
  })
})

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Refusal } from '../../language/refusal.ts'

/** What is kept in the notebook so that a copy of the notebook alone says nothing. */
export type Seal = {
  /** Bound to whose it is: laid into another's row it does not open. */
  readonly shut: (plain: Uint8Array, whose: string) => string
  readonly open: (sealed: string, whose: string) => Buffer
  /** A salt that only who has the installation's secret can work out from the one that is kept. */
  readonly salted: (salt: string, whose: string) => Buffer
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM under a key drawn from the installation's secret, which lies beside the notebook and not in it. */
export function sealOf(secret: string): Seal {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `ricebook ${purpose}`, 32))
  const key = keyFor('second-factor secret')
  const pepper = keyFor('second-factor backup-codes')
  return {
    shut: (plain, whose) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(whose))
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: (sealed, whose) => {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
          authTagLength: TAG,
        })
        decipher.setAAD(Buffer.from(whose)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
      } catch (cause) {
        throw new Refusal('second-factor.unreadable', {}, { cause })
      }
    },
    salted: (salt, whose) => createHmac('sha256', pepper).update(`${whose} ${salt}`).digest(),
  }
}

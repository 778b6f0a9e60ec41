// `npm run prove`: the long proofs. Each runs on its own or all one after the other, and writes its page in
// bench/proofs/.
//
//   npm run prove -- house [starts]                       it starts anywhere, whatever interrupts it
//   npm run prove -- records [lines=… imports=… undos=… …]        what is acknowledged stays, whatever interrupts it
//   npm run prove -- move [kills=… lines=… seed=…]        records that move are at one place, whatever interrupts it
//   npm run prove -- requests [count=… seed=…]            whatever is sent, every answer is as described
//   npm run prove -- programs [kills=… seed=…]            one of several programs is killed, and another one leads
//   npm run prove -- tests [postgresql | own]             the tests of which an ordinary run leaves a part out, in full
//   npm run prove                                         all of them

import { spawnSync } from 'node:child_process'
import path from 'node:path'

const proofs = {
  house: 'prove-house.mjs',
  records: 'prove-records.ts',
  move: 'prove-move.ts',
  requests: 'prove-requests.ts',
  programs: 'prove-programs.ts',
  tests: 'prove-tests.ts',
}

const [name, ...words] = process.argv.slice(2)
if (name !== undefined && !(name in proofs)) {
  process.stderr.write(`There is no proof called "${name}", only: ${Object.keys(proofs).join(', ')}\n`)
  process.exit(2)
}
for (const script of name === undefined ? Object.values(proofs) : [proofs[name]]) {
  const args = ['--no-maglev', path.join(import.meta.dirname, script), ...words]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = status ?? 1
}

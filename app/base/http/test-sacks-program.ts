import { sackRoutes } from './test-sacks.ts'
import { testServer } from './test-server.ts'

// A program that serves sacks from the folder given, and is killed when it has filled as many as it is told.

const [, , folder = '', fatal = ''] = process.argv
const after = (sacks: number): void => {
  if (sacks === Number(fatal)) process.kill(process.pid, 'SIGKILL')
}
const server = await testServer({ folder, routes: ({ notebook }) => sackRoutes({ notebook, after }) })
process.stdout.write(`${server.url}\n`)

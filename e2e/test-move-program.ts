import { moveToDatabase, moveToFile } from '../app/manage/move/move.ts'

// Moves the stores of a data folder, and says when it begins, so that whoever kills it can take aim.

const [to, folder = '', url = '', ownerUrl = '', cluster = 'null'] = process.argv.slice(2)
process.stdout.write('begins\n')
const move = to === 'files' ? moveToFile : moveToDatabase
await move({ folder, server: { url, ownerUrl }, cluster: JSON.parse(cluster) })

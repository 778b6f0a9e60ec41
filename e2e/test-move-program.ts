import { moveToDatabase, moveToFile } from '../app/manage/move/move.ts'

// Moves the records of a data folder, and says when it begins, so that whoever kills it can take aim.

const [to, folder = '', url = '', ownerUrl = ''] = process.argv.slice(2)
process.stdout.write('begins\n')
const move = to === 'files' ? moveToFile : moveToDatabase
await move({ folder, server: { url, ownerUrl } })

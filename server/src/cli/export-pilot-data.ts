import { writeFile } from 'node:fs/promises'
import { findPilots, packPilots } from '../modules/rollout/module.ts'
import { type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const exportPilotData: Command = {
  name: 'export-pilot-data',
  summary: 'write everything that pilot organizations entered to a file',
  details: 'One line of JSON a row, compressed (gzip): {"table": ..., "row": {...}}. Nothing is changed.',
  options: {
    out: { value: 'file', summary: 'file to write (default pilot-data.jsonl.gz); only its owner may read it' },
  },
  run: (call) =>
    withApplication(call, async ({ database }) => {
      const file = call.optional('out') ?? 'pilot-data.jsonl.gz'
      const pilots = await findPilots(database, COMMAND_LINE)
      if (pilots.length === 0) refuse('No organization is a pilot.')
      const { bytes, rows } = await packPilots(database, COMMAND_LINE, pilots)
      await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch((error: { code?: string }) =>
        refuse(error.code === 'EEXIST' ? `${file} exists already. Choose another name.` : `${file} cannot be written.`),
      )
      const codes = pilots.map(({ code }) => code)
      return {
        lines: [`Wrote ${rows} rows of ${codes.join(', ')} to ${file}.`],
        data: { organizations: codes, rows, file, bytes: bytes.length },
      }
    }),
}

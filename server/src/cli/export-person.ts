import { writeFile } from 'node:fs/promises'
import { exportPerson, findPersonByName } from '../modules/people/module.ts'
import { type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

/** What RA 10173 s. 16 (c) lets everybody ask for. */
export const exportPersonCommand: Command = {
  name: 'export-person',
  summary: 'write all that is recorded about a person as JSON',
  details:
    'Passwords, codes and secrets are not in it. Without --out, the JSON is the result of --json; the lines say how many records each part has.',
  options: {
    person: { value: 'name', required: true, summary: 'username or e-mail address' },
    out: { value: 'file', summary: 'file to write; only its owner may read it' },
  },
  run: (call) =>
    withApplication(call, async ({ database }) => {
      const person = await findPersonByName(database, COMMAND_LINE, call.text('person'))
      if (!person) return refuse(`Nobody has the username or e-mail address ${call.text('person')}.`)
      const data = await exportPerson(database, COMMAND_LINE, person.id)
      const file = call.optional('out')
      if (file) await writeFile(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
      const parts = data.parts.filter(({ count }) => count > 0)
      const counts = parts.map(({ what, count }) => `${String(count).padStart(6)}  ${what}`)
      return {
        lines: [`Recorded about ${person.username}:`, ...counts, file ? `Written to ${file}.` : 'Add --json or --out.'],
        data: file ? { person: person.username, file, parts: parts.length } : { ...data },
      }
    }),
}

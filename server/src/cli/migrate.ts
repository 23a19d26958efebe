import type { Command } from './command.ts'
import { withApplication } from './with-application.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database to the newest schema and protect every table',
  run: (call) =>
    withApplication(call, async ({ applied }) => ({
      lines: [
        applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The schema is up to date.',
        'All tables are protected.',
      ],
      data: { applied },
    })),
}

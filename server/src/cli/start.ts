import { type Command, SHARED_OPTIONS } from './command.ts'

/** Becomes the server: its process is `main.ts`, which reads the same options. */
export const start: Command = {
  name: 'start',
  summary: 'start BMMS and serve it, until Ctrl+C',
  details: 'Starts its own PostgreSQL unless DATABASE_URL is set, migrates, seeds what is missing, and serves.',
  options: {
    port: { value: 'number', summary: 'port to listen on (default 3000, or PORT)' },
    host: { value: 'address', summary: 'address to listen on (default 127.0.0.1, or HOST)' },
    mode: { value: 'bmms|obcms', summary: 'all organizations, or OOBC alone (or BMMS_MODE)' },
    role: { value: 'web,worker', summary: 'parts to run in this process (or BMMS_ROLE)' },
    'no-demo': { summary: 'make no demo accounts' },
  },
  run: async (call) => {
    if (call.flag('json')) call.progress(`${SHARED_OPTIONS.json?.summary}: start serves and has no result.`)
    await import('../main.ts')
    return { lines: [], data: {} }
  },
}

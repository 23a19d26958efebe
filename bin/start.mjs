#!/usr/bin/env node
// npm start: from a fresh clone to a running BMMS.
import { join } from 'node:path'
import { attached, ensureBuilt, ensureInstalled, main, pinnedNode, root } from './prepare.mjs'
import { run } from './run.mjs'

const HELP = `Starts BMMS: installs what is missing, builds the web, starts PostgreSQL and serves.

Usage: npm start
       npm start -- [options]        (npm needs the two dashes before options)

Options, and the environment variables that do the same:
  --port <number>       PORT        port of the web server (3000)
  --host <address>      HOST        address to listen on (127.0.0.1; 0.0.0.0 for every network)
  --data <folder>       BMMS_DATA   folder of database, files and secrets (.bmms)
  --mode <mode>         BMMS_MODE   bmms: all organizations (default); obcms: OOBC alone
  --role <roles>        BMMS_ROLE   web, worker, or both: web,worker (default)
  --no-demo             BMMS_DEMO=off   no demo accounts and no demo data
  --rebuild             build the web again even when nothing changed
  --build-only          install and build, then end
  --help                this text

DATABASE_URL uses a PostgreSQL (15 or newer) of your own instead of the one that comes with BMMS.
Ctrl+C stops BMMS; what it stored stays in the data folder.
`

const VALUES = ['--port', '--host', '--data', '--mode', '--role']
const SWITCHES = ['--no-demo', '--rebuild', '--build-only', '--help', '-h']

await main(async () => {
  const args = process.argv.slice(2)
  checkOptions(args)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    return 0
  }
  await ensureInstalled()
  await ensureBuilt({ rebuild: args.includes('--rebuild') })
  if (args.includes('--build-only')) return 0
  const rest = args.filter((arg) => arg !== '--rebuild')
  // Wherever it is started from, the data stays with the clone.
  const env = process.cwd() === root ? process.env : { BMMS_DATA: join(root, '.bmms'), ...process.env }
  return run([pinnedNode, ...attached, join(root, 'server', 'src', 'main.ts'), ...rest], { env, receipts: true })
})

/** A typing error is reported before a minute of installing, not after. */
function checkOptions(args) {
  for (let index = 0; index < args.length; index += 1) {
    const [name, value] = args[index].split('=', 2)
    if (VALUES.includes(name)) {
      if (value === undefined) index += 1
      if (value === '' || index >= args.length) throw new Error(`${name} needs a value. See npm start -- --help`)
    } else if (!SWITCHES.includes(args[index])) {
      const hint = name.startsWith('-') ? '' : ' Options of npm start come after two dashes: npm start -- --port 4000.'
      throw new Error(`BMMS does not know "${args[index]}".${hint} See npm start -- --help`)
    }
  }
}

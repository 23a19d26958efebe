import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { reachDatabase } from '../application.ts'
import type { Config } from '../config.ts'
import { findWeaknesses } from '../platform/database/check.ts'
import { openPool } from '../platform/database/client.ts'
import { readMigrationState } from '../platform/database/migration-state.ts'
import { sharedTables } from '../shared-tables.ts'
import type { Call, Command } from './command.ts'
import { configOf } from './with-application.ts'

interface Finding {
  subject: string
  problem: string
  /** A problem makes the check fail; a remark does not. */
  severity: 'problem' | 'remark'
}

export const check: Command = {
  name: 'check',
  aliases: ['validate-env'],
  summary: 'check the settings, the database, its roles and the protection of its tables',
  details: 'Changes nothing. Exit code 2 when there is a problem.',
  run: async (call) => {
    const findings = await findAll(call)
    const problems = findings.filter(({ severity }) => severity === 'problem').length
    const lines = findings.map(
      ({ subject, problem, severity }) => `${severity === 'problem' ? 'PROBLEM' : 'remark '}  ${subject}: ${problem}`,
    )
    const verdict = problems === 0 ? 'All is well.' : `${problems} ${problems === 1 ? 'problem' : 'problems'}.`
    return { lines: [...lines, verdict], data: { ok: problems === 0, findings }, exitCode: problems === 0 ? 0 : 2 }
  },
}

async function findAll(call: Call): Promise<Finding[]> {
  let config: Config
  try {
    config = configOf(call)
  } catch (error) {
    return [problem('settings', (error as Error).message)]
  }
  const folder = checkFolder(config.dataFolder)
  return [...folder, ...checkSettings(config), ...(folder.length > 0 ? [] : await checkDatabase(config, call))]
}

function problem(subject: string, words: string): Finding {
  return { subject, problem: words, severity: 'problem' }
}

/** The folder, or the one that it would be made in, can be written. */
function checkFolder(folder: string): Finding[] {
  const nearest = [resolve(folder), dirname(resolve(folder))].find((path) => existsSync(path))
  try {
    accessSync(nearest ?? '', constants.R_OK | constants.W_OK)
    return []
  } catch {
    return [problem(`data folder ${folder}`, 'cannot be written. Give it to the account that runs BMMS.')]
  }
}

/** What works, but should not stay so where people work. */
function checkSettings(config: Config): Finding[] {
  const asked: [boolean, string, string][] = [
    [
      config.publicUrl === '',
      'BMMS_URL',
      'is not set; links in messages and the Origin check rely on the address of each request',
    ],
    [
      config.publicUrl.startsWith('http://'),
      'BMMS_URL',
      'is not https; sign-in cookies cannot be protected on the way',
    ],
    [config.smtpUrl === '', 'SMTP_URL', 'is not set; messages are kept on the mailbox page instead of being sent'],
    [!config.requireTwoFactor, 'REQUIRE_TWO_FACTOR', 'is off; administrators may sign in with a password alone'],
    [
      config.databaseUrl === '',
      'DATABASE_URL',
      'is not set; the embedded PostgreSQL is meant for trials and single machines',
    ],
    [config.metricsToken === '', 'METRICS_TOKEN', 'is not set; metrics can be read from this machine only'],
  ]
  if (!config.production) return []
  return asked.flatMap(([found, subject, words]) =>
    found ? [{ subject, problem: words, severity: 'remark' as const }] : [],
  )
}

async function checkDatabase(config: Config, call: Call): Promise<Finding[]> {
  if (config.databaseUrl === '' && !existsSync(join(config.dataFolder, 'postgres.json')))
    return [problem('database', 'is not set up in this data folder yet. npx bmms migrate prepares it.')]
  const reached = await reachDatabase(config, (line) => call.progress(line)).catch((error: Error) => error)
  if (reached instanceof Error) return [problem('database', reached.message)]
  const app = openPool({ url: reached.logins.bmms_app, size: 2, prepared: false, name: 'bmms check' })
  try {
    const schema = await checkSchema(reached.adminUrl)
    if (schema.some(({ subject }) => subject === 'schema')) return schema
    return [
      ...schema,
      ...(await findWeaknesses(app, sharedTables)).map((found) => problem(found.subject, found.problem)),
    ]
  } catch (error) {
    return [problem('database', (error as Error).message || 'does not answer')]
  } finally {
    await app.end()
    await reached.leave()
  }
}

/** A subject of `schema` says that nothing further can be checked. */
async function checkSchema(adminUrl: string): Promise<Finding[]> {
  const { applied, pending, edited, unknown } = await readMigrationState(adminUrl)
  if (applied.length === 0)
    return [problem('schema', 'BMMS has not used this database yet. npx bmms migrate prepares it.')]
  return [
    ...pending.map((name) => problem(`migration ${name}`, 'is not applied yet. npx bmms migrate applies it.')),
    ...edited.map((name) => problem(`migration ${name}`, 'was edited after it was applied. Restore the file.')),
    ...unknown.map((name) => problem(`migration ${name}`, 'is not known here: a newer BMMS used this database.')),
  ]
}

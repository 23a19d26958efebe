// Starting and ending a BMMS process in good order.

import { type App, createApp, SINGLE_ORGANIZATION } from './app.ts'
import { type Application, openApplication } from './application.ts'
import type { Config } from './config.ts'
import { seedReferences } from './modules/budgeting/module.ts'
import { seedOrganizations } from './modules/organizations/seed.ts'
import { seedDemo } from './modules/people/demo/demo-accounts.ts'
import type { DemoAccount } from './modules/people/demo/demo-accounts-file.ts'
import {
  seedPilotMilestones,
  seedPilotRun,
  seedPilotWave,
  seedPlanningFacts,
  seedRisks,
} from './modules/rollout/module.ts'
import { inPlatform, SYSTEM } from './platform/database/scope.ts'
import { closePdf } from './platform/documents/pdf.ts'
import { setPace } from './platform/mail/mail-pace.ts'
import { createErrorReporter } from './platform/telemetry/error-reporter.ts'
import { createLogger } from './platform/telemetry/logger.ts'
import { createMetrics } from './platform/telemetry/metrics.ts'

type Say = (line: string) => void

export interface Running {
  url: string
  /** Finishes requests in flight and running jobs, then closes everything. */
  stop: () => Promise<void>
}

/** Opens the database, seeds what is missing, and serves and works as the settings say. */
export async function serve(config: Config, say: Say): Promise<Running> {
  const started = performance.now()
  const application = await openApplication(config, say)
  try {
    const accounts = await seed(application, say)
    const { app, url } = await listen(application)
    say('')
    say(`BMMS is ready at ${url} (${((performance.now() - started) / 1000).toFixed(1)} s).`)
    if (config.mode === 'obcms') say(`Single-organization mode: ${SINGLE_ORGANIZATION} only.`)
    sayAccounts(accounts, config, say)
    return { url, stop: () => stop(application, app) }
  } catch (error) {
    await application.close()
    throw error
  }
}

async function seed(application: Application, say: Say): Promise<DemoAccount[]> {
  const caller = { actor: SYSTEM, requestId: 'start' }
  await inPlatform(application.database, caller, (scope) => setPace(scope, application.config.mailPerMinute))
  const { added } = await inPlatform(application.database, caller, seedOrganizations)
  if (added.length > 0) say(`Added ${added.length} organizations.`)
  await inPlatform(application.database, caller, seedReferences)
  await inPlatform(application.database, caller, seedPilotWave)
  await inPlatform(application.database, caller, seedPlanningFacts)
  await inPlatform(application.database, caller, seedPilotMilestones)
  await inPlatform(application.database, caller, seedRisks)
  if (!application.config.demo) return []
  const accounts = await seedDemo(application, say)
  await inPlatform(application.database, caller, seedPilotRun)
  return accounts
}

async function listen(application: Application): Promise<{ app: App; url: string }> {
  const { config } = application
  const logger = createLogger(config.logLevel)
  const metrics = createMetrics(application.database)
  const report = await createErrorReporter({ dsn: config.sentryDsn, logger })
  const app = await createApp(application, { logger, metrics, report })
  if (config.roles.includes('web')) {
    await answerRequests(app, config)
    application.database.publicUrl = addressOf(app, config)
  }
  await app.jobs.start({ work: config.roles.includes('worker') })
  return { app, url: addressOf(app, config) }
}

/** Listens first: a port that is in use ends the start before any job runs. */
async function answerRequests(app: App, config: Config): Promise<void> {
  await app.server.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(
      `Port ${config.port} is in use. Stop the other program, or choose another port: npm start -- --port ${config.port + 1}`,
    )
  })
}

function addressOf({ server }: App, config: Config): string {
  if (!config.roles.includes('web')) return 'no address (worker only)'
  const [address] = server.addresses()
  const port = typeof address === 'object' ? address.port : config.port
  return config.publicUrl || `http://localhost:${port}`
}

async function stop(application: Application, { server, jobs }: App): Promise<void> {
  await server.close()
  await jobs.stop()
  await closePdf()
  await application.close()
}

function sayAccounts(accounts: readonly DemoAccount[], config: Config, say: Say): void {
  if (accounts.length === 0) return
  say('')
  say(`Demo accounts (also in ${config.dataFolder}/demo-accounts.csv):`)
  const width = Math.max(...accounts.map((account) => account.username.length))
  for (const { username, password, organization, role } of accounts) {
    say(`  ${username.padEnd(width)}  ${password}  ${organization.padEnd(5)}  ${role}`)
  }
}

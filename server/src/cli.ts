// The `bmms` command. One line per command; the work lives in cli/ and the modules.
import { activateOrganizationCommand } from './cli/activate-organization.ts'
import { budgetCheck } from './cli/budget-check.ts'
import { capacityPlan } from './cli/capacity-plan.ts'
import { check } from './cli/check.ts'
import { cleanupPilotData } from './cli/cleanup-pilot-data.ts'
import { deactivateOrganizationCommand } from './cli/deactivate-organization.ts'
import { exportPersonCommand } from './cli/export-person.ts'
import { exportPilotData } from './cli/export-pilot-data.ts'
import { generateBudgetData } from './cli/generate-budget-data.ts'
import { generatePilotData } from './cli/generate-pilot-data.ts'
import { generateRolloutSchedule } from './cli/generate-rollout-schedule.ts'
import { importPpas } from './cli/import-ppas.ts'
import { importUacs } from './cli/import-uacs.ts'
import { importPilotUsers, importUsers } from './cli/import-users.ts'
import { mailBounce } from './cli/mail-bounce.ts'
import { migrateCommand } from './cli/migrate.ts'
import { onboardingReport } from './cli/onboarding-report.ts'
import { openapi } from './cli/openapi.ts'
import { assignPilotRole, createPilotUser } from './cli/pilot-users.ts'
import { report } from './cli/report.ts'
import { rolloutReport } from './cli/rollout-report.ts'
import { runCommand } from './cli/run-command.ts'
import { loadPilotMoas, seedOrganizationsCommand } from './cli/seed-organizations.ts'
import { sendWelcomeEmails } from './cli/send-welcome-emails.ts'
import { start } from './cli/start.ts'
import { suggestWaveGroupings } from './cli/suggest-wave-groupings.ts'
import { wave } from './cli/wave.ts'

const commands = [
  start,
  migrateCommand,
  check,
  budgetCheck,
  report,
  seedOrganizationsCommand,
  loadPilotMoas,
  createPilotUser,
  assignPilotRole,
  importPilotUsers,
  importUsers,
  importUacs,
  importPpas,
  sendWelcomeEmails,
  exportPersonCommand,
  generatePilotData,
  generateBudgetData,
  generateRolloutSchedule,
  wave,
  exportPilotData,
  cleanupPilotData,
  mailBounce,
  onboardingReport,
  suggestWaveGroupings,
  rolloutReport,
  activateOrganizationCommand,
  deactivateOrganizationCommand,
  capacityPlan,
  openapi,
]

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (text) => {
    if (text) console.log(text)
  },
  err: (text) => console.error(text),
})

// The watch: every quarter of an hour, and the reports of the morning.
import { eq } from 'drizzle-orm'
import { inPlatform } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { proposeCompletion } from '../gates/open-gate.ts'
import { waves } from '../tables.ts'
import { sendToChat } from './chat.ts'
import { escalateBlockers } from './escalate-blockers.ts'
import { escalationLetter } from './escalation-letter.ts'
import { keepReport } from './keep-report.ts'
import { watchMilestones } from './late-milestones.ts'
import { reportLetter } from './report-letter.ts'

export const watchRollout = defineJob({
  name: 'rollout.watch',
  summary: 'Marks milestones that are late, escalates critical blockers, and proposes finished waves for completion',
  cron: '*/15 * * * *',
  handle: async ({ database, caller, settings }) => {
    await inPlatform(database, caller, watchMilestones)
    await inPlatform(database, caller, (scope) => escalateBlockers(scope, { hasChat: Boolean(settings.chatWebhook) }))
    const active = await inPlatform(database, caller, ({ db }) =>
      db.select({ id: waves.id }).from(waves).where(eq(waves.status, 'active')),
    )
    for (const { id } of active) await inPlatform(database, caller, (scope) => proposeCompletion(scope, id))
  },
})

export const reportDaily = defineJob({
  name: 'rollout.daily-report',
  summary: 'Makes the daily report of the rollout on working days, keeps it and mails it',
  cron: '0 8 * * *',
  handle: ({ database, caller }) => inPlatform(database, caller, (scope) => keepReport(scope, 'daily')),
})

export const reportWeekly = defineJob({
  name: 'rollout.weekly-report',
  summary: 'Makes the weekly report of the rollout on Mondays, keeps it and mails it',
  cron: '0 8 * * 1',
  handle: ({ database, caller }) => inPlatform(database, caller, (scope) => keepReport(scope, 'weekly')),
})

export const watchJobs = [watchRollout, sendToChat, reportDaily, reportWeekly]

export const watchLetters = [escalationLetter, reportLetter]

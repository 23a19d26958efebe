// Telling people in time that an allotment is nearly used up, or that money is about to lapse.
import { sql } from 'drizzle-orm'
import { formatDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import {
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type OrganizationScope,
} from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { pesoWords } from '../centavos.ts'
import { CLASS_WORDS } from '../money.contract.ts'
import { findAttention } from './attention.ts'
import { budgetAlerts } from './tables.ts'

const utilisation = defineTopic({
  name: 'budgeting.utilisation',
  label: 'Allotments nearly used up',
  summary: 'Obligations reach 85 % or 95 % of an allotment.',
})
const lapse = defineTopic({
  name: 'budgeting.lapse',
  label: 'Money about to lapse',
  summary: 'Money that is not obligated yet lapses in 60, 30 or 7 days.',
})
export const dashboardTopics = [utilisation, lapse]

/** Every morning before office hours; once for each balance and reason. */
export const watchBudgets = defineJob({
  name: 'budgeting.watch',
  summary: 'Tells of allotments that are nearly used up and of money that is about to lapse',
  cron: '30 6 * * *',
  handle: async ({ database, caller, signal }) => {
    const organizations = await inPlatform(database, caller, async ({ db }) => {
      const { rows } = await db.execute<OrganizationRef & Record<string, unknown>>(sql`
        select id, code, name, accent_color as "accentColor" from organization
         where is_active and 'budgeting' = any (modules) order by id`)
      return rows
    })
    for (const organization of organizations) {
      signal.throwIfAborted()
      await inOrganization(database, { ...caller, organization }, tellOfBalances)
    }
  },
})

interface Told {
  accountId: string
  reason: 'warning' | 'critical' | 'lapse_60' | 'lapse_30' | 'lapse_7'
  title: string
  text: string
}

/** Tells budget officers and managers what they were not told yet. */
export async function tellOfBalances(scope: OrganizationScope): Promise<void> {
  const today = todayIn(scope.clock.now())
  const attention = await findAttention(scope.db, { organizationId: scope.organization.id, today })
  const found = [...attention.alerts.map(wordsOfAlert), ...attention.lapsing.flatMap(wordsOfLapse)]
  if (found.length === 0) return
  const added = await scope.db
    .insert(budgetAlerts)
    .values(found.map(({ accountId, reason }) => ({ accountId, reason, raisedOn: today })))
    .onConflictDoNothing()
    .returning({ accountId: budgetAlerts.accountId, reason: budgetAlerts.reason })
  const fresh = new Set(added.map((row) => `${row.accountId} ${row.reason}`))
  const to = await findActiveMembers(scope, { roles: ['budget_officer', 'manager'] })
  for (const { accountId, reason, title, text } of found.filter((one) => fresh.has(`${one.accountId} ${one.reason}`))) {
    const topic = reason.startsWith('lapse') ? lapse : utilisation
    await notify(scope, {
      topic,
      to,
      title,
      text,
      path: `/moa/${scope.organization.code}/budgeting?account=${accountId}`,
    })
  }
}

type Attention = Awaited<ReturnType<typeof findAttention>>

function wordsOfAlert(alert: Attention['alerts'][number]): Told {
  const { accountId, level, rate, ppaTitle, act, left } = alert
  return {
    accountId,
    reason: level,
    title: `${rate.toFixed(1)} % of an allotment obligated: ${ppaTitle}`,
    text: `${CLASS_WORDS[alert.class]}, ${act}: ${pesoWords(left)} left.`,
  }
}

function wordsOfLapse(balance: Attention['lapsing'][number]): Told[] {
  const near = ([7, 30, 60] as const).find((days) => balance.days <= days)
  if (!near) return []
  const { accountId, amount, ppaTitle, obligateUntil, act } = balance
  return [
    {
      accountId,
      reason: `lapse_${near}`,
      title: `${pesoWords(amount)} lapse after ${formatDate(obligateUntil)}: ${ppaTitle}`,
      text: `${CLASS_WORDS[balance.class]}, ${act}. What is not obligated by then reverts (BAA 84, s. 35).`,
    },
  ]
}

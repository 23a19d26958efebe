// Every morning: deadlines in the calendar, and word to those who prepare reports that are due soon.
import { sql } from 'drizzle-orm'
import { setDeadlines } from '../../../platform/calendar/deadlines.ts'
import { formatDate, parseDate, today } from '../../../platform/calendar/manila.ts'
import {
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type OrganizationScope,
} from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import type { ReportDuty } from './duties.contract.ts'
import { DEADLINE, loadDuties, subjectOf } from './duties.ts'
import { reportDue } from './report-news.ts'

/** Days before the due date on which people are told; -1 is the day after it. */
const DAYS = [7, 3, 1, -1] as const

export const remindOfReports = defineJob({
  name: 'budgeting.report-reminders',
  summary: 'Tells who prepares accountability reports 7, 3 and 1 days before they are due, and when they are late',
  cron: '0 7 * * *',
  handle: async ({ database, caller, signal }) => {
    const organizations = await inPlatform(database, caller, async ({ db }) => {
      const { rows } = await db.execute<OrganizationRef & Record<string, unknown>>(sql`
        select id, code, name, accent_color as "accentColor" from organization
         where is_active and 'budgeting' = any (modules) order by id`)
      return rows
    })
    for (const organization of organizations) {
      signal.throwIfAborted()
      await inOrganization(database, { ...caller, organization }, remindOfDuties)
    }
  },
})

/** Puts the open duties of this year and the year before into the calendar, and tells of those whose day is near. */
export async function remindOfDuties(scope: OrganizationScope): Promise<void> {
  const { year } = parseDate(today(scope.clock.now()))
  const duties = [...(await loadDuties(scope, year - 1)), ...(await loadDuties(scope, year))]
  const open = duties.filter(({ state }) => state !== 'filed')
  const path = `/moa/${scope.organization.code}/budgeting/reports-due`
  const roles = budgetingPolicy.policy['budget.report.prepare']?.organization ?? []
  await setDeadlines(
    scope,
    open.map((duty) => ({
      kind: DEADLINE,
      subjectId: subjectOf(duty),
      title: duty.title,
      ...{ path, statutoryDate: duty.statutoryDate, roles },
    })),
  )
  const near = open.filter(({ daysLeft }) => DAYS.some((days) => days === daysLeft))
  const to = near.length > 0 ? await findActiveMembers(scope, { roles }) : []
  for (const [dueDate, own] of Map.groupBy(near, (duty) => duty.dueDate))
    await notify(scope, { topic: reportDue, to, path, ...wordsOf(dueDate, own) })
}

/** One notification for all reports of a day. */
function wordsOf(dueDate: string, duties: readonly ReportDuty[]): { title: string; text: string } {
  const [first] = duties
  const days = first?.daysLeft ?? 0
  const what = duties.length === 1 ? (first?.title ?? '') : `${duties.length} reports`
  const when =
    days < 0 ? `were due on ${formatDate(dueDate)}` : days === 1 ? 'are due tomorrow' : `are due in ${days} days`
  const title = `${what} ${duties.length === 1 ? when.replace('were', 'was').replace('are', 'is') : when}`
  const list = duties.map((duty) => duty.title).join('; ')
  return { title, text: `${list}. Due on ${formatDate(dueDate)}. ${first?.sanction ?? ''}.` }
}

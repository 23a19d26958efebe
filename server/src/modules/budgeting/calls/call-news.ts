// Who hears of a budget call: whoever prepares and endorses proposals, in every organization that uses Budgeting.
import { sql } from 'drizzle-orm'
import { setDeadlines, settleDeadline } from '../../../platform/calendar/deadlines.ts'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import type { BudgetCall } from './calls.contract.ts'

export const callPublished = defineTopic({
  name: 'budgeting.call_published',
  label: 'Budget call published',
  summary: 'The finance ministry publishes the budget call of a fiscal year, with the ceilings of your organization.',
  mail: 'at_once',
})

/** The deadline of an organization's proposal. */
export const SUBMISSION_DEADLINE = 'budgeting.proposal'
/** Names it within its kind. */
export const submissionOf = (fiscalYear: number) => `FY ${fiscalYear}`

const ROLES = ['budget_officer', 'manager'] as const

interface Called extends Record<string, unknown> {
  id: number
  code: string
  people: string[]
}

async function findCalled({ db }: PlatformScope): Promise<Called[]> {
  const { rows } = await db.execute<Called>(sql`
    select o.id, o.code,
           coalesce(array_agg(p.id::text) filter (where p.id is not null), '{}') as people
      from organization o
      left join membership m on m.organization_id = o.id and m.is_active
        and m.roles && array[${sql.join(
          ROLES.map((role) => sql`${role}`),
          sql`, `,
        )}]::text[]
      left join person p on p.id = m.person_id and p.is_active
     where o.is_active and 'budgeting' = any (o.modules)
     group by o.id order by o.id`)
  return rows
}

/** Tells budget officers and managers of all organizations, each with the address in their own. */
export async function tellOfCall(scope: PlatformScope, call: BudgetCall): Promise<void> {
  const due = call.submissionDue ? `Submit your proposal by ${dualDate(call.submissionDue)}.` : ''
  for (const { code, people } of await findCalled(scope)) {
    await notify(scope, {
      topic: callPublished,
      to: people,
      title: `Budget call for fiscal year ${call.fiscalYear}: ${call.title}`,
      text: due,
      path: `/moa/${code}/budgeting/calls/${call.id}`,
    })
  }
}

/** Puts the day of submission into the deadlines of every organization while the call is open; settles them when it closes. */
export async function setSubmissionDeadlines(
  scope: PlatformScope,
  { id, fiscalYear, submissionDue, status }: Pick<BudgetCall, 'id' | 'fiscalYear' | 'submissionDue' | 'status'>,
): Promise<void> {
  const called = await findCalled(scope)
  const keys = called.map(({ id: organizationId }) => ({
    kind: SUBMISSION_DEADLINE,
    subjectId: submissionOf(fiscalYear),
    organizationId,
  }))
  if (status !== 'published' || submissionDue === null) {
    for (const key of keys) await settleDeadline(scope, key)
    return
  }
  await setDeadlines(
    scope,
    called.map(({ code }, at) => ({
      ...(keys[at] ?? { kind: SUBMISSION_DEADLINE, subjectId: submissionOf(fiscalYear) }),
      title: `Budget proposal for fiscal year ${fiscalYear}`,
      path: `/moa/${code}/budgeting/calls/${id}`,
      statutoryDate: submissionDue,
      roles: ROLES,
    })),
  )
}

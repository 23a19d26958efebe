// A call as people read it: calendar in both calendars, ceilings by class.
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { dueDateOf } from '../../../platform/calendar/due-date.ts'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { CLASSES } from '../money.contract.ts'
import type { CallDate, Ceilings } from './calls.contract.ts'
import { budgetCallDates, budgetCallForms, budgetCalls } from './tables.ts'

// Parts of their own: Drizzle leaves the table out before columns of the outermost part.
const submission = sql`select d.date::text from budget_call_date d
  where d.call_id = ${budgetCalls.id} and d.kind = 'submission'`

/** Columns of a call in a list. */
export const callSummary = {
  id: budgetCalls.id,
  fiscalYear: budgetCalls.fiscalYear,
  title: budgetCalls.title,
  status: budgetCalls.status,
  submissionDue: sql<string | null>`(${submission})`.as('submission_due'),
  publishedAt: budgetCalls.publishedAt,
  publishedBy: budgetCalls.publishedBy,
  closedAt: budgetCalls.closedAt,
  version: budgetCalls.version,
  createdAt: budgetCalls.createdAt,
  updatedAt: budgetCalls.updatedAt,
}

/** Calendar and forms of a call, in their order. */
export async function findCallParts({ db }: { db: Db }, callId: string) {
  const { kind, name, date, section } = budgetCallDates
  const days = await db
    .select({ kind, name, date, section })
    .from(budgetCallDates)
    .where(eq(budgetCallDates.callId, callId))
    .orderBy(asc(budgetCallDates.position))
  const forms = await db
    .select({ code: budgetCallForms.code, title: budgetCallForms.title })
    .from(budgetCallForms)
    .where(eq(budgetCallForms.callId, callId))
    .orderBy(asc(budgetCallForms.position))
  return { dates: await withDueDays({ db }, days), forms }
}

type Named = Pick<typeof budgetCallDates.$inferSelect, 'kind' | 'name' | 'date' | 'section'>

async function withDueDays(scope: { db: Db }, days: readonly Named[]): Promise<CallDate[]> {
  const sorted = days.map(({ date }) => date).sort()
  const [from, to] = [sorted[0], sorted.at(-1)]
  if (from === undefined || to === undefined) return []
  const calendar = await loadBusinessCalendar(scope, { from, to })
  return days.map((day) => {
    const { dueDate, reason } = dueDateOf(calendar, day.date)
    return {
      ...day,
      kind: day.kind as CallDate['kind'],
      dualDate: dualDate(day.date),
      movedTo: dueDate === day.date ? null : { date: dueDate, dualDate: dualDate(dueDate), reason },
    }
  })
}

/** `{"PS": "100.00"}` of the ceilings that a condition lets through. */
export function ceilingsByClass(condition: SQL): SQL<Record<string, string>> {
  return sql<Record<string, string>>`coalesce((select jsonb_object_agg(g.class, g.amount::text) from budget_ceiling g
    where ${condition}), '{}')`
}

/** All four classes and their total. */
export function ceilingsView(byClass: Readonly<Record<string, string>>): Ceilings {
  const [PS = null, MOOE = null, FE = null, CO = null] = CLASSES.map((name) => byClass[name] ?? null)
  const total = Object.values(byClass).reduce((sum, amount) => sum + centavos(amount), 0n)
  return { PS, MOOE, FE, CO, total: pesosOf(total) }
}

// Making reports: on the way for whoever asks, and kept and mailed by the clock.
import { and, desc, eq, sql } from 'drizzle-orm'
import { isBusinessDay } from '../../../platform/calendar/business-days.ts'
import { inManila, parseDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { rolloutPolicy } from '../access.ts'
import { readStanding } from './control-room.ts'
import { notifyWithLetter } from './mail-at-once.ts'
import type { ReportContent, ReportKind } from './report.contract.ts'
import { reportContent } from './report-content.ts'
import { reportLetter } from './report-letter.ts'
import { reports } from './tables.ts'
import { readUserFigures } from './user-figures.ts'
import { dailyReportTopic, weeklyReportTopic } from './watch-topics.ts'

/** How far back a report reaches at most, in days: after a long silence nobody reads everything. */
const REACH: Readonly<Record<ReportKind, number>> = { daily: 7, weekly: 14 }
const USUAL: Readonly<Record<ReportKind, number>> = { daily: 1, weekly: 7 }

export interface MadeReport {
  content: ReportContent
  /** Whether people work today: the daily report is kept on those days only. */
  isWorkingDay: boolean
}

/** What the report says now. `isFinal`: what is done today is left to the next one. */
export async function makeReport(
  scope: PlatformScope,
  kind: ReportKind,
  { isFinal = false }: { isFinal?: boolean } = {},
): Promise<MadeReport> {
  const since = await sinceOf(scope, kind)
  const standing = await readStanding(scope, since)
  const users = await readUserFigures(scope)
  const { today, calendar } = standing
  const doneUntil = isFinal ? parseDate(today).subtract({ days: 1 }).toString() : today
  const content = reportContent({ kind, standing, users, since, doneUntil })
  return { content, isWorkingDay: isBusinessDay(calendar, today) }
}

/** Keeps the report of today and mails it; once a day, and the daily one on working days only. */
export async function keepReport(scope: PlatformScope, kind: ReportKind): Promise<void> {
  if (await isKept(scope, kind)) return
  const { content, isWorkingDay } = await makeReport(scope, kind, { isFinal: true })
  if (kind === 'daily' && !isWorkingDay) return
  const { day, since, asOf } = content
  const [kept] = await scope.db
    .insert(reports)
    .values({ kind, forDay: day, since, madeAt: asOf, content })
    .onConflictDoNothing({ target: [reports.kind, reports.forDay] })
    .returning({ id: reports.id })
  if (kept) await mailReport(scope, kept.id, content)
}

async function isKept({ db, clock }: PlatformScope, kind: ReportKind): Promise<boolean> {
  const ofToday = and(eq(reports.kind, kind), eq(reports.forDay, todayIn(clock.now())))
  const [found] = await db.select({ id: reports.id }).from(reports).where(ofToday)
  return found !== undefined
}

async function mailReport(scope: PlatformScope, id: string, content: ReportContent): Promise<void> {
  const path = `/platform/rollout/reports/${id}`
  await notifyWithLetter(scope, {
    ...{ topic: content.kind === 'daily' ? dailyReportTopic : weeklyReportTopic, path, letter: reportLetter },
    to: await findReaders(scope),
    title: content.title,
    text: content.summary,
    data: (name) => ({
      name,
      content,
      url: `${scope.publicUrl}${path}`,
      choicesUrl: `${scope.publicUrl}/account/notifications`,
    }),
  })
}

/** Everybody whose roles let them see reports; each chooses per topic whether they come by mail. */
async function findReaders({ db }: PlatformScope): Promise<string[]> {
  const roles = [...(rolloutPolicy.policy['rollout.report.view']?.platform ?? [])]
  const { rows } = await db.execute<{ id: string }>(sql`
    select p.id from person p where p.is_active
       and exists (select from platform_role r where r.person_id = p.id and r.role = any (${sql.param(roles)}::text[]))`)
  return rows.map(({ id }) => id)
}

/** From the report before on; without one, a day or a week. */
async function sinceOf({ db, clock }: PlatformScope, kind: ReportKind): Promise<Temporal.Instant> {
  const now = inManila(clock.now())
  const [last] = await db
    .select({ madeAt: reports.madeAt })
    .from(reports)
    .where(eq(reports.kind, kind))
    .orderBy(desc(reports.forDay))
    .limit(1)
  const earliest = now.subtract({ days: REACH[kind] }).toInstant()
  if (!last) return now.subtract({ days: USUAL[kind] }).toInstant()
  const known = Temporal.Instant.from(new Date(last.madeAt).toISOString())
  return Temporal.Instant.compare(known, earliest) < 0 ? earliest : known
}

// Daily and weekly reports of the rollout, kept as they were said.
import { type Static, Type } from 'typebox'
import { Choice, Day, Id, Instant, ListOf, ListQuery, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'
import { RolloutForecast } from './control-room.contract.ts'

const Words = (most: number) => Type.String({ maxLength: most })

export const REPORT_KINDS = ['daily', 'weekly'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const REPORT_KIND_WORDS: Readonly<Record<ReportKind, string>> = {
  daily: 'Daily report',
  weekly: 'Weekly report',
}

export const REPORT_SECTIONS = ['done', 'due', 'overdue', 'blockers', 'decisions'] as const

const ReportItem = Type.Object({ title: Words(300), detail: Words(400) })
export type ReportItem = Static<typeof ReportItem>

const ReportSection = Type.Object({
  name: Choice(REPORT_SECTIONS),
  title: Words(120),
  items: Type.Array(ReportItem),
  /** What is said when there is no item. */
  none: Words(200),
})
export type ReportSection = Static<typeof ReportSection>

const ReportWave = Type.Object({
  number: WaveNumber,
  name: Words(120),
  status: Choice(WAVE_STATUSES),
  organizations: Type.Integer(),
  onboarded: Type.Integer(),
  milestones: Type.Integer(),
  milestonesDone: Type.Integer(),
  /** 0 to 100; null where it is not begun. */
  health: Nullable(Type.Integer()),
  plannedEnd: Day,
  likelyEnd: Nullable(Day),
})
export type ReportWave = Static<typeof ReportWave>

export const ReportContent = Type.Object({
  kind: Choice(REPORT_KINDS),
  /** `Daily report of 20 November 2026`. */
  title: Words(120),
  day: Day,
  since: Instant,
  asOf: Instant,
  /** The whole in a sentence or two. */
  summary: Words(600),
  figures: Type.Array(Type.Object({ label: Words(80), value: Words(80), note: Words(160) })),
  sections: Type.Array(ReportSection),
  waves: Type.Array(ReportWave),
  forecast: RolloutForecast,
})
export type ReportContent = Static<typeof ReportContent>

const access = 'rollout.report.view'
const base = '/platform/rollout/reports'

export const KeptReport = Type.Object({
  id: Id,
  kind: Choice(REPORT_KINDS),
  day: Day,
  madeAt: Instant,
  summary: Words(600),
})
export type KeptReport = Static<typeof KeptReport>

export const listRolloutReports = endpoint('GET', base, {
  access,
  summary: 'Daily and weekly reports of the rollout, the newest first',
  query: ListQuery(['day', 'madeAt'], { kind: Type.Optional(Choice(REPORT_KINDS)) }),
  response: ListOf(KeptReport),
})

export const readRolloutReport = endpoint('GET', `${base}/:id`, {
  access,
  summary: 'Read a report of the rollout as it was',
  response: Type.Object({ id: Id, content: ReportContent }),
})

export const printRolloutReport = endpoint('GET', `${base}/:id/pdf`, {
  access,
  summary: 'A report of the rollout as it was, as PDF',
  response: Type.Unknown(),
  transfer: 'bytes',
})

export const previewRolloutReport = endpoint('GET', '/platform/rollout/report-preview', {
  access,
  summary: 'What the next report would say now; it is not kept',
  query: Type.Object({ kind: Type.Optional(Choice(REPORT_KINDS)) }, { additionalProperties: false }),
  response: ReportContent,
})

// The completion report: planned against actual from the record, and what was learned.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'

export const LESSON_KINDS = ['keep', 'change'] as const
export const LESSON_WORDS: Readonly<Record<(typeof LESSON_KINDS)[number], string>> = {
  keep: 'Keep doing',
  change: 'Do differently',
}

const Words = (most: number) => Type.String({ maxLength: most })
const Count = Type.Integer()

export const Lesson = Type.Object({
  id: Id,
  wave: Nullable(WaveNumber),
  kind: Choice(LESSON_KINDS),
  lesson: Words(1000),
  action: Words(1000),
  saidBy: Words(200),
  saidAt: Instant,
})
export type Lesson = Static<typeof Lesson>

export const CompletedWave = Type.Object({
  number: WaveNumber,
  name: Words(120),
  status: Choice(WAVE_STATUSES),
  plannedStart: Day,
  plannedEnd: Day,
  actualStart: Nullable(Day),
  actualEnd: Nullable(Day),
  /** Working days that it ended after its planned end; negative when earlier; null while it has not ended. */
  daysLate: Nullable(Type.Integer()),
  /** Working days that it stood still. */
  pausedDays: Count,
  organizations: Count,
  onboarded: Count,
  milestones: Count,
  milestonesOnTime: Count,
  milestonesLate: Count,
  blockers: Count,
  openBlockers: Count,
  /** Median hours from opening to resolution; null when none was resolved. */
  medianHours: Nullable(Type.Integer()),
  /** Decision of its last gate: `Go`, `Conditional go`, `No-go`. */
  decision: Nullable(Words(40)),
  messages: Count,
  letters: Count,
})
export type CompletedWave = Static<typeof CompletedWave>

export const CompletionContent = Type.Object({
  form: Type.Literal('bmms.rollout.completion/1'),
  title: Words(120),
  day: Day,
  asOf: Instant,
  summary: Words(1000),
  figures: Type.Array(Type.Object({ label: Words(80), value: Words(80), note: Words(200) })),
  waves: Type.Array(CompletedWave),
  /** The latest measure of each criterion by subject. */
  measures: Type.Array(
    Type.Object({ criterion: Words(80), subject: Words(120), value: Words(40), measuredOn: Day, source: Words(500) }),
  ),
  risks: Type.Array(
    Type.Object({ number: Count, title: Words(200), score: Count, status: Words(20), outcome: Words(1000) }),
  ),
  lessons: Type.Array(
    Type.Object({ wave: Nullable(WaveNumber), kind: Words(40), lesson: Words(1000), action: Words(1000) }),
  ),
})
export type CompletionContent = Static<typeof CompletionContent>

const base = '/platform/rollout/completion-reports'

export const listLessons = endpoint('GET', '/platform/rollout/lessons', {
  access: 'rollout.report.view',
  summary: 'What the rollout taught',
  query: ListQuery(['saidAt', 'wave'], {
    wave: Type.Optional(WaveNumber),
    kind: Type.Optional(Choice(LESSON_KINDS)),
  }),
  response: ListOf(Lesson),
})

export const addLesson = endpoint('POST', '/platform/rollout/lessons', {
  access: 'rollout.report.prepare',
  summary: 'Note what was learned',
  body: Body({ wave: Nullable(WaveNumber), kind: Choice(LESSON_KINDS), lesson: Line(1000), action: Text(1000) }),
  response: Lesson,
})

export const previewCompletion = endpoint('GET', '/platform/rollout/completion-preview', {
  access: 'rollout.report.view',
  summary: 'What a completion report would say now; it is not kept',
  response: CompletionContent,
})

const KeptCompletion = Type.Object({
  id: Id,
  number: Count,
  madeAt: Instant,
  madeBy: Words(200),
  summary: Words(1000),
  sha256: Words(64),
})
export type KeptCompletion = Static<typeof KeptCompletion>

export const listCompletions = endpoint('GET', base, {
  access: 'rollout.report.view',
  summary: 'Completion reports that were made',
  query: ListQuery(['number', 'madeAt'], {}),
  response: ListOf(KeptCompletion),
})

export const makeCompletion = endpoint('POST', base, {
  access: 'rollout.report.prepare',
  summary: 'Make a completion report and keep it as it is now',
  body: Body({}),
  response: Type.Object({ id: Id }),
})

export const readCompletion = endpoint('GET', `${base}/:id`, {
  access: 'rollout.report.view',
  summary: 'A completion report as it was made',
  response: Type.Object({ ...KeptCompletion.properties, content: CompletionContent }),
})

export const printCompletion = endpoint('GET', `${base}/:id/pdf`, {
  access: 'rollout.report.view',
  summary: 'A completion report as PDF',
  response: Type.Unknown(),
  transfer: 'bytes',
})

import type { Column } from '../../../platform/documents/columns.ts'
import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import {
  addLesson,
  type KeptCompletion,
  LESSON_WORDS,
  type Lesson,
  listCompletions,
  listLessons,
  makeCompletion,
  previewCompletion,
  printCompletion,
  readCompletion,
} from './completion.contract.ts'
import { describeCompletion, findCompletions, getCompletion, keepCompletion } from './completion.ts'
import { findLessons, noteLesson } from './lessons.ts'
import { printReport } from './print-completion.ts'

const lessonColumns: readonly Column<Lesson>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (lesson) => lesson.wave },
  { key: 'kind', title: 'Kind', type: 'text', value: (lesson) => LESSON_WORDS[lesson.kind] },
  { key: 'lesson', title: 'Lesson', type: 'text', value: (lesson) => lesson.lesson },
  { key: 'action', title: 'From now on', type: 'text', value: (lesson) => lesson.action },
  { key: 'said_by', title: 'Said by', type: 'text', value: (lesson) => lesson.saidBy },
  { key: 'said_at', title: 'Said', type: 'instant', value: (lesson) => lesson.saidAt },
]

const reportColumns: readonly Column<KeptCompletion>[] = [
  { key: 'number', title: 'Number', type: 'integer', value: (report) => report.number },
  { key: 'made_at', title: 'Made', type: 'instant', value: (report) => report.madeAt },
  { key: 'made_by', title: 'Made by', type: 'text', value: (report) => report.madeBy },
  { key: 'summary', title: 'Summary', type: 'text', value: (report) => report.summary },
  { key: 'sha256', title: 'SHA-256', type: 'text', value: (report) => report.sha256 },
]

export const completionRoutes: readonly Route[] = [
  route(listLessons, findLessons, { export: { title: 'Lessons of the rollout', columns: lessonColumns } }),
  route(addLesson, noteLesson),
  route(previewCompletion, describeCompletion),
  route(listCompletions, findCompletions, { export: { title: 'Completion reports', columns: reportColumns } }),
  route(makeCompletion, keepCompletion),
  route(readCompletion, getCompletion),
  fileRoute(printCompletion, getCompletion, printReport),
]

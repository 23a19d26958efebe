import { writeFile } from 'node:fs/promises'
import { layOutPlannedWaves, loadScheduleCalendar, scheduleCalendarText } from '../modules/rollout/module.ts'
import { formatDate } from '../platform/calendar/manila.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { withQueue } from './with-queue.ts'

type Laid = Awaited<ReturnType<typeof layOutPlannedWaves>>

export const generateRolloutSchedule: Command = {
  name: 'generate-rollout-schedule',
  summary: 'lay out the planned waves of the rollout in working days',
  details:
    'Waves stand one after another by number, around holidays and blackouts; milestones follow their shares. Waves that have begun stay. --dry-run only says what would move.',
  options: {
    'start-date': { value: 'date', summary: 'first day of the first planned wave (default: after the waves that run)' },
    'wave-duration': { value: 'days', summary: 'working days of a wave (default 14)' },
    gap: { value: 'days', summary: 'working days between waves (default 7)' },
    parallel: { value: 'number', summary: 'waves that may run at the same time (default 1)' },
    'new-baseline': { summary: 'compare later changes with these days' },
    'export-ical': { value: 'file', summary: 'write the schedule as an iCalendar file' },
    'dry-run': { summary: 'change nothing' },
  },
  run: (call) => {
    const wish = {
      startsOn: dayOf(call, 'start-date'),
      waveDays: call.count('wave-duration', { fallback: 14, least: 1, most: 260 }),
      gapDays: call.count('gap', { fallback: 7, least: 0, most: 260 }),
      parallel: call.count('parallel', { fallback: 1, least: 1, most: 10 }),
      newBaseline: call.flag('new-baseline'),
      preview: call.flag('dry-run'),
    }
    const file = call.optional('export-ical')
    if (file && wish.preview) return refuse('--dry-run writes nothing: leave --export-ical out.')
    return withQueue(call, async ({ database }) => {
      const { laid, text } = await inPlatform(database, COMMAND_LINE, async (scope) => ({
        laid: await layOutPlannedWaves(scope, wish),
        text: file ? scheduleCalendarText(await loadScheduleCalendar(scope)) : '',
      }))
      if (file) await writeFile(file, text)
      return {
        lines: [...linesOf(laid, wish.preview), ...(file ? [`Written to ${file}.`] : [])],
        data: { ...laid, dryRun: wish.preview, ...(file ? { file } : {}) },
      }
    })
  },
}

function linesOf({ summary, notes, warnings, waves, milestones }: Laid, isDry: boolean): string[] {
  return [
    isDry ? `${summary} Nothing was changed.` : summary,
    ...waves.flatMap(({ number, startsOn, endsOn }) => [
      `Wave ${number}: ${formatDate(startsOn.after)} to ${formatDate(endsOn.after)}`,
      ...milestones.filter(({ wave }) => wave === number).map(({ title, after }) => `  ${after}  ${title}`),
    ]),
    ...notes.map((note) => `Note: ${note}`),
    ...warnings.map((warning) => `Warning: ${warning}`),
  ]
}

function dayOf(call: Call, name: string): string | null {
  const text = call.optional(name)
  if (text === undefined) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return refuse(`--${name} must be a day written as YYYY-MM-DD, not "${text}".`)
  }
}

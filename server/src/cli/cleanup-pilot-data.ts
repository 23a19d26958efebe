import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Application } from '../application.ts'
import { anonymizePerson } from '../modules/people/module.ts'
import { cleanPilot, findPilots, type PilotOrganization, packPilots } from '../modules/rollout/module.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { withQueue } from './with-queue.ts'

const REASON = 'The pilot is over: what was entered for trial is removed.'

export const cleanupPilotData: Command = {
  name: 'cleanup-pilot-data',
  summary: 'remove what pilot organizations entered for trial, or make their people anonymous',
  details:
    'Without --confirm it only says what it would do. Removal is a rollback to the moment before the pilot: archived, whole or not at all, and it can be undone on the page of rollbacks. A pilot that is live is left alone: its rollback needs a second person there.',
  options: {
    'dry-run': { summary: 'only say what would be done, also with --confirm' },
    confirm: { summary: 'do it' },
    'export-first': { summary: 'write all of it to pilot-data.jsonl.gz first' },
    anonymize: {
      summary: 'keep the records, and make the trial accounts anonymous: people of pilots only who administer nothing',
    },
    since: { value: 'day', summary: 'from this day on, as 2026-03-01 (default: the first day of each pilot)' },
    out: { value: 'file', summary: 'another name for the file of --export-first' },
  },
  run: (call) =>
    withQueue(call, async (application) => {
      const pilots = await findPilots(application.database, COMMAND_LINE)
      if (pilots.length === 0) refuse('No organization is a pilot.')
      const isConfirmed = call.flag('confirm') && !call.flag('dry-run')
      const file = call.flag('export-first') && isConfirmed ? await exportTo(call, application, pilots) : null
      const done = call.flag('anonymize')
        ? await anonymize(application, pilots, isConfirmed)
        : await clean(call, application, { pilots, isConfirmed })
      const last = isConfirmed ? [] : ['Nothing was changed. Add --confirm to do it.']
      return {
        lines: [...(file ? [`Exported to ${file}.`] : []), ...done.lines, ...last],
        data: { ...done.data, file, isConfirmed },
      }
    }),
}

async function exportTo(call: Call, { database }: Application, pilots: readonly PilotOrganization[]): Promise<string> {
  const file = call.optional('out') ?? 'pilot-data.jsonl.gz'
  const { bytes } = await packPilots(database, COMMAND_LINE, pilots)
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch(() =>
    refuse(`${file} exists already or cannot be written.`),
  )
  return file
}

interface Cleaning {
  pilots: readonly PilotOrganization[]
  isConfirmed: boolean
}

async function clean(call: Call, { database, config }: Application, { pilots, isConfirmed }: Cleaning) {
  const files = createFileStore(join(config.dataFolder, 'files'))
  const since = sinceOf(call)
  const lines: string[] = []
  const results: Record<string, unknown>[] = []
  for (const pilot of pilots) {
    const moment = since ?? pilot.before
    if (pilot.isLive || moment === null) {
      const why = pilot.isLive
        ? 'is live: its rollback needs a second person'
        : 'has no first day of the pilot: give --since'
      lines.push(`${pilot.code} ${why}. Left alone.`)
      continue
    }
    call.progress(`Looking at ${pilot.code}.`)
    const view = await cleanPilot(
      { database, files, caller: COMMAND_LINE },
      { pilot, moment, reason: REASON, isConfirmed },
    )
    lines.push(...linesOf(pilot.code, view))
    results.push({
      organization: pilot.code,
      state: view.state,
      rows: view.rows,
      counts: view.counts,
      conflicts: view.conflicts,
    })
  }
  return { lines, data: { organizations: results } }
}

function linesOf(code: string, { state, rows, counts, conflicts }: Awaited<ReturnType<typeof cleanPilot>>): string[] {
  if (conflicts.length > 0) return [`${code} cannot be cleaned up:`, ...conflicts.map(({ message }) => `  ${message}`)]
  const words = state === 'done' ? 'rows were removed or are as they were' : 'rows would be removed or put back'
  return [
    `${code}: ${rows ?? 0} ${words}.`,
    ...(counts ?? []).map((one) => `  ${String(one.removed + one.changed + one.added).padStart(6)}  ${one.table}`),
  ]
}

function sinceOf(call: Call): string | undefined {
  const day = call.optional('since')
  if (day === undefined) return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) refuse(`--since must be a day as 2026-03-01, not "${day.slice(0, 20)}".`)
  return Temporal.PlainDate.from(day).toZonedDateTime('Asia/Manila').toInstant().toString()
}

async function anonymize({ database }: Application, pilots: readonly PilotOrganization[], isConfirmed: boolean) {
  const people = [...new Map(pilots.flatMap(({ trialPeople }) => trialPeople).map((one) => [one.id, one])).values()]
  if (isConfirmed) for (const { id } of people) await anonymizePerson(database, COMMAND_LINE, { id, reason: REASON })
  const words = isConfirmed ? 'were made anonymous' : 'would be made anonymous'
  return {
    lines: [
      `${people.length} people ${words}; what they recorded stays.`,
      ...people.map(({ username }) => `  ${username}`),
    ],
    data: { people: people.map(({ username }) => username) },
  }
}

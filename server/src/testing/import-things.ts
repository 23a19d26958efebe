// A small import of made-up things, on a table of its own: for tests of the engine, which knows no domain.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../platform/database/scope.ts'
import type { CellProblem, Effect, ImportDefinition, ImportRow, RowResult } from '../platform/imports/define-import.ts'
import { onAdmin } from './test-cluster.ts'

/** Makes the table of things in a test database. */
export async function createThings(adminUrl: string): Promise<void> {
  await onAdmin(
    adminUrl,
    `create table if not exists public.thing (id uuid primary key, code text not null unique, title text not null, amount integer not null)`,
  )
  await onAdmin(adminUrl, 'grant select, insert, update, delete on public.thing to bmms_app')
}

export interface Thing {
  id: string
  code: string
  title: string
  amount: number
}

export function listThings(adminUrl: string): Promise<Thing[]> {
  return onAdmin(adminUrl, 'select * from thing order by code').then(({ rows }) => rows)
}

export const things: ImportDefinition = {
  kind: 'test.things',
  title: 'Things',
  noun: ['thing', 'things'],
  columns: [
    {
      name: 'code',
      title: 'Code',
      synonyms: ['Thing code', 'Código'],
      required: true,
      help: '',
      maxLength: 20,
      defaultable: false,
    },
    { name: 'title', title: 'Title', synonyms: ['Name'], required: true, help: '', maxLength: 40, defaultable: false },
    { name: 'amount', title: 'Amount', synonyms: [], required: false, help: '', maxLength: 10, defaultable: true },
  ],
  options: [
    {
      name: 'updateExisting',
      label: 'Known things',
      help: '',
      choices: [
        ['yes', 'Update'],
        ['no', 'Skip'],
      ],
    },
  ],
  spread: {
    column: 'title',
    noun: ['title', 'titles'],
    count: (_, values) => Promise.resolve(new Set(values.map((value) => value.trim().toLowerCase())).size),
  },
  apply: async (scope, rows, { batch, seen }) => {
    const known = await thingsByCode(
      scope,
      rows.map((row) => keyOf(row)),
    )
    const results = rows.map((row) => judge(row, { known, seen, mayUpdate: batch.options.updateExisting !== 'no' }))
    const after = results.flatMap(({ effects }) => effects.map((effect) => effect.after))
    await scope.db.execute(sql`insert into thing (id, code, title, amount)
      select id, code, title, amount from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as r (id uuid, code text, title text, amount integer)
      on conflict (id) do update set title = excluded.title, amount = excluded.amount`)
    return results
  },
  undo: async (scope, rows) => {
    const effects = rows.flatMap((row) => row.effects)
    const now = await scope.db.execute<{ id: string; title: string; amount: number }>(
      sql`select id, title, amount from thing where id in ${effects.map(({ id }) => id)} for update`,
    )
    const current = new Map(now.rows.map((row) => [row.id, row]))
    const results = rows.map(({ number, effects: own }) => {
      const isSame = own.every(
        ({ id, after }) => current.get(id)?.title === after.title && current.get(id)?.amount === after.amount,
      )
      return {
        number,
        outcome: isSame ? ('undone' as const) : ('kept' as const),
        reason: isSame ? '' : 'Somebody has changed it since.',
      }
    })
    const taken = new Set(results.filter(({ outcome }) => outcome === 'undone').map(({ number }) => number))
    for (const { id, before } of rows.filter(({ number }) => taken.has(number)).flatMap((row) => row.effects)) {
      if (before)
        await scope.db.execute(
          sql`update thing set title = ${before.title}, amount = ${before.amount} where id = ${id}`,
        )
      else await scope.db.execute(sql`delete from thing where id = ${id}`)
    }
    return results
  },
  templates: [
    {
      name: 'things',
      title: 'Things',
      headers: ['Thing code', 'Name', 'Amount'],
      examples: [['A-1', 'Ñame, "big"', '+5']],
    },
  ],
}

const keyOf = ({ values }: ImportRow) => (values.code ?? '').toLowerCase()

async function thingsByCode({ db }: PlatformScope, codes: readonly string[]): Promise<Map<string, Thing>> {
  const { rows } = await db.execute<Thing & Record<string, unknown>>(
    sql`select * from thing where lower(code) = any(${sql.param([...codes])}::text[])`,
  )
  return new Map(rows.map((thing) => [thing.code.toLowerCase(), thing]))
}

interface Known {
  known: Map<string, Thing>
  seen: Map<string, number>
  mayUpdate: boolean
}

function judge(row: ImportRow, { known, seen, mayUpdate }: Known): RowResult {
  const { number, values } = row
  const problems: CellProblem[] = [...row.problems]
  const key = keyOf(row)
  const first = seen.get(key)
  if (first !== undefined) problems.push({ column: 'code', code: 'test.twice', message: `Also in row ${first}.` })
  else if (key !== '') seen.set(key, number)
  const amount = values.amount === '' ? 0 : Number(values.amount)
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > 1_000_000) {
    problems.push({ column: 'amount', code: 'test.amount', message: 'Enter a whole number.' })
  }
  const empty = { number, errors: problems, warnings: [], recordId: null, effects: [] }
  if (problems.length > 0) return { ...empty, verdict: 'error' }
  const before = known.get(key)
  const after = {
    id: before?.id ?? randomUUIDv7(),
    code: before?.code ?? values.code ?? '',
    title: values.title ?? '',
    amount,
  }
  if (before && before.title === after.title && before.amount === amount) {
    return { ...empty, verdict: 'unchanged', recordId: before.id }
  }
  if (before && !mayUpdate) return { ...empty, verdict: 'skip', recordId: before.id }
  const effect: Effect = {
    table: 'thing',
    id: after.id,
    before: before ? { title: before.title, amount: before.amount } : null,
    after,
  }
  return { ...empty, verdict: before ? 'update' : 'create', recordId: after.id, effects: [effect] }
}

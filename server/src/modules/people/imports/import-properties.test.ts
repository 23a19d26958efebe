import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportRow, RowResult } from '../../../platform/imports/define-import.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { importRows, rowOf, undoRows } from '../../../testing/people-import.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const CODES = ['MOH', 'MOLE', 'mafar', 'Ministry of Health', 'MPWH']
const there: string[] = []

beforeAll(async () => {
  for (const code of ['MOH', 'MOLE', 'MAFAR', 'MPW']) await createPerson(test, { roles: { [code]: ['admin'] } })
  for (const name of ['Ana Cruz', 'Omar Karim', 'Sittie Usman']) {
    const person = await createPerson(test, { name, roles: { MOH: ['viewer'], MOLE: ['staff'] } })
    there.push(`${person.username}@example.gov.ph`)
  }
  const out = await createPerson(test, { name: 'Out Side', roles: { MOH: ['viewer'] }, memberActive: false })
  there.push(`${out.username}@example.gov.ph`)
})

/** What a directory is: everything but when, and how often, it was written. */
async function directory() {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select (select jsonb_agg(to_jsonb(p) - 'updated_at' order by p.id) from person p) as people,
            (select jsonb_agg(to_jsonb(m) - 'updated_at' - 'version' order by m.organization_id, m.id) from membership m) as places,
            (select jsonb_agg(to_jsonb(o) order by o.person_id) from onboarding o) as onboarding`,
  )
  return rows[0]
}

const mostly = (weight: number, usual: fc.Arbitrary<string>, odd: fc.Arbitrary<string>) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd })
/** Few addresses, so that people come twice; some are there already, some are none. */
const email = () =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom('ana', 'ben', 'ANA', 'caloy', 'd', 'ñu'), fc.constantFrom('moh.gov.ph', 'x.ph'))
        .map((parts) => parts.join('@')),
    },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }).map((at) => there[at] ?? '') },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  )
const name = mostly(
  5,
  fc.constantFrom('Ana Cruz', 'CRUZ, Ana', 'Omar Karim', 'Sittie Usman', 'Ben Reyes'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const cells = () =>
  fc.record({
    email: email(),
    full_name: name,
    organization: mostly(8, fc.constantFrom(...CODES), fc.constantFrom('ATLANTIS', '')),
    role: mostly(
      6,
      fc.constantFrom('viewer', 'planner, staff', 'admin', 'M&E Officer', ''),
      fc.string({ maxLength: 10 }),
    ),
    phone: mostly(8, fc.constantFrom('', '0917 123 4567', '0918 765 4321'), fc.constant('12')),
    position: mostly(3, fc.constantFrom('', 'Planning Officer II', 'Division Chief'), fc.string({ maxLength: 20 })),
    department: fc.constantFrom('', 'Planning Division'),
    username: mostly(8, fc.constantFrom('', 'ana', 'ben', 'caloy2'), fc.string({ maxLength: 8 })),
    primary_organization: mostly(8, fc.constantFrom('', 'yes', 'No', 'oo'), fc.constant('maybe')),
  })
const file = () =>
  fc.array(cells(), { minLength: 1, maxLength: 25 }).map((rows) => rows.map((values, at) => rowOf(at + 2, values)))
const options = fc.record({
  updateExisting: fc.constantFrom('yes', 'no'),
  domainRule: fc.constantFrom('warn', 'refuse'),
})
const chunk = fc.integer({ min: 1, max: 30 })

/** All of a result but the ids of what was made. */
const plan = (results: RowResult[]) =>
  results.map(({ number, verdict, errors, warnings, effects }) => ({
    number,
    verdict,
    errors,
    warnings,
    effects: effects.map(({ table, before }) => ({ table, before })),
  }))
const done = (results: RowResult[]) =>
  results.filter(({ effects }) => effects.length > 0).map(({ number, effects }) => ({ number, effects }))

/** Takes an import back as the engine does: chunks of rows, newest first. */
async function undo(results: RowResult[], size: number) {
  const newest = done(results).reverse()
  const outcomes = []
  for (let at = 0; at < newest.length; at += size) outcomes.push(...(await undoRows(test, newest.slice(at, at + size))))
  return outcomes
}

describe('for any file', () => {
  const forAnyFile = (holds: (rows: ImportRow[], chosen: Record<string, string>, size: number) => Promise<void>) =>
    fc.assert(fc.asyncProperty(file(), options, chunk, holds), { numRuns: 40 })

  it('the check says what the run does, and changes nothing itself', () =>
    forAnyFile(async (rows, chosen, size) => {
      const before = await directory()
      const checked = await importRows(test, rows, { options: chosen, chunk: size, dryRun: true })
      expect(await directory()).toEqual(before)
      const run = await importRows(test, rows, { options: chosen, chunk: size })
      expect(plan(run)).toEqual(plan(checked))
      await undo(run, 500)
    }))

  it('running it again changes nothing', () =>
    forAnyFile(async (rows, chosen, size) => {
      const first = await importRows(test, rows, { options: chosen, chunk: size })
      const after = await directory()
      const again = await importRows(test, rows, { options: chosen, chunk: size })
      expect(await directory()).toEqual(after)
      for (const [at, { verdict }] of first.entries()) {
        const now = again[at]?.verdict
        if (verdict === 'error' || verdict === 'skip') expect(now).toBe(verdict)
        else expect(now).toBe('unchanged')
      }
      await undo(first, 500)
    }))

  it('taking it back leaves the directory as it was', () =>
    forAnyFile(async (rows, chosen, size) => {
      const before = await directory()
      const run = await importRows(test, rows, { options: chosen })
      const outcomes = await undo(run, size)
      expect(outcomes.filter(({ outcome }) => outcome !== 'undone')).toEqual([])
      expect(await directory()).toEqual(before)
    }))
})

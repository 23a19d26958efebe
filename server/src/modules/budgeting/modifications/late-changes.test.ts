import { describe, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { useBudgetPeople } from '../../../testing/budget-people.ts'
import { as } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import { requireSeason } from './late-changes.ts'

const test = useTestDatabase()
const people = useBudgetPeople(test, useTestApp(test))

const line: DocumentLine = {
  ...{ line: 2, side: 'from', ppaId: '', ppaCode: '310100100001000', ppaTitle: 'Clinics', class: 'MOOE' },
  ...{ objectCode: '5020309000', objectName: 'Fuel, Oil and Lubricants Expenses', amount: '10.00' },
  ...{ specialRelease: false, accountId: null, appropriated: '0.00', allotted: '0.00', obligated: '0.00' },
}
const move = (act: string, lines = [line]) =>
  as(test, { person: people.person, code: 'MOH', permissions: [] }, (scope) =>
    requireSeason(scope, { actId: people.acts.get(act) ?? '' }, lines).then(
      () => 'moves',
      (error: { code: string; errors: { path: string; message: string }[] }) => error.errors[0],
    ),
  )

describe('fuel, utilities and rent', () => {
  it('of fiscal year 2025 move from October on, in Philippine time', async () => {
    test.clock.set('2026-09-30T15:59:59Z')
    expect(await move('BAA 65')).toMatchObject({
      path: 'lines.1.objectCode',
      message: expect.stringMatching(/^Line 2 \(Fuel, Oil and Lubricants Expenses\) may be modified from 1 October on/),
    })
    expect(await move('BAA 65', [{ ...line, objectCode: '5020301002' }])).toBe('moves')
    expect(await move('BAA 85')).toBe('moves')
    test.clock.set('2026-09-30T16:00:00Z')
    expect(await move('BAA 65')).toBe('moves')
  })
})

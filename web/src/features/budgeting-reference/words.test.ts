import { describe, expect, it } from 'vitest'
import { emptyAct, factsOfAct, valuesOfAct } from './act-values.ts'
import { heldWords, validityWords } from './words.ts'

const days = (until: string) => ({ obligateUntil: until, payUntil: until, source: 'BAA 65, s. 53', isConfirmed: true })
const act = {
  ...{ id: '01a1fd18-4020-76c1-9828-2e2426d4a9d7', code: 'BAA 65', title: 'Budget', fiscalYear: 2025, version: 3 },
  ...{ kind: 'regular' as const, effectiveOn: '2025-01-01', source: 'Gazette', isConfirmed: true },
  validities: [
    { class: 'PS' as const, ...days('2025-12-31') },
    { class: 'MOOE' as const, ...days('2026-12-31') },
    { class: 'CO' as const, ...days('2026-12-31') },
  ],
}

describe('words of acts and rules', () => {
  it('say classes with the same day together', () => {
    expect(validityWords(act.validities, 'obligateUntil')).toBe(
      'PS until 31 December 2025; MOOE and CO until 31 December 2026',
    )
  })

  it('say where a rule is held', () => {
    expect(heldWords(['constraint ledger_x', 'document budget call'])).toEqual([
      'Database: ledger_x',
      'Step: budget call',
    ])
    expect(heldWords([])).toEqual(['Left to people'])
  })
})

describe('the form of an act', () => {
  it('has four rows, and gives back what it took', () => {
    const values = valuesOfAct(act)
    expect(values.classes).toHaveLength(4)
    const { id: _, version: __, ...facts } = act
    expect(factsOfAct(values)).toEqual(facts)
  })

  it('leaves classes without days out, and takes the source of the act where none is given', () => {
    const [first, ...rest] = emptyAct.classes
    const classes = [{ ...first, ...days('2026-12-31'), source: ' ' }, ...rest]
    expect(factsOfAct({ ...emptyAct, source: 'Gazette', classes }).validities).toEqual([
      { class: 'PS', ...days('2026-12-31'), source: 'Gazette' },
    ])
  })
})

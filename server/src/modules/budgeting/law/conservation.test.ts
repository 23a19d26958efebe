import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pesosOf } from '../centavos.ts'
import type { Stage } from '../money.contract.ts'
import { ConservationProof, type RawEntry } from './conservation.ts'

const entry = (postedOn: string, stage: Stage, effect: string, obligation: string | null = null): RawEntry => ({
  ...{ postedOn, accountId: 'a', obligation, stage, effect },
})
const prove = (entries: RawEntry[]) => {
  const proof = new ConservationProof()
  for (const each of entries) proof.add(each)
  return proof.finish()
}
const day = (at: number) => Temporal.PlainDate.from('2026-01-01').add({ days: at }).toString()
const ORDER: Stage[] = ['appropriation', 'allotment', 'obligation', 'payable', 'disbursement', 'liquidation']

describe('conservation from raw entries', () => {
  it('takes a day as a whole, whatever order its documents have', () => {
    expect(prove([entry('2026-01-05', 'allotment', '10.00'), entry('2026-01-05', 'appropriation', '10.00')])).toEqual(
      [],
    )
  })

  it('says the first day on which a stage exceeds the one before, with both amounts', () => {
    const history = [
      entry('2026-01-05', 'appropriation', '10.00'),
      entry('2026-01-06', 'allotment', '10.01'),
      entry('2026-01-07', 'allotment', '5.00'),
      entry('2026-01-08', 'appropriation', '100.00'),
    ]
    expect(prove(history)).toEqual([
      { accountId: 'a', on: '2026-01-06', words: 'on 6 January 2026 ₱10.01 allotted of ₱10.00 appropriated' },
    ])
  })

  it('keeps obligations apart: one may not pay from another', () => {
    const history = [
      entry('2026-01-05', 'appropriation', '100.00'),
      entry('2026-01-05', 'allotment', '100.00'),
      entry('2026-01-06', 'obligation', '40.00', 'x'),
      entry('2026-01-06', 'obligation', '40.00', 'y'),
      entry('2026-01-07', 'payable', '50.00', 'x'),
    ]
    expect(prove(history)).toMatchObject([{ words: 'on 7 January 2026 ₱50.00 due of ₱40.00 obligated' }])
  })

  it('holds for every history that is built within it, and breaks with one centavo more', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.bigInt(1n, 10n ** 17n)), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (wanted) => {
        const sums = ORDER.map(() => 0n)
        const history = wanted.flatMap(([at, pesos], on) => {
          const room = at === 0 ? pesos : (sums[at - 1] ?? 0n) - (sums[at] ?? 0n)
          const amount = pesos < room ? pesos : room
          if (amount === 0n) return []
          sums[at] = (sums[at] ?? 0n) + amount
          return [entry(day(on), ORDER[at] as Stage, pesosOf(amount), at > 1 ? 'x' : null)]
        })
        expect(prove(history)).toEqual([])
        const over = (sums[1] ?? 0n) - (sums[2] ?? 0n) + 1n
        expect(prove([...history, entry(day(99), 'obligation', pesosOf(over), 'x')])).toHaveLength(1)
      }),
    )
  })
})

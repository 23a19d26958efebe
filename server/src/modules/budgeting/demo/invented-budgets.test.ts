import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../people/module.ts'
import { PUBLIC_TOTAL_2025, PUBLIC_TOTALS_2025 } from './appropriations-2025.ts'
import { YEAR_2025, YEAR_2026 } from './fiscal-years.ts'
import { inventMoney } from './invent-budget-year.ts'
import { type InventedProgram, inventPrograms } from './invent-programs.ts'
import { until } from './invented-request.ts'
import { split } from './split.ts'

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n)
const totalOf = (programs: readonly InventedProgram[]) =>
  sumOf(programs.flatMap(({ amounts }) => Object.values(amounts)))
const moneyOf = (code: string) =>
  inventMoney({ year: YEAR_2025, programs: inventPrograms(code), random: randomFrom(5), names: ['Amina Usman'] })

describe('the public totals', () => {
  it('are 33, and PHP 60,153,195,042 in all', () => {
    expect(PUBLIC_TOTALS_2025).toHaveLength(33)
    expect(sumOf(PUBLIC_TOTALS_2025.map(({ total }) => total))).toBe(PUBLIC_TOTAL_2025)
    expect(PUBLIC_TOTAL_2025).toBe(60_153_195_042n)
  })

  it.each(PUBLIC_TOTALS_2025)('of $code are split to the centavo into $ppas programs', ({ code, ppas, total }) => {
    const programs = inventPrograms(code)
    expect(totalOf(programs)).toBe(total * 100n)
    expect(programs).toHaveLength(ppas)
    expect(new Set(programs.map((program) => program.code)).size).toBe(ppas)
    for (const program of programs) expect(program.code).toMatch(/^[123]\d{14}$/)
  })

  it.each(PUBLIC_TOTALS_2025)('of $code have at least 5 % for programs about gender', ({ code, total }) => {
    const gender = totalOf(inventPrograms(code).filter(({ tags }) => tags.includes('gender')))
    expect(gender * 20n).toBeGreaterThanOrEqual(total * 100n)
  })
})

describe('a share', () => {
  it('is exact: what is left over goes to the largest', () => {
    expect(split(100_00n, [1, 1, 1])).toEqual([33_34n, 33_33n, 33_33n])
    expect(split(1_000n, [1, 5, 1], 100n)).toEqual([100n, 800n, 100n])
    expect(split(5n, [])).toEqual([])
  })
})

describe('an invented year', () => {
  it('is the same for the same organization and seed', () => {
    expect(moneyOf('MPOS')).toEqual(moneyOf('MPOS'))
  })

  it('obligates within what is appropriated, bills within obligations, and pays within bills', () => {
    for (const { code, total } of PUBLIC_TOTALS_2025) {
      const { requests } = moneyOf(code)
      const obligated = sumOf(requests.flatMap(({ lines }) => lines.map(({ amount }) => amount)))
      expect(obligated).toBeLessThan(total * 100n)
      expect(obligated * 10n).toBeGreaterThan(total * 100n * 6n)
      for (const { lines, bills, cut } of requests) {
        const owed = sumOf(bills.flatMap(({ amounts }) => amounts))
        expect(owed).toBeLessThanOrEqual(sumOf(lines.map(({ amount }) => amount)) - (cut?.amount ?? 0n))
      }
    }
  })

  it('ends with the day that is given: nothing is obligated, billed, paid or liquidated after it', () => {
    const days = until(moneyOf('MOLE').requests, '2025-06-30').flatMap(({ on, bills, cut }) => [
      on,
      ...(cut ? [cut.on] : []),
      ...bills.flatMap((bill) => [bill.on, bill.payment?.on ?? '', bill.liquidation?.on ?? '']),
    ])
    expect(days.length).toBeGreaterThan(20)
    for (const day of days) expect(day <= '2025-06-30').toBe(true)
  })

  it('moves money only where there is much of it', () => {
    const kinds = (code: string) => moneyOf(code).papers.map(({ kind }) => kind)
    expect(kinds('MSSD')).toEqual(expect.arrayContaining(['transfer', 'realignment']))
    expect(kinds('BBOI')).not.toContain('transfer')
  })

  it('releases a running year in part', () => {
    const programs = inventPrograms('MOLE')
    const { papers } = inventMoney({ year: YEAR_2026, programs, random: randomFrom(5), names: ['Amina Usman'] })
    const released = papers.filter(({ kind }) => kind === 'special' || kind === 'comprehensive')
    expect(sumOf(released.flatMap(({ lines }) => lines.map(({ amount }) => amount)))).toBeLessThan(totalOf(programs))
  })
})

// How the money of an act is released and obligated over time, in invented years. Shares are per thousand of what an
// account may obligate, and stay within what is released on each of the days.

/** From and to which day, and how much of it. */
export type Period = readonly [first: string, last: string, share: number]

export interface InventedYear {
  year: number
  act: string
  appropriatedOn: string
  /** Comprehensive releases of PS and MOOE, a quarter of the year each (BAA 84, s. 37(b)). */
  quarters: readonly [string, string, string, string]
  /** Special releases of capital outlays, with the share of each. */
  special: readonly { on: string; share: number }[]
  /** Months with a payroll, `YYYY-MM`. */
  months: readonly string[]
  operating: readonly Period[]
  capital: readonly Period[]
  /** In which contracts turn out cheaper: with no other obligations of capital outlays in that quarter. */
  correctedFrom: string
  /** On which people travel with cash advances. */
  advances: readonly string[]
  transferredOn: string
  realignedOn: string
}

const monthsOf = (year: number) => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)

/** Valid for personnel services until the end of 2025, for the rest until the end of 2026. */
export const YEAR_2025: InventedYear = {
  year: 2025,
  act: 'BAA 65',
  appropriatedOn: '2025-01-02',
  quarters: ['2025-01-06', '2025-04-02', '2025-07-01', '2025-10-01'],
  special: [
    { on: '2025-02-17', share: 650 },
    { on: '2025-08-04', share: 300 },
  ],
  months: monthsOf(2025),
  operating: [
    ['2025-01-15', '2025-03-25', 150],
    ['2025-04-07', '2025-06-24', 200],
    ['2025-07-07', '2025-09-24', 200],
    ['2025-10-06', '2025-12-19', 250],
    ['2026-01-12', '2026-03-24', 80],
    ['2026-04-06', '2026-07-24', 80],
    ['2026-08-03', '2026-11-13', 40],
  ],
  capital: [
    ['2025-03-17', '2025-06-20', 520],
    ['2025-10-06', '2025-12-15', 280],
    ['2026-02-09', '2026-06-22', 200],
  ],
  correctedFrom: '2025-08-11',
  advances: ['2025-02-10', '2025-05-12', '2025-09-08', '2026-10-19'],
  transferredOn: '2025-08-18',
  realignedOn: '2025-05-19',
}

/** A year that is not over. */
export const YEAR_2026: InventedYear = {
  year: 2026,
  act: 'BAA 85',
  appropriatedOn: '2026-01-05',
  quarters: ['2026-01-08', '2026-04-06', '2026-07-01', '2026-10-01'],
  special: [{ on: '2026-02-16', share: 650 }],
  months: monthsOf(2026),
  operating: [
    ['2026-01-19', '2026-03-24', 200],
    ['2026-04-13', '2026-06-24', 250],
    ['2026-07-06', '2026-09-24', 250],
    ['2026-10-05', '2026-12-11', 200],
  ],
  capital: [
    ['2026-03-09', '2026-06-19', 400],
    ['2026-10-12', '2026-12-11', 240],
  ],
  correctedFrom: '2026-08-10',
  advances: ['2026-03-09', '2026-07-13', '2026-11-02'],
  transferredOn: '2026-08-17',
  realignedOn: '2026-05-18',
}

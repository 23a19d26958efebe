// The appropriation acts that are known, and until when their money may be used.
import type { AllotmentClass } from '../money.contract.ts'

interface Validity {
  obligateUntil: string
  payUntil: string
  source: string
  isConfirmed: boolean
}
export interface SeededAct {
  code: string
  title: string
  fiscalYear: number
  kind: 'regular' | 'supplemental' | 'automatic'
  effectiveOn: string
  source: string
  isConfirmed: boolean
  validity: Readonly<Record<AllotmentClass, Validity>>
}

const fy2025 = (day: string): Validity => ({
  obligateUntil: day,
  payUntil: day,
  source: 'BAA 65, s. 53',
  isConfirmed: true,
})
/** One-year cash budget; the extended payment period is taken as a quarter until the ministry confirms it. */
const fy2026: Validity = {
  obligateUntil: '2026-12-31',
  payUntil: '2027-03-31',
  source: 'BAA 84, s. 35; the end of the extended payment period is to be confirmed',
  isConfirmed: false,
}

export const seededActs: readonly SeededAct[] = [
  {
    code: 'BAA 65',
    title: 'General Appropriations Act of the Bangsamoro for fiscal year 2025',
    fiscalYear: 2025,
    kind: 'regular',
    effectiveOn: '2025-01-01',
    source: 'Bangsamoro Autonomy Act No. 65',
    isConfirmed: true,
    validity: {
      PS: fy2025('2025-12-31'),
      MOOE: fy2025('2026-12-31'),
      FE: fy2025('2026-12-31'),
      CO: fy2025('2026-12-31'),
    },
  },
  {
    code: 'BAA 85',
    title: 'General Appropriations Act of the Bangsamoro for fiscal year 2026',
    fiscalYear: 2026,
    kind: 'regular',
    effectiveOn: '2026-01-01',
    source: 'Bangsamoro Autonomy Act No. 85, by secondary sources',
    isConfirmed: false,
    validity: { PS: fy2026, MOOE: fy2026, FE: fy2026, CO: fy2026 },
  },
]

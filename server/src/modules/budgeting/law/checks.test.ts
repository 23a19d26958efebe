import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pesosOf } from '../centavos.ts'
import { checkModification } from './check-modification.ts'
import { checkGenderShare, checkProposal, type ProposalFacts, type ProposedPpa } from './check-proposal.ts'
import { checkWholeBudget } from './check-whole-budget.ts'
import { checkYear } from './check-year.ts'

const ppa: ProposedPpa = {
  ...{ path: 'ppas[0]', title: 'Mobile clinics', requested: '95.00', tags: [], bdpLink: 'Health', bdipLink: 'HE-1' },
  ...{ outcome: 'Fewer die young', indicators: 1, lines: 1, linesWithoutCost: 0, hasComparatives: true },
}
const sound: ProposalFacts = {
  fiscalYear: 2027,
  ppas: [ppa, { ...ppa, path: 'ppas[1]', title: 'Mothers', requested: '5.00', tags: ['gender'], isEndorsed: true }],
  ...{ consultations: 1, hasStaffing: true },
}
const rulesOf = (findings: { rule: string; severity: string }[]) =>
  findings.map(({ rule, severity }) => `${severity} ${rule}`)

describe('a proposal', () => {
  it('that has everything is lawful', () => {
    expect(checkProposal(sound)).toEqual([])
  })

  it('hears everything that is missing at once, with section and place, refusals first', () => {
    const bare = {
      ...{ ...ppa, bdipLink: ' ', outcome: '', indicators: 0, lines: 0, linesWithoutCost: 2, hasComparatives: false },
      ...{ tags: ['infrastructure', 'health'], abandonedInYear: 2025 },
    }
    const findings = checkProposal({ fiscalYear: 2027, ppas: [bare], consultations: 0, hasStaffing: false })
    expect(rulesOf(findings)).toEqual([
      'refuse gender_share',
      'refuse plan_linkage',
      'refuse proposal_outcomes',
      'refuse proposal_outcomes',
      'refuse proposal_costs',
      'refuse proposal_costs',
      'refuse proposal_comparatives',
      'refuse abandoned',
      'refuse consultation',
      'refuse proposal_staffing',
      'warn endorsement',
    ])
    expect(findings.find(({ rule }) => rule === 'plan_linkage')).toMatchObject({
      section: 'BAA 84, s. 16 and 19(b)',
      path: 'ppas[0]',
    })
    expect(findings.at(-1)?.message).toContain('the Ministry of Public Works')
  })

  it('may name again what was abandoned three years before', () => {
    const again = (fiscalYear: number) =>
      checkProposal({ ...sound, fiscalYear, ppas: sound.ppas.map((one) => ({ ...one, abandonedInYear: 2025 })) })
    expect(again(2027)).toHaveLength(2)
    expect(again(2028)).toEqual([])
  })

  it('has exactly five percent for gender, and not a centavo less', () => {
    const share = (gender: string, other: string) =>
      checkGenderShare([
        { requested: gender, tags: ['gender', 'health'] },
        { requested: other, tags: [] },
      ])
    expect(share('1524160703.28', '28959053362.28')).toEqual([])
    expect(share('1524160703.27', '28959053362.29')[0]?.message).toContain(
      'have 4.9 % of ₱30,483,214,065.56; at least 5 % is wanted',
    )
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 17n), (total) => {
        const least = (total + 19n) / 20n
        expect(share(pesosOf(least), pesosOf(total - least))).toEqual([])
        const [finding] = share(pesosOf(least - 1n), pesosOf(total - least + 1n))
        expect(finding?.message).toContain('₱0.01 more')
      }),
    )
  })
})

describe('money of 2025', () => {
  it('for fuel, utilities and rent is modified in the fourth quarter only', () => {
    const lines = ['5020309000', '5020402000', '5029905001', '5020301002', null].map((objectCode, at) => ({
      ...{ objectCode, path: `lines[${at}]`, title: `Line ${at}` },
    }))
    const early = checkModification({ on: '2026-09-30', actYear: 2025, lines })
    expect(early.map(({ path }) => path)).toEqual(['lines[0]', 'lines[1]', 'lines[2]'])
    expect(early[0]).toMatchObject({ section: 'BAA 65, s. 62', severity: 'refuse' })
    expect(checkModification({ on: '2026-10-01', actYear: 2025, lines })).toEqual([])
    expect(checkModification({ on: '2026-09-30', actYear: 2026, lines })).toEqual([])
  })
})

describe('the budget of the whole Bangsamoro', () => {
  const known = { total: '100.00', contingentFund: '10.00', personnel: '45.00', revenueSources: '100.00' }
  const facts = { ...known, debtService: '20.00', regularRevenue: '100.00', proposedTotal: '100.00' }
  const breaches = (given: typeof facts) => checkWholeBudget(given).flatMap(({ finding }) => finding ?? [])
  it('may reach each limit', () => {
    expect(checkWholeBudget(facts).map(({ finding }) => finding)).toEqual([null, null, null, null])
  })

  it('breaks it by one centavo', () => {
    const over = { contingentFund: '10.01', personnel: '45.01', debtService: '20.01', proposedTotal: '99.99' }
    expect(rulesOf(breaches({ ...facts, ...over }))).toEqual([
      ...['refuse contingent_fund', 'warn personnel_share', 'refuse debt_service', 'refuse parliament_total'],
    ])
    expect(breaches({ ...facts, ...over })[0]?.message).toContain(
      '₱10.01 is 10.0 % of ₱100.00; at most 10 % is allowed',
    )
  })

  it('is not judged by what is not known', () => {
    expect(checkWholeBudget({ total: '100.00', contingentFund: '99.00', personnel: '99.00' })).toMatchObject([
      { rule: 'contingent_fund', finding: { section: 'BAA 84, s. 29' } },
    ])
    expect(checkWholeBudget({})).toEqual([])
  })
})

describe("an organization's year", () => {
  const funded = { code: '310100100001000', title: 'Clinics', bdpLink: 'Health', bdipLink: 'HE-1' }
  const facts = {
    ...{ year: 2026, today: '2026-11-20' },
    ppas: [{ ...funded, tags: ['gender'], appropriated: '100.00' }],
    classes: [{ class: 'MOOE' as const, appropriated: '100.00', allotted: ['100.00', '0', '0', '0'] as const }],
  }
  it('is judged by what was appropriated, and by quarters that have ended', () => {
    expect(checkYear(facts)).toEqual([])
    const late = [{ class: 'MOOE' as const, appropriated: '100.00', allotted: ['40.00', '0', '50.00', '0'] as const }]
    const findings = checkYear({
      ...facts,
      ppas: [{ ...funded, tags: [], bdpLink: '', appropriated: '100.00' }],
      classes: late,
    })
    expect(rulesOf(findings)).toEqual(['refuse gender_share', 'refuse plan_linkage', 'warn allotment_periods'])
    expect(findings.at(-1)?.message).toBe(
      'Nothing of MOOE was allotted in Q2 2026, which began on 1 April 2026, while ₱60.00 was left to release.',
    )
    expect(checkYear({ ...facts, classes: late, today: '2027-01-01' })).toHaveLength(2)
  })
})

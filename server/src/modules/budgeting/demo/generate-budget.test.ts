import { beforeAll, describe, expect, it } from 'vitest'
import { inOrganization, SYSTEM } from '../../../platform/database/scope.ts'
import { getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { checkYearOf } from '../year-checks.ts'
import { PUBLIC_TOTALS_2025 } from './appropriations-2025.ts'
import { generateBudgetYear } from './generate-budget.ts'
import type { Added } from './writing.ts'

const test = useTestDatabase()
const caller = { actor: SYSTEM, requestId: 'demo' }
const CODES = ['MOLE', 'MPOS', 'BAGO']
const added = new Map<string, Added | undefined>()

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const here = async (code: string) => ({ ...caller, organization: await getOrganization(test, code) })
const generate = async (code: string, year: 2025 | 2026 = 2025) =>
  generateBudgetYear(test.database, await here(code), year)

beforeAll(async () => {
  for (const code of CODES) added.set(code, await generate(code))
}, 120_000)

const ofOrganization = `join organization o on o.id = x.organization_id where o.code = $1`

describe('an invented fiscal year 2025', () => {
  it.each(CODES)('of %s appropriates the public total, to the centavo', async (code) => {
    const found = await rows(
      `select sum(effect)::text as total from ledger_entry x ${ofOrganization} and stage = 'appropriation'`,
      [code],
    )
    const { total, ppas } = PUBLIC_TOTALS_2025.find((row) => row.code === code) ?? { total: 0n, ppas: 0 }
    expect(found).toEqual([{ total: `${total}.00` }])
    expect(await rows(`select count(*)::int as programs from ppa x ${ofOrganization}`, [code])).toEqual([
      { programs: ppas },
    ])
    expect(added.get(code)).toMatchObject({ programs: ppas })
  })

  it.each(CODES)(
    'of %s holds every proof over the books and every rule, in both years that it touches',
    async (code) => {
      for (const year of [2025, 2026]) {
        const checks = await inOrganization(test.database, await here(code), (scope) => checkYearOf(scope, year))
        expect(checks.filter(({ outcome }) => outcome === 'fails')).toEqual([])
      }
      const outcomes = await inOrganization(test.database, await here(code), (scope) => checkYearOf(scope, 2025))
      expect(outcomes.filter(({ outcome }) => outcome === 'warns')).toEqual([])
    },
  )

  it('has papers behind every posting, and postings on days that have come', async () => {
    const [found] = await rows(`
      select count(*) filter (where t.kind = 'obligation' and q.id is null)::int as obligations,
             count(*) filter (where t.kind in ('payable', 'disbursement', 'liquidation') and y.id is null)::int as bills,
             count(*) filter (where t.kind in ('appropriation', 'allotment', 'modification') and d.id is null)::int as papers,
             count(*) filter (where t.posted_on > '2026-11-20' or t.posted_at > '2026-11-20T04:00:00Z')::int as ahead,
             count(distinct t.kind)::int as kinds
        from ledger_posting t
        left join obligation_request q on q.posting_id = t.id
        left join payable y on y.id = t.subject_id
        left join budget_document d on d.posting_id = t.id`)
    expect(found).toEqual({ obligations: 0, bills: 0, papers: 0, ahead: 0, kinds: 7 })
  })

  it('shows a lowered obligation as a negative quarter', async () => {
    const found = await rows(`
      select sum(total) < 0 as negative from ledger_balance
       where stage = 'obligation' and year = 2025 and quarter = 3 and account_id in (
         select e.account_id from ledger_entry e join ledger_posting t on t.id = e.posting_id where t.kind = 'obligation_adjustment')
       group by organization_id, account_id`)
    expect(found.length).toBeGreaterThan(2)
    expect(found.every(({ negative }) => negative)).toBe(true)
  })

  it('is done by different people', async () => {
    const found = await rows(`
      select count(distinct q.requested_by) + count(distinct q.certified_by) + count(distinct q.obligated_by) as people,
             bool_or(p.paid_by in (q.requested_by, q.certified_by, q.obligated_by, y.recorded_by)) as same
        from obligation_request q join payable y on y.request_id = q.id join payment p on p.payable_id = y.id
        join organization o on o.id = q.organization_id where o.code = 'MOLE'`)
    expect(found).toEqual([{ people: '3', same: false }])
  })

  it('is added once', async () => {
    const count = () => rows('select count(*)::int as entries from ledger_entry')
    const before = await count()
    expect(await generate('MOLE')).toBeUndefined()
    expect(await count()).toEqual(before)
  })
})

describe('a running year', () => {
  it('comes on top, holds every rule, and leaves something to people', async () => {
    expect(await generate('MOLE', 2026)).toMatchObject({ programs: 0 })
    const checks = await inOrganization(test.database, await here('MOLE'), (scope) => checkYearOf(scope, 2026))
    expect(checks.filter(({ outcome }) => outcome === 'fails')).toEqual([])
    const waiting = await rows(`
      select status, count(*)::int as count from obligation_request where status <> 'obligated' group by status order by status`)
    expect(waiting).toEqual([
      { status: 'certified', count: 1 },
      { status: 'draft', count: 1 },
      { status: 'requested', count: 2 },
    ])
    const papers = await rows(`select kind from budget_document where status = 'submitted' order by kind`)
    expect(papers).toEqual([{ kind: 'realignment' }, { kind: 'special' }])
  })
})

it('is not made for organizations without public figures', async () => {
  await expect(generate('BSDB')).rejects.toThrow(/no public figures/)
})

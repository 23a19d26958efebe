import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import * as late from '../modifications/late-changes.ts'
import * as approvers from '../modifications/lawful-approver.ts'
import * as modifications from '../modifications/modification-rules.ts'
import { budgetingModule } from '../module.ts'
import * as releases from '../releases/release-rules.ts'
import * as advances from '../spending/cash-advances.ts'
import * as changes from './check-modification.ts'
import * as proposals from './check-proposal.ts'
import * as whole from './check-whole-budget.ts'
import * as years from './check-year.ts'
import { inForce } from './findings.ts'
import { ledgerChecks } from './ledger-checks.ts'
import type { LawRule } from './rule.ts'
import { citationOf, ruleRows, sectionsIn } from './rules.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let officer: Ask

beforeAll(async () => {
  officer = await app.signIn(await createPerson(test, { roles: { MOH: ['budget_officer'] } }))
})

describe('the table of the law', () => {
  it('names only constraints and checks that exist', () => {
    const checks = [
      ...[proposals, whole, years, changes, approvers, late, modifications, releases, advances].flatMap((file) =>
        Object.keys(file),
      ),
      ...ledgerChecks.map(({ id }) => id),
    ]
    const unknown = ruleRows.flatMap(({ id, held }) =>
      held
        .filter((place) => {
          const [kind, name = ''] = place.split(' ')
          if (kind === 'constraint') return !(name in budgetingModule.constraints)
          return kind === 'check' && !checks.includes(name)
        })
        .map((place) => `${id}: ${place}`),
    )
    expect(unknown).toEqual([])
  })

  it('has no unverified rule that refuses, by type and in fact', () => {
    // @ts-expect-error: what nobody read in the law can only warn
    const wrong: LawRule = { ...ruleRows[0], verified: false, severity: 'refuse' }
    expect(wrong.verified).toBe(false)
    expect(ruleRows.filter((rule: LawRule) => !rule.verified).map(({ severity }) => severity as string)).not.toContain(
      'refuse',
    )
  })

  it('stands in plain sentences, with days that exist', () => {
    for (const { title, text, from, to } of ruleRows) {
      expect(text, title).toMatch(/^[A-Z].*[.]$/)
      expect(text.length, title).toBeLessThanOrEqual(500)
      expect(() => [from, to ?? from].map((day) => Temporal.PlainDate.from(day)), title).not.toThrow()
    }
  })

  it('cites sections as people do, and reads them back', () => {
    expect(citationOf('within_allotment')).toBe('BAA 84, s. 34(a) and 73')
    expect(citationOf('sanctions')).toBe('BAA 84, s. 71, 72, 74 and 76')
    for (const { id, sections } of ruleRows.filter(({ sections: [first] }) => /\d/.test(first)))
      expect(sectionsIn(`No (${citationOf(id)}).`), id).toEqual(sections)
    expect(sectionsIn('for FY 2025 BAA 65, s. 53 and s. 63; BAA 84, s. 19(b); BAA 84, s. 46 to 48')).toEqual([
      ...['BAA 65, s. 53', 'BAA 65, s. 63', 'BAA 84, s. 19(b)', 'BAA 84, s. 46', 'BAA 84, s. 48'],
    ])
  })

  it('says from when until when a rule holds', () => {
    expect(inForce('cash_advances', '2026-12-31')).toBe(true)
    expect(inForce('cash_advances', '2027-01-01')).toBe(false)
    expect(inForce('within_allotment', '2025-12-31')).toBe(false)
  })
})

describe('refusals of Budgeting', () => {
  it('cite only sections that stand in the table and were read in the law', () => {
    const verified = new Set<string>(ruleRows.filter((rule) => rule.verified).flatMap((rule) => [...rule.sections]))
    const wrong = Object.entries(budgetingModule.errors).flatMap(([code, { detail }]) =>
      // What stands in quotation marks is an example. A paragraph is cited by its section.
      sectionsIn(detail.replaceAll(/"[^"]*"/g, ''))
        .filter((section) => !verified.has(section) && !verified.has(section.replace(/\([a-z]\)$/, '')))
        .map((section) => `${code}: ${section}`),
    )
    expect(wrong).toEqual([])
  })

  it('cite sections in the form that is checked', () => {
    const unread = Object.entries(budgetingModule.errors).filter(
      ([, { detail }]) => /\bs\. ?\d|\bsection \d/i.test(detail) && sectionsIn(detail).length === 0,
    )
    expect(unread.map(([code]) => code)).toEqual([])
  })
})

describe('the page of rules', () => {
  it('finds rules by words of title, text, section and constraint, in the order of sections', async () => {
    const all = await officer('GET', '/moa/MOH/budgeting/rules?pageSize=200')
    expect(all.body.total).toBe(ruleRows.length)
    expect(all.body.items.map(({ section }: { section: string }) => section).slice(0, 2)).toEqual([
      ...['BAA 39, s. 13', 'BAA 65, s. 53'],
    ])
    const found = await officer('GET', '/moa/MOH/budgeting/rules?q=obligation_within_allotment&severity=refuse')
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual(['within_allotment', 'multi_year_contract'])
    const open = await officer('GET', '/moa/MOH/budgeting/rules?verified=no')
    expect(open.body.items.every(({ severity }: { severity: string }) => severity === 'warn')).toBe(true)
    const paper = await officer('GET', '/moa/MOH/budgeting/rules?q=overdraft&format=csv')
    expect(paper.text).toContain('"BAA 84, s. 34(a) and 73"')
  })
})

import { expect, test } from 'vitest'
import { hrefOf, page, queryText } from './page.ts'

const plan = page('/moa/:moa/planning/strategic-plans/:id', {
  access: 'planning.plan.view',
  title: 'Strategic plan',
  load: async () => () => null,
})

test('an address has its parameters, encoded, and only what is set of its query', () => {
  expect(hrefOf(plan, { moa: 'MOH', id: 'a/b' }, { tab: 'history', page: undefined })).toBe(
    '/moa/MOH/planning/strategic-plans/a%2Fb?tab=history',
  )
  expect(queryText({ q: '', status: ['draft', 'active'], year: 2026 })).toBe('?status=draft&status=active&year=2026')
})

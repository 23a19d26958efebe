import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { PAGE_SIZE } from '../../../platform/http/list.ts'
import type { listRules, RuleView } from './law.contract.ts'
import { citationOf, ruleRows } from './rules.ts'

const views: readonly RuleView[] = ruleRows.map(({ id, title, text, from, to = null, severity, verified, held }) => ({
  ...{ id, section: citationOf(id), title, text },
  ...{ effectiveFrom: from, effectiveTo: to, severity, verified, held: [...held] },
}))

const bySection = new Intl.Collator('en', { numeric: true })

/** Rules by text, severity and whether they are confirmed; in the order of the sections unless asked otherwise. */
export function findRules({
  q = '',
  severity,
  verified,
  page = 1,
  pageSize = PAGE_SIZE,
  sort = 'section',
}: Input<typeof listRules>['query']): Output<typeof listRules> {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const key = sort.endsWith('title') ? 'title' : 'section'
  const found = views
    .filter((rule) => severity === undefined || rule.severity === severity)
    .filter((rule) => verified === undefined || rule.verified === (verified === 'yes'))
    .filter((rule) => {
      const text = [rule.section, rule.title, rule.text, ...rule.held].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => bySection.compare(a[key], b[key]) * (sort.startsWith('-') ? -1 : 1))
  const items = found.slice((page - 1) * pageSize, page * pageSize)
  return { items, total: found.length, page, pageSize }
}

import { type CheckedYear, checkYearOf } from '../modules/budgeting/module.ts'
import { inOrganization } from '../platform/database/scope.ts'
import type { Command } from './command.ts'
import { organizationOf } from './pilot-users.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const OUTCOMES: Readonly<Record<CheckedYear['outcome'], string>> = {
  holds: 'ok     ',
  warns: 'warning',
  fails: 'FAILED ',
  no_data: 'no data',
}

export const budgetCheck: Command = {
  name: 'budget-check',
  summary: "check the books and the law over an organization's fiscal year",
  details:
    'Recomputes every balance from the entries of the ledger, follows each peso day by day, and applies the rules of law. Changes nothing. Exit code 2 when a check fails; a warning, or nothing to judge by, is no failure.',
  options: {
    moa: { value: 'code', summary: 'code of the organization', required: true },
    year: { value: 'year', summary: 'fiscal year, for example 2026', required: true },
  },
  run: (call) => {
    const year = call.count('year', { fallback: 0, least: 2019, most: 2100 })
    return withApplication(call, async ({ database }) => {
      const organization = await organizationOf(call, database, 'moa')
      const checks = await inOrganization(database, { ...COMMAND_LINE, organization }, (scope) =>
        checkYearOf(scope, year),
      )
      const failed = checks.filter(({ outcome }) => outcome === 'fails').length
      return {
        lines: [
          `Budget of ${organization.code}, fiscal year ${year}`,
          ...checks.flatMap(linesOf),
          failed === 0 ? 'No check failed.' : `${failed} of ${checks.length} checks failed.`,
        ],
        data: { organization: organization.code, year, ok: failed === 0, checks },
        exitCode: failed === 0 ? 0 : 2,
      }
    })
  },
}

function linesOf({ title, outcome, problems }: CheckedYear): string[] {
  return [
    `${OUTCOMES[outcome]}  ${title}`,
    ...problems.map(({ message, section }) => `           ${message}${section === '' ? '' : ` (${section})`}`),
  ]
}

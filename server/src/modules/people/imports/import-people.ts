// Bringing people in from a spreadsheet: accounts without a way to sign in yet, memberships, and the begin of their onboarding.
import type { EmailRule, PlatformScope } from '../../../platform/database/scope.ts'
import type { ImportDefinition, ImportRow, ImportRun, RowResult } from '../../../platform/imports/define-import.ts'
import { findOrganizationsCalled, holdOrganizations } from '../../organizations/module.ts'
import { INVITE_BATCH } from '../links/invite-many.ts'
import { peopleColumns, peopleOptions, peopleTemplates } from './import-columns.ts'
import { ImportDirectory } from './import-directory.ts'
import { tidyText } from './import-names.ts'
import { problem } from './import-problems.ts'
import { organizationText, readRow } from './import-row.ts'
import { undoPeople } from './import-undo.ts'
import { lookUpUsernames } from './import-usernames.ts'
import { judgeRow } from './import-verdict.ts'

export const peopleImport: ImportDefinition = {
  kind: 'people.users',
  title: 'People',
  noun: ['person', 'people'],
  columns: peopleColumns,
  options: peopleOptions,
  apply: applyRows,
  finish: async (scope, { id, options }) => {
    if (options.sendInvitations === 'yes') await scope.enqueue(INVITE_BATCH, { batchId: id })
  },
  undo: undoPeople,
  spread: {
    column: 'organization',
    noun: ['organization', 'organizations'],
    count: async (scope, values) => {
      const called = await findOrganizationsCalled(scope, [...new Set(values.map(tidyText))])
      return new Set([...called.values()].map(({ id }) => id)).size
    },
  },
  templates: peopleTemplates,
}

/**
 * At most a dozen statements for all rows together, and no hashing: nobody has a password before they set one. Rows come
 * while no other import of people is at work; whoever changes members otherwise is held off organization by organization.
 */
async function applyRows(scope: PlatformScope, rows: readonly ImportRow[], run: ImportRun): Promise<RowResult[]> {
  const { options, wave } = run.batch
  const organizations = await findOrganizationsCalled(scope, [...new Set(rows.map(organizationText))])
  const emailRule = ruleOf(scope.emailRule, options.domainRule)
  const wanted = rows.map((row) => readRow(row, { organizations, emailRule }))
  const organizationIds = [...new Set([...organizations.values()].map(({ id }) => id))]
  const limits = await holdOrganizations(scope, organizationIds)
  const emails = [...new Set(wanted.map(({ email }) => email).filter((email) => email !== ''))]
  const directory = await ImportDirectory.load(scope, { emails, organizationIds })
  const usernames = await lookUpUsernames(
    scope,
    wanted.filter(({ email }) => directory.person(email) === undefined),
  )
  const updateExisting = options.updateExisting === 'yes'
  const results = wanted.map((row, at) =>
    judgeRow(row, {
      directory,
      usernames,
      limits,
      updateExisting,
      seen: run.seen,
      isRefused: (rows[at]?.problems.length ?? 0) > 0,
    }),
  )
  const lost = await directory.write(scope, wave)
  return lost.size === 0 ? results : results.map((result) => withoutLost(result, lost))
}

/** An import may be stricter than the installation, never laxer. */
function ruleOf({ domains, refuseOthers }: EmailRule, asked: string | undefined): EmailRule {
  return { domains, refuseOthers: refuseOthers || asked === 'refuse' }
}

function withoutLost(result: RowResult, lost: ReadonlySet<string>): RowResult {
  if (result.recordId === null || !lost.has(result.recordId)) return result
  const errors = [...result.errors, problem('email', 'made_meanwhile')]
  return { ...result, verdict: 'error', errors, recordId: null, effects: [] }
}

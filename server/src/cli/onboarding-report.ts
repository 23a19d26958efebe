import { reportOnboarding } from '../modules/onboarding/module.ts'
import type { OnboardingReport, StageCounts } from '../modules/onboarding/report.contract.ts'
import { formatInstant } from '../platform/calendar/manila.ts'
import { inPlatform } from '../platform/database/scope.ts'
import type { Command } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const COLUMNS: readonly (readonly [string, keyof StageCounts])[] = [
  ['people', 'people'],
  ['invited', 'invited'],
  ['delivered', 'delivered'],
  ['bounced', 'bounced'],
  ['opened', 'opened'],
  ['signed in', 'signedIn'],
  ['profile', 'profileDone'],
  ['tour', 'tourDone'],
  ['checklist', 'checklistDone'],
]

export const onboardingReport: Command = {
  name: 'onboarding-report',
  summary: 'show how far the invited people of each organization are',
  details: 'A person counts for their primary organization, or for the first one they belong to.',
  options: { wave: { value: 'number', summary: 'only the people of this wave' } },
  run: (call) => {
    const wave = call.count('wave', { fallback: 0, least: 1, most: 99 })
    return withApplication(call, async ({ database }) => {
      const report = await inPlatform(database, COMMAND_LINE, (scope) =>
        reportOnboarding(scope, wave === 0 ? {} : { wave }),
      )
      return { lines: linesOf(report, wave), data: report }
    })
  },
}

function linesOf({ asOf, organizations, totals }: OnboardingReport, wave: number): string[] {
  const of = wave === 0 ? 'all waves' : `wave ${wave}`
  if (totals.people === 0) return [`Nobody was invited yet (${of}).`]
  const rows = [
    ['organization', ...COLUMNS.map(([title]) => title)],
    ...organizations.map(({ code, name, counts }) => [code ?? name, ...figures(counts)]),
    ['total', ...figures(totals)],
  ]
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at + 1]?.length ?? 0)))
  const first = Math.max(...rows.map(([name = '']) => name.length))
  return [
    `Onboarding, ${of}, as of ${formatInstant(asOf)}`,
    ...rows.map(([name = '', ...cells]) =>
      [name.padEnd(first), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  '),
    ),
  ]
}

function figures(counts: StageCounts): string[] {
  return COLUMNS.map(([, stage]) => String(counts[stage]))
}

import { forecastWords, makeReport, waveLine } from '../modules/rollout/module.ts'
import { REPORT_KINDS, type ReportContent, type ReportKind } from '../modules/rollout/watch/report.contract.ts'
import { formatInstant } from '../platform/calendar/manila.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { type Call, type Command, UsageRefusal } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const rolloutReport: Command = {
  name: 'rollout-report',
  summary: 'show the daily or weekly report of the rollout as it would be now',
  details:
    'The running server keeps and mails the daily report at 08:00 on working days, the weekly one on Mondays at 08:00. This one is not kept.',
  argument: { value: 'daily|weekly', summary: 'which report' },
  run: (call) => {
    const kind = kindOf(call)
    return withApplication(call, async ({ database }) => {
      const { content, isWorkingDay } = await inPlatform(database, COMMAND_LINE, (scope) => makeReport(scope, kind))
      return { lines: linesOf(content, isWorkingDay), data: { ...content, isWorkingDay } }
    })
  },
}

function kindOf({ argument }: Call): ReportKind {
  const kind = REPORT_KINDS.find((one) => one === argument)
  if (kind) return kind
  throw new UsageRefusal(`The report is daily or weekly, not "${argument}".`)
}

function linesOf(content: ReportContent, isWorkingDay: boolean): string[] {
  const { kind, title, asOf, summary, figures, sections, waves, forecast } = content
  const rests = kind === 'daily' && !isWorkingDay ? ['Today is no working day: no daily report is kept or mailed.'] : []
  const wide = Math.max(...figures.map(({ label }) => label.length))
  return [
    `${title}, as of ${formatInstant(asOf)}`,
    ...rests,
    summary,
    '',
    ...figures.map(({ label, value, note }) => `${label.padEnd(wide)}  ${value} (${note})`),
    ...sections.flatMap((section) => [
      '',
      section.title,
      ...(section.items.length === 0
        ? [`  ${section.none}`]
        : section.items.map((item) => `  ${item.title} (${item.detail})`)),
    ]),
    '',
    'Waves',
    ...(waves.length === 0 ? ['  No wave yet.'] : waves.map((wave) => `  ${waveLine(wave)}`)),
    '',
    forecastWords(content),
    forecast.note,
  ]
}

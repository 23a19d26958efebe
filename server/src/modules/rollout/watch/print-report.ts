// A kept report on paper, in the words of its day.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatDate, formatInstant } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { PLATFORM_SENDER } from '../../../platform/mail/layout.ts'
import { WAVE_STATUS_WORDS } from '../rollout.contract.ts'
import type { ReportContent } from './report.contract.ts'

const template = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')

/** A4, dated on the day of the report. */
export async function printReport(content: ReportContent, scope: PlatformScope): Promise<FileReply> {
  const bytes = await renderPdf({
    template,
    title: `Rollout: ${content.title}`,
    language: 'en',
    createdAt: scope.clock.now(),
    data: {
      organization: paperOrganization(PLATFORM_SENDER),
      title: content.title,
      subtitle: `Rollout of BMMS, as of ${formatInstant(content.asOf)}`,
      date: dualDate(content.day),
      reference: 'Rollout',
      generated: `Printed ${formatInstant(scope.clock.now())} by ${scope.actor.name}`,
      summary: content.summary,
      figures: content.figures.map(({ label, value, note }) => [label, `${value} (${note})`]),
      sections: content.sections,
      waves: content.waves.map((wave) => [
        ...[String(wave.number), wave.name, WAVE_STATUS_WORDS[wave.status]],
        ...[`${wave.onboarded} of ${wave.organizations}`, `${wave.milestonesDone} of ${wave.milestones}`],
        ...[wave.health === null ? '–' : String(wave.health), wave.likelyEnd ? formatDate(wave.likelyEnd) : '–'],
      ]),
      forecast: forecastWords(content),
      note: content.forecast.note,
    },
  })
  return { bytes, mediaType: 'application/pdf', fileName: `rollout-${content.kind}-report-${content.day}.pdf` }
}

/** `Likely end 3 March 2027, between 24 February and 20 March 2027; planned 22 February 2027, 7 working days earlier.` */
export function forecastWords({ forecast }: Pick<ReportContent, 'forecast'>): string {
  const { end, plannedEnd, daysLate } = forecast
  if (!end || !plannedEnd || daysLate === null) return 'No wave is planned, so there is nothing to forecast.'
  const days = `${Math.abs(daysLate)} working ${Math.abs(daysLate) === 1 ? 'day' : 'days'}`
  const against = daysLate === 0 ? 'as planned' : `${days} ${daysLate > 0 ? 'after' : 'before'} the planned end`
  const range = `between ${formatDate(end.early)} and ${formatDate(end.late)}`
  return `Likely end ${formatDate(end.likely)}, ${range}; ${against} on ${formatDate(plannedEnd)}.`.replace(
    'as planned on',
    'as planned for',
  )
}

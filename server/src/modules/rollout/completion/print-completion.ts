// A completion report on paper.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatDate, formatInstant } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { Output } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { PLATFORM_SENDER } from '../../../platform/mail/layout.ts'
import { WAVE_STATUS_WORDS } from '../rollout.contract.ts'
import type { CompletedWave, readCompletion } from './completion.contract.ts'

const template = readFileSync(new URL('./completion.typ', import.meta.url), 'utf8')

/** A4 across, dated on the day of the report; its hash stands in the footer. */
export async function printReport(
  { number, content, sha256 }: Output<typeof readCompletion>,
  scope: PlatformScope,
): Promise<FileReply> {
  const bytes = await renderPdf({
    template,
    title: content.title,
    language: 'en',
    createdAt: scope.clock.now(),
    data: {
      organization: paperOrganization(PLATFORM_SENDER),
      title: content.title,
      subtitle: `Report ${number}, as of ${formatInstant(content.asOf)}`,
      date: dualDate(content.day),
      reference: `SHA-256 ${sha256}`,
      generated: `Printed ${formatInstant(scope.clock.now())} by ${scope.actor.name}`,
      summary: content.summary,
      figures: content.figures.map(({ label, value, note }) => [label, `${value} (${note})`]),
      waves: content.waves.map(waveRow),
      bars: content.waves
        .filter(({ status }) => status !== 'cancelled')
        .map((wave) => ({ label: `Wave ${wave.number}`, all: wave.organizations, done: wave.onboarded })),
      measures: content.measures.map((measure) => [
        ...[measure.criterion, measure.subject, measure.value, formatDate(measure.measuredOn), measure.source],
      ]),
      risks: content.risks.map((risk) => [
        ...[String(risk.number), risk.title, String(risk.score), risk.status, risk.outcome || '–'],
      ]),
      lessons: content.lessons.map((lesson) => [
        ...[lesson.wave === null ? 'All' : String(lesson.wave), lesson.kind, lesson.lesson, lesson.action || '–'],
      ]),
    },
  })
  return { bytes, mediaType: 'application/pdf', fileName: `rollout-completion-report-${number}.pdf` }
}

function waveRow(wave: CompletedWave): string[] {
  const day = (date: string | null) => (date ? formatDate(date) : '–')
  const late = wave.daysLate === null ? '–' : `${wave.daysLate > 0 ? '+' : ''}${wave.daysLate}`
  return [
    ...[String(wave.number), wave.name, WAVE_STATUS_WORDS[wave.status]],
    ...[day(wave.plannedStart), day(wave.actualStart), day(wave.plannedEnd), day(wave.actualEnd), late],
    ...[`${wave.onboarded} of ${wave.organizations}`, `${wave.milestonesOnTime} of ${wave.milestones}`],
    ...[`${wave.blockers}, ${wave.openBlockers} open`, wave.decision ?? '–'],
  ]
}

// A report by mail: the same words as its page.
import { formatDate } from '../../../platform/calendar/manila.ts'
import { defineLetter } from '../../../platform/mail/define-letter.ts'
import { WAVE_STATUS_WORDS } from '../rollout.contract.ts'
import type { ReportContent, ReportSection, ReportWave } from './report.contract.ts'

interface ReportMail {
  name: string
  content: ReportContent
  url: string
  choicesUrl: string
}

const sample: ReportMail = {
  name: 'Farida Ali',
  url: 'https://bmms.example.gov.ph/platform/rollout/reports/1',
  choicesUrl: 'https://bmms.example.gov.ph/account/notifications',
  content: {
    ...{ kind: 'daily', title: 'Daily report of 20 November 2026', day: '2026-11-20' },
    ...{ since: '2026-11-19T00:00:00Z', asOf: '2026-11-20T00:00:00Z' },
    summary: '8 of 44 organizations onboarded, wave 3 under way; 0 overdue milestones, 0 critical blockers.',
    figures: [{ label: 'Organizations onboarded', value: '8 of 44', note: 'by the record of their waves' }],
    sections: [
      {
        ...{ name: 'done', title: 'Done since 19 November 2026, 08:00', none: 'Nothing was reported as done.' },
        items: [{ title: 'Kickoff, wave 3', detail: 'Reached on 19 November 2026, as planned' }],
      },
    ],
    waves: [],
    forecast: {
      ...{ basis: 'measured', measured: 12, runs: 2000, seed: 44, plannedEnd: null, scheduledEnd: null },
      ...{ end: null, daysLate: null, saidBefore: null, outside: 0 },
      note: 'Measured from 12 milestones reached so far. 2,000 simulated runs; pauses are left out.',
    },
  },
}

/** A mail that is too long is not read: the page has the rest. */
const MOST_ITEMS = 12

export const reportLetter = defineLetter<ReportMail>({
  name: 'rollout.report',
  title: 'Report of the rollout',
  summary: 'On working days at 08:00 the daily report, on Mondays the weekly one; to the rollout roles that want it.',
  subject: ({ content }) => `Rollout: ${content.title.charAt(0).toLowerCase()}${content.title.slice(1)}`,
  letter: ({ name, content, url, choicesUrl }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      content.summary,
      content.figures.map(({ label, value, note }) => `${label}: ${value} (${note})`).join('\n'),
      ...content.sections.map(sectionText),
      ['WAVES', ...content.waves.map(waveLine)].join('\n'),
      content.forecast.note,
    ],
    button: { label: 'Open the report', url },
    footer: `BMMS made this report by itself. Choose what you hear of by mail, and when:\n${choicesUrl}`,
  }),
  sample,
})

function sectionText({ title, items, none }: ReportSection): string {
  const shown = items.slice(0, MOST_ITEMS).map((item) => `- ${item.title} (${item.detail})`)
  const more = items.length > MOST_ITEMS ? [`and ${items.length - MOST_ITEMS} more`] : []
  return [title.toUpperCase(), ...(items.length === 0 ? [none] : shown), ...more].join('\n')
}

/** `Wave 2, Active: 1 of 5 onboarded, health 80, likely end 24 November 2026`. */
export function waveLine({ number, status, organizations, onboarded, health, likelyEnd }: ReportWave): string {
  const parts = [
    `${onboarded} of ${organizations} onboarded`,
    ...(health === null ? [] : [`health ${health}`]),
    ...(likelyEnd === null ? [] : [`likely end ${formatDate(likelyEnd)}`]),
  ]
  return `Wave ${number}, ${WAVE_STATUS_WORDS[status].toLowerCase()}: ${parts.join(', ')}`
}

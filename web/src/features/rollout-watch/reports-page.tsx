// The daily and weekly reports, as they were.
import {
  listRolloutReports,
  REPORT_KIND_WORDS,
  REPORT_KINDS,
} from '../../../../server/src/modules/rollout/watch/report.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'

export function RolloutReportsPage() {
  const list = useList(listRolloutReports, { params: {}, sort: '-madeAt' })
  return (
    <ListPage
      title="Reports of the rollout"
      description="The daily report is made on working days at 08:00, the weekly one on Mondays at 08:00. Choose under Notifications whether they come by mail."
      noun="report"
      list={list}
      primary={{ label: 'See the next report', to: hrefOf(places.nextReport, { kind: 'daily' }) }}
      columns={[
        { name: 'day', label: 'Day', render: ({ day }) => formatDay(day), kind: 'short' },
        { name: 'kind', label: 'Report', render: ({ kind }) => REPORT_KIND_WORDS[kind], kind: 'short', fact: true },
        { name: 'summary', label: 'Summary', render: ({ summary }) => summary, fact: true, wide: true },
        { name: 'madeAt', label: 'Made', render: ({ madeAt }) => formatMoment(madeAt), kind: 'short' },
      ]}
      filters={[
        {
          name: 'kind',
          label: 'Report',
          options: REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_WORDS[value] })),
        },
      ]}
      rowName={({ kind, day }) => `${REPORT_KIND_WORDS[kind]} of ${formatDay(day)}`}
      rowHref={({ id }) => hrefOf(places.report, { id })}
      empty={{
        title: 'No report yet',
        text: 'The first daily report is made on the next working day at 08:00. See the next report for what it would say now.',
      }}
    />
  )
}

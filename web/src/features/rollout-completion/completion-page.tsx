// What the completion report would say now, and those that were made.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type KeptCompletion,
  listCompletions,
  makeCompletion,
  previewCompletion,
} from '../../../../server/src/modules/rollout/completion/completion.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { CompletionBody } from './completion-body.tsx'

/** `/platform/rollout/completion`. */
export function CompletionPage() {
  const query = useQuery(queryFor(previewCompletion))
  return (
    <Loaded query={query}>
      {(content) => (
        <>
          <PageHeader
            title="Completion report"
            description={`From the record, as of ${formatMoment(content.asOf)}.`}
            actions={<Make />}
          />
          <Stack gap="xl">
            <Note title="Not kept">
              This is what a report would say now. Make one to keep it as it is, with its hash.
            </Note>
            <CompletionBody content={content} />
            <Kept />
          </Stack>
        </>
      )}
    </Loaded>
  )
}

function Make() {
  const make = useAction(makeCompletion)
  const go = useGo()
  if (!useCan()('rollout.report.prepare')) return null
  return (
    <ConfirmAction
      label="Make report"
      variant="filled"
      question="Make a completion report?"
      consequence="It is kept as it is now and cannot be changed. You can make another one at any time."
      onConfirm={async () => {
        const { id } = await make.mutateAsync({ body: {} })
        go(hrefOf(places.report, { id }))
      }}
    />
  )
}

const columns: readonly ListColumn<KeptCompletion>[] = [
  {
    name: 'number',
    label: 'Report',
    render: ({ number, summary }) => <RowTitle title={`Report ${number}`} details={[summary]} />,
  },
  { name: 'madeAt', label: 'Made', kind: 'short', fact: true, render: ({ madeAt }) => formatMoment(madeAt) },
  { name: 'madeBy', label: 'By', fact: true, render: ({ madeBy }) => madeBy },
]

function Kept() {
  const { data } = useQuery(queryFor(listCompletions, { query: { pageSize: 50, sort: '-number' } }))
  if (!data) return null
  return (
    <section>
      <Title order={2} mb="sm">
        Reports that were made
      </Title>
      <RecordRows
        list={listOfRecord(data.items)}
        columns={columns}
        noun="report"
        rowName={({ number }) => `Report ${number}`}
        rowHref={({ id }) => hrefOf(places.report, { id })}
        empty={{ title: 'None yet', text: 'Make a report when a wave is complete, and at the end of the rollout.' }}
      />
    </section>
  )
}

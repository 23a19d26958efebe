// One budget call: its calendar, ceilings, and how far organizations are.
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  type BudgetCall,
  readBudgetCall,
  readCallHistory,
  stepBudgetCall,
} from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { Comments } from '../../ui/comments.tsx'
import { MomentText } from '../../ui/dates.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { CallCalendar, CallForms } from './call-calendar.tsx'
import { CeilingsPanel } from './ceilings-panel.tsx'
import { OrganizationProposals } from './organization-proposals.tsx'
import { consequenceOf, doneWords, dueWords, historyWords, tellingChanges } from './words.ts'

export function CallPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBudgetCall, { params }))
  return <Loaded query={query}>{(call) => <Call call={call} />}</Loaded>
}

function Call({ call }: { call: BudgetCall }) {
  const step = useAction(stepBudgetCall)
  const params = { id: call.id }
  return (
    <RecordPage
      kind={`Budget call for fiscal year ${call.fiscalYear}`}
      title={call.title}
      back={{ label: 'Budget calls', to: hrefOf(places.calls, {}) }}
      status={{ state: call.status }}
      facts={[
        { label: 'Proposals due', value: dueWords(call.submissionDue) },
        { label: 'Ceilings', value: <Money value={call.ceilingTotal} /> },
        ...(call.publishedAt
          ? [
              {
                label: 'Published by',
                value: (
                  <>
                    {call.publishedBy}, <MomentText value={call.publishedAt} />
                  </>
                ),
              },
            ]
          : []),
      ]}
      actions={call.actions}
      consequence={(action) => consequenceOf(action, call)}
      question={({ action }) => (action === 'publish' ? `Publish the budget call for ${call.fiscalYear}?` : undefined)}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: call.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tell.done(`${doneWords(action)}: ${call.title}`)
      }}
      tools={
        call.canEdit && (
          <Button
            variant="default"
            component={Link}
            to={hrefOf(places.editCall, params)}
            leftSection={<IconEdit size={16} aria-hidden />}
          >
            Edit
          </Button>
        )
      }
      tabs={tabsOf(call)}
    />
  )
}

function tabsOf(call: BudgetCall): readonly [RecordTab, ...RecordTab[]] {
  const progress: RecordTab[] =
    call.status === 'draft'
      ? []
      : [
          {
            name: 'proposals',
            label: 'Proposals',
            content: <OrganizationProposals callId={call.id} submissionDue={call.submissionDue} />,
          },
        ]
  return [
    { name: 'calendar', label: 'Calendar and text', content: <Content call={call} /> },
    { name: 'ceilings', label: 'Ceilings', count: call.organizations, content: <CeilingsPanel call={call} /> },
    ...progress,
    { name: 'steps', label: 'Steps', content: <Comments entries={stepsOf(call)} /> },
    { name: 'history', label: 'History', content: <CallHistory id={call.id} /> },
  ]
}

function Content({ call }: { call: BudgetCall }) {
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} mb="xs">
          Calendar
        </Title>
        <CallCalendar dates={call.dates} />
      </section>
      <section>
        <Title order={2} mb="xs">
          What the call says
        </Title>
        <Text maw="75ch" style={{ whiteSpace: 'pre-line' }}>
          {call.text || 'Nothing is written yet.'}
        </Text>
      </section>
      <section>
        <Title order={2} mb="xs">
          Forms
        </Title>
        <CallForms forms={call.forms} />
      </section>
    </Stack>
  )
}

function stepsOf({ steps }: BudgetCall) {
  return steps.map(({ action, label, by, at, comment }) => ({ id: at, action, label, actorName: by, at, comment }))
}

function CallHistory({ id }: { id: string }) {
  const history = useQuery({
    ...queryFor(readCallHistory, { params: { id }, query: { pageSize: 100 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={tellingChanges(items)} {...historyWords} />}
    </Loaded>
  )
}

// A published budget call, as an organization reads it: calendar, text and its own ceilings.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type OwnCall, readOwnCall } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'

export function OwnCallPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readOwnCall, { params }))
  return <Loaded query={query}>{(call) => <Call moa={params.moa} call={call} />}</Loaded>
}

function Call({ moa, call }: { moa: string; call: OwnCall }) {
  const { proposal, canPropose } = call
  return (
    <RecordPage
      kind={`Budget call for fiscal year ${call.fiscalYear}`}
      title={call.title}
      back={{ label: 'Budget proposals', to: hrefOf(places.proposals, { moa }) }}
      status={{ state: call.status }}
      tools={
        <>
          {proposal && (
            <ActionButton variant="default" to={hrefOf(places.proposal, { moa, id: proposal.id })}>
              Open our proposal
            </ActionButton>
          )}
          {canPropose && (
            <ActionButton to={hrefOf(places.newProposal, { moa }, { call: call.id })}>Start the proposal</ActionButton>
          )}
        </>
      }
      tabs={[{ name: 'call', label: 'Call', content: <Content call={call} /> }]}
    />
  )
}

function Content({ call }: { call: OwnCall }) {
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} mb="xs">
          Our ceilings
        </Title>
        <Details
          items={[
            ...CLASSES.map((name) => ({
              label: CLASS_WORDS[name],
              value:
                call.ceilings[name] === null ? (
                  'No ceiling: nothing may be proposed'
                ) : (
                  <Money value={call.ceilings[name]} />
                ),
            })),
            { label: 'In all', value: <Money value={call.ceilings.total} /> },
          ]}
        />
      </section>
      <section>
        <Title order={2} mb="xs">
          Calendar
        </Title>
        <Details
          items={call.dates.map(({ name, dualDate, movedTo, section }) => ({
            label: section ? `${name} (${section})` : name,
            value: movedTo ? `${dualDate}. Falls on ${movedTo.dualDate}: ${movedTo.reason}` : dualDate,
          }))}
        />
      </section>
      <section>
        <Title order={2} mb="xs">
          What the call says
        </Title>
        <Text maw="75ch" style={{ whiteSpace: 'pre-line' }}>
          {call.text || 'Nothing is written.'}
        </Text>
      </section>
      {call.forms.length > 0 && (
        <section>
          <Title order={2} mb="xs">
            Forms
          </Title>
          <ul>
            {call.forms.map(({ code, title }) => (
              <li key={code}>
                {code}: {title}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}

// Title and summary of a proposal: the first step, and their change.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listOwnCalls, type OwnCall } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import {
  createProposal,
  editProposal,
  type Proposal,
  readProposal,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { FrozenPage } from './frozen-page.tsx'

type Values = { callId: string; title: string; summary: string }

export function NewProposalPage({ params }: { params: { moa: string } }) {
  const calls = useQuery(queryFor(listOwnCalls, { params }))
  return (
    <Loaded query={calls} shape="form">
      {({ items }) => <NewProposal moa={params.moa} calls={items.filter(({ canPropose }) => canPropose)} />}
    </Loaded>
  )
}

function NewProposal({ moa, calls }: { moa: string; calls: readonly OwnCall[] }) {
  const create = useAction(createProposal)
  const go = useGo()
  const { name } = usePlace()
  const { query } = useAddress()
  const first = calls.find(({ id }) => id === query.call) ?? calls[0]
  if (!first)
    return (
      <RefusalPage
        title="No budget call to answer"
        action={<ActionButton to={hrefOf(places.proposals, { moa })}>Back to the proposals</ActionButton>}
      >
        A proposal is started for a published call of the finance ministry that has none yet (BAA 84, s. 17).
      </RefusalPage>
    )
  return (
    <FormPage<Values, Proposal>
      title="New budget proposal"
      back={{ label: 'Budget proposals', to: hrefOf(places.proposals, { moa }) }}
      initial={{ callId: first.id, title: `Budget proposal ${first.fiscalYear} of the ${name}`, summary: '' }}
      sections={sections(calls)}
      submit={(body) => create.mutateAsync({ params: { moa }, body })}
      submitLabel="Start the proposal"
      onDone={({ id }) => go(hrefOf(places.proposal, { moa, id }), { replace: true })}
    />
  )
}

export function EditProposalPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readProposal, { params }))
  return (
    <Loaded query={query} shape="form">
      {(proposal) => <EditProposal params={params} proposal={proposal} />}
    </Loaded>
  )
}

const valuesOf = ({ title, summary, call }: Proposal): Values => ({ callId: call.id, title, summary })

function EditProposal({ params, proposal }: { params: RecordParams; proposal: Proposal }) {
  const edit = useAction(editProposal)
  const go = useGo()
  const to = hrefOf(places.proposal, params)
  if (!proposal.canEdit) return <FrozenPage status={proposal.status} to={to} />
  return (
    <FormPage<Values, Proposal>
      title="Edit budget proposal"
      back={{ label: proposal.title, to }}
      initial={valuesOf(proposal)}
      version={proposal.version}
      fromCurrent={valuesOf}
      sections={sections()}
      submit={({ title, summary }, version) =>
        edit.mutateAsync({ params, body: { version: version ?? proposal.version, title, summary } })
      }
      submitLabel="Save changes"
      onDone={() => go(to, { replace: true })}
    />
  )
}

function sections(calls: readonly OwnCall[] = []): FormSection<Values>[] {
  return [
    {
      title: 'Proposal',
      content: (form) => (
        <>
          {calls.length > 1 && (
            <ChoiceField
              label="Budget call"
              required
              data={calls.map(({ id, title }) => ({ value: id, label: title }))}
              {...form.getInputProps('callId')}
            />
          )}
          <TextInput label="Title" {...limitsOf(createProposal, 'title')} {...form.getInputProps('title')} />
          <Textarea
            label="Summary (optional)"
            description="What the year is to bring, in a few sentences: it opens the printed proposal."
            autosize
            minRows={4}
            {...limitsOf(createProposal, 'summary')}
            {...form.getInputProps('summary')}
          />
        </>
      ),
    },
  ]
}

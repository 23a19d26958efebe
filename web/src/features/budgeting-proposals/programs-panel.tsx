// Programs of a proposal: taken in, put in order, opened.
import { ActionIcon, Group, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listPpas } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import {
  addProposalPpa,
  type ProposalPpaSummary,
  rankPpas,
} from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { places, type RecordParams } from './addresses.ts'
import { ProgramRows } from './program-rows.tsx'

interface PanelProps {
  params: RecordParams
  proposal: Proposal
}

export function ProgramsPanel({ params, proposal }: PanelProps) {
  const ranks = useRanks(params, proposal)
  return (
    <Stack>
      {proposal.canEdit && <TakeIn params={params} proposal={proposal} />}
      <ProgramRows
        moa={params.moa}
        proposal={proposal}
        {...(proposal.canEdit && proposal.ppaList.length > 1 ? { extra: ranks } : {})}
      />
    </Stack>
  )
}

/** Two buttons on each row: one place up, one place down. */
function useRanks(params: RecordParams, { ppaList, version }: Proposal): ListColumn<ProposalPpaSummary> {
  const rank = useAction(rankPpas)
  const ids = ppaList.map(({ id }) => id)
  const move = (id: string, step: number) => {
    const at = ids.indexOf(id)
    const next = ids.toSpliced(at, 1).toSpliced(at + step, 0, id)
    rank.mutate({ params, body: { version, ppas: next } }, { onError: tell.problem })
  }
  return {
    name: 'rank',
    label: 'Priority',
    width: 100,
    fact: true,
    render: ({ id, title }) => (
      <Group gap={4} wrap="nowrap">
        <Move label={`Move ${title} up`} off={rank.isPending || id === ids[0]} onClick={() => move(id, -1)}>
          <IconArrowUp size={16} aria-hidden />
        </Move>
        <Move label={`Move ${title} down`} off={rank.isPending || id === ids.at(-1)} onClick={() => move(id, 1)}>
          <IconArrowDown size={16} aria-hidden />
        </Move>
      </Group>
    ),
  }
}

interface MoveProps {
  label: string
  off: boolean
  onClick: () => void
  children: React.ReactNode
}

function Move({ label, off, onClick, children }: MoveProps) {
  return (
    <ActionIcon variant="default" aria-label={label} disabled={off} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}

const MOST = 200

/** Chooses one of the organization's programs that is not in the proposal yet. */
function TakeIn({ params, proposal }: PanelProps) {
  const { moa } = params
  const programs = useQuery(
    queryFor(listPpas, { params: { moa }, query: { active: true, sort: 'tree', pageSize: MOST } }),
  )
  const add = useAction(addProposalPpa)
  const go = useGo()
  const [chosen, setChosen] = useState('')
  const taken = new Set(proposal.ppaList.map(({ ppaId }) => ppaId))
  const open = (programs.data?.items ?? []).filter(({ id }) => !taken.has(id))
  if (programs.data && programs.data.total === 0)
    return (
      <Note title="The organization has no program yet">
        Programs, activities and projects are kept under Programs in Budgeting; add them there or import them first.
      </Note>
    )
  const take = () =>
    add.mutate(
      { params, body: { ppaId: chosen } },
      {
        onSuccess: ({ id }) => go(hrefOf(places.program, { ...params, ppa: id })),
        onError: tell.problem,
      },
    )
  return (
    <Group align="end" gap="sm" className="no-print">
      <ChoiceField
        label="Take in a program, activity or project"
        placeholder={open.length > 0 ? 'Choose' : 'All are in the proposal'}
        style={{ flex: '1 1 18rem', maxWidth: '40rem' }}
        data={open.map(({ id, code, title, level }) => ({
          value: id,
          label: `${'  '.repeat(level)}${title} (${code})`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <ActionButton loading={add.isPending} refusal={chosen ? null : 'Choose a program first.'} onClick={take}>
        Take it in
      </ActionButton>
    </Group>
  )
}

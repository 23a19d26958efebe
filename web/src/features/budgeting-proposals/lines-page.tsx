// The lines of one program as a sheet: typed, pasted or removed, with sums against ceilings as one goes.
import { Checkbox, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listProposalLines,
  type ProposalLine,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { type Proposal, readProposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { NotFoundPage } from '../../ui/refusal-page.tsx'
import { SaveBar, SheetRestored, useSheetDraft } from '../../ui/sheet-draft.tsx'
import { type ProgramParams, places } from './addresses.ts'
import { FrozenPage } from './frozen-page.tsx'
import { type LineDraft, linesOf, noDraft, type ObjectChoice } from './line-draft.ts'
import { LineSheet } from './line-sheet.tsx'
import { LiveTotals } from './live-totals.tsx'
import { useObjects } from './use-objects.ts'
import { useSaveLines } from './use-save-lines.ts'

const MOST = 200

export function LinesPage({ params }: { params: ProgramParams }) {
  const { moa, id, ppa } = params
  const proposal = useQuery(queryFor(readProposal, { params: { moa, id } }))
  const lines = useQuery(queryFor(listProposalLines, { params: { moa, id }, query: { ppa, pageSize: MOST } }))
  const objects = useObjects(moa)
  return (
    <Loaded query={proposal} shape="list">
      {(whole) => (
        <Loaded query={lines} shape="list">
          {({ items, total }) => (
            <Loaded query={objects} shape="list">
              {(choices) => <Lines params={params} proposal={whole} lines={items} total={total} objects={choices} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface LinesProps {
  params: ProgramParams
  proposal: Proposal
  lines: readonly ProposalLine[]
  total: number
  objects: readonly ObjectChoice[]
}

function Lines({ params, proposal, lines, total, objects }: LinesProps) {
  const go = useGo()
  const draft = useSheetDraft<LineDraft>(`lines.${params.ppa}`, noDraft)
  const saving = useSaveLines({ params, draft, lines, objects })
  const [quarters, setQuarters] = useState(() => lines.some(({ isPhased }) => isPhased))
  const program = proposal.ppaList.find(({ id }) => id === params.ppa)
  const to = hrefOf(places.proposal, params, { tab: 'lines' })
  if (!program) return <NotFoundPage />
  if (!proposal.canEdit) return <FrozenPage status={proposal.status} to={to} />
  const rows = linesOf(lines, draft.values)
  return (
    <>
      <PageHeader
        title={`Lines: ${program.title}`}
        back={{ label: 'Lines of the proposal', to }}
        actions={
          <>
            <ActionButton variant="default" to={hrefOf(places.program, params)}>
              Program
            </ActionButton>
            <ActionButton variant="default" to={hrefOf(places.importLines, params)}>
              Import from a file
            </ActionButton>
          </>
        }
      />
      <Stack gap="sm">
        <SheetRestored draft={draft} />
        <LiveTotals proposal={proposal} lines={lines} rows={rows} objects={objects} />
        <Group gap="lg" align="end" className="no-print">
          <ChoiceField
            label="Program"
            style={{ flex: '1 1 18rem', maxWidth: '36rem' }}
            data={proposal.ppaList.map(({ id, priority, title }) => ({ value: id, label: `${priority}. ${title}` }))}
            value={params.ppa}
            onChange={(ppa) => go(hrefOf(places.lines, { ...params, ppa }))}
          />
          <Checkbox
            label="By quarter"
            description="Empty quarters share the amount evenly."
            checked={quarters}
            onChange={(event) => setQuarters(event.currentTarget.checked)}
          />
        </Group>
        <Text size="sm" c="dimmed" maw="90ch">
          Copied cells can be pasted anywhere, in the order object, description, quantity, unit, unit cost. Enter and
          arrows move, Ctrl+S saves. An object is found by its code or its name.
        </Text>
        {total > lines.length && (
          <Note tone="warn" title={`The first ${lines.length} of ${total} lines`}>
            The others are changed from the tab Lines of the proposal, or by an import that replaces them.
          </Note>
        )}
        <LineSheet
          draft={draft}
          lines={lines}
          rows={rows}
          objects={objects}
          quarters={quarters}
          problems={saving.problems}
          onTakeTheirs={saving.takeTheirs}
        />
        <SaveBar
          draft={draft}
          words={wordsOf(draft.values)}
          saveLabel="Save lines"
          busy={saving.busy}
          problem={saving.problem}
          onSave={saving.save}
        />
      </Stack>
    </>
  )
}

function wordsOf({ edits, added, removed }: LineDraft): string {
  const parts = [
    [Object.keys(edits).length, 'changed'],
    [added.length, 'new'],
    [removed.length, 'removed'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${countOf(count, 'line')} ${word}`)
  return told.join(', ')
}

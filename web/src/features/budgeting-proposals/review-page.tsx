// The finance ministry's review: requested beside approved, line by line, with sums against ceilings as one goes.
import { Group, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  approveRemainingLines,
  listProposalLines,
  type ProposalLine,
  reviewLines,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { type Proposal, readProposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { SaveBar, type SheetDraft, SheetRestored, useSheetDraft } from '../../ui/sheet-draft.tsx'
import { places, type RecordParams } from './addresses.ts'
import { type ReviewDraft, reviewOf, withEntry, wrongEntries } from './review-draft.ts'
import { ReviewSheet } from './review-sheet.tsx'
import { ReviewTotals } from './review-totals.tsx'

const LineTalk = lazy(() => import('./line-talk.tsx').then((module) => ({ default: module.LineTalk })))

export function ReviewPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readProposal, { params }))
  const to = hrefOf(places.proposal, params)
  return (
    <Loaded query={query} shape="list">
      {(proposal) =>
        proposal.canReview ? (
          <Review params={params} proposal={proposal} />
        ) : (
          <RefusalPage
            title="Amounts cannot be approved now"
            action={<ActionButton to={to}>Back to the proposal</ActionButton>}
          >
            Amounts are approved while a proposal is under review; this one is {humanize(proposal.status).toLowerCase()}
            .
          </RefusalPage>
        )
      }
    </Loaded>
  )
}

const PAGE = 200

function Review({ params, proposal }: { params: RecordParams; proposal: Proposal }) {
  const { query } = useAddress()
  const setQuery = useSetQuery()
  const ppa = proposal.ppaList.find(({ id }) => id === query.ppa)?.id
  const page = Math.max(1, Number(query.page) || 1)
  const lines = useQuery({
    ...queryFor(listProposalLines, { params, query: { page, pageSize: PAGE, ...(ppa ? { ppa } : {}) } }),
    placeholderData: keepPreviousData,
  })
  const draft = useSheetDraft<ReviewDraft>(`review.${params.id}`, {})
  const saving = useSaving(params, draft)
  const [talking, setTalking] = useState<ProposalLine>()
  const count = Object.keys(draft.values).length
  return (
    <>
      <PageHeader
        title="Review lines"
        back={{ label: proposal.title, to: hrefOf(places.proposal, params) }}
        actions={<Remaining params={params} proposal={proposal} unsaved={count > 0} />}
      />
      <Stack gap="sm">
        <SheetRestored draft={draft} />
        <Loaded query={lines} shape="list">
          {({ items, total }) => (
            <>
              <ReviewTotals proposal={proposal} lines={items} draft={draft.values} />
              <Group gap="sm" align="end" className="no-print">
                <ChoiceField
                  label="Program"
                  style={{ flex: '1 1 18rem', maxWidth: '36rem' }}
                  data={[
                    { value: '', label: 'All programs' },
                    ...proposal.ppaList.map(({ id, priority, title }) => ({
                      value: id,
                      label: `${priority}. ${title}`,
                    })),
                  ]}
                  value={ppa ?? ''}
                  onChange={(next) => setQuery({ ppa: next || undefined, page: undefined })}
                />
                <Pages total={total} page={page} onPage={(next) => setQuery({ page: next })} />
              </Group>
              <ReviewSheet lines={items} draft={draft} problems={saving.problems} onTalk={setTalking} />
            </>
          )}
        </Loaded>
        <SaveBar
          draft={draft}
          words={`${countOf(count, 'line')} reviewed`}
          saveLabel="Save amounts"
          busy={saving.busy}
          problem={saving.problem}
          onSave={saving.save}
        />
      </Stack>
      <Suspense>
        {talking && (
          <LineTalk
            moa={params.moa}
            line={talking}
            canComment={proposal.canComment}
            onClose={() => setTalking(undefined)}
          />
        )}
      </Suspense>
    </>
  )
}

function Pages({ total, page, onPage }: { total: number; page: number; onPage: (page: number) => void }) {
  const last = Math.ceil(total / PAGE)
  if (last < 2) return null
  return (
    <Group gap="xs">
      <ActionButton
        variant="default"
        refusal={page > 1 ? null : 'This is the first page.'}
        onClick={() => onPage(page - 1)}
      >
        Previous
      </ActionButton>
      <Text size="sm">
        Page {page} of {last}
      </Text>
      <ActionButton
        variant="default"
        refusal={page < last ? null : 'This is the last page.'}
        onClick={() => onPage(page + 1)}
      >
        Next
      </ActionButton>
    </Group>
  )
}

type RemainingProps = { params: RecordParams; proposal: Proposal; unsaved: boolean }

function Remaining({ params, proposal: { unreviewed, version }, unsaved }: RemainingProps) {
  const approve = useAction(approveRemainingLines)
  const none = unreviewed === 0 ? 'Every line has an approved amount.' : null
  return (
    <ConfirmAction
      label="Approve the rest as requested"
      refusal={unsaved ? 'Save the amounts that are typed first.' : none}
      question={`Approve ${countOf(unreviewed ?? 0, 'line')} as requested?`}
      consequence="Lines that have an amount keep it. Each can still be changed until the proposal is approved."
      confirmLabel="Approve them"
      onConfirm={async () => {
        const { lines } = await approve.mutateAsync({ params, body: { version } })
        tell.done(`${countOf(lines, 'line')} approved as requested`)
      }}
    />
  )
}

const AT_ONCE = 200

function useSaving(params: RecordParams, draft: SheetDraft<ReviewDraft>) {
  const review = useAction(reviewLines)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<ProblemError>()
  const save = async () => {
    const wrong = wrongEntries(draft.latest())
    setProblems(Object.fromEntries(wrong.map((id) => [id, 'An amount of 0 or more.'])))
    setProblem(undefined)
    if (wrong.length > 0) return
    const lines = reviewOf(draft.latest()).slice(0, AT_ONCE)
    try {
      await review.mutateAsync({ params, body: { lines } })
      const ids = new Set(lines.map(({ id }) => id))
      draft.change(Object.fromEntries(Object.entries(draft.latest()).filter(([id]) => !ids.has(id))))
      tell.done(`${countOf(lines.length, 'line')} reviewed`)
    } catch (thrown) {
      const refused = asProblem(thrown)
      setProblem(refused)
      setProblems(
        Object.fromEntries(
          refused.errors.flatMap(({ path, message }) => {
            const line = lines[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)]
            return line ? [[line.id, message]] : []
          }),
        ),
      )
      if (refused.code === 'concurrency.stale') takeCurrent(draft, refused)
    }
  }
  return { busy: review.isPending, problem, problems, save: () => void save() }
}

/** A line was changed by somebody else: its amount is typed anew over what it says now. */
function takeCurrent(draft: SheetDraft<ReviewDraft>, refused: ProblemError): void {
  const current = refused.current as ProposalLine | undefined
  const entry = current && draft.latest()[current.id]
  if (current && entry) draft.change(withEntry(draft.latest(), current, { ...entry, version: current.version }))
}

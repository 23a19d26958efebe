// One appropriation act: its days class by class, and how they came to be.
import { useQuery } from '@tanstack/react-query'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ActView, Validity } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  correctAct,
  readAct,
  readActHistory,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay, formatDual } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { historyWords } from './history-words.ts'
import { ACT_KIND_WORDS, confirmedStatus } from './words.ts'

/** `/platform/budgeting/acts/:id`. */
export function ActPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readAct, { params }))
  return <Loaded query={query}>{(act) => <ActRecord act={act} />}</Loaded>
}

const columns: readonly ListColumn<Validity>[] = [
  { name: 'class', label: 'Class', render: (validity) => CLASS_WORDS[validity.class] },
  {
    name: 'obligateUntil',
    label: 'Obligations until',
    fact: true,
    width: 180,
    render: (validity) => formatDay(validity.obligateUntil),
  },
  {
    name: 'payUntil',
    label: 'Payments until',
    fact: true,
    width: 180,
    render: (validity) => formatDay(validity.payUntil),
  },
  { name: 'source', label: 'Source', wide: true, fact: true, render: (validity) => validity.source },
  {
    name: 'isConfirmed',
    label: 'Read in the law',
    fact: true,
    width: 160,
    render: (validity) => <StatusBadge {...confirmedStatus(validity.isConfirmed)} />,
  },
]

function ActRecord({ act }: { act: ActView }) {
  const { id, code, title, fiscalYear, validities } = act
  const mayCorrect = useCan()(correctAct.access)
  const unsure = !act.isConfirmed || validities.some((validity) => !validity.isConfirmed)
  return (
    <RecordPage
      title={title}
      kind={code}
      back={{ label: 'Appropriation acts', to: hrefOf(places.actsAbove, {}) }}
      status={confirmedStatus(act.isConfirmed)}
      facts={[{ label: 'Fiscal year', value: fiscalYear }]}
      tools={mayCorrect && <ActionButton to={hrefOf(places.correctAct, { id })}>Correct</ActionButton>}
      notice={
        unsure && (
          <Note tone="warn" title="To be confirmed">
            Some of this is from secondary sources. Compare it with the text of the act, then correct and confirm it.
          </Note>
        )
      }
      tabs={[
        {
          name: 'validity',
          label: 'Validity',
          content: (
            <RecordRows
              list={listOfRecord(validities)}
              columns={columns}
              noun={['class', 'classes']}
              rowId={(validity) => validity.class}
              rowName={(validity) => CLASS_WORDS[validity.class]}
              empty={{ title: 'No class', text: 'Correct the act, and give the days of each class.' }}
            />
          ),
        },
        { name: 'details', label: 'Details', content: <Details items={detailsOf(act)} /> },
        { name: 'history', label: 'History', content: <ActHistory id={id} /> },
      ]}
    />
  )
}

function detailsOf({ kind, effectiveOn, source }: ActView) {
  return [
    { label: 'Kind', value: ACT_KIND_WORDS[kind] },
    { label: 'In effect from', value: formatDual(effectiveOn) },
    { label: 'Source', value: source },
  ]
}

function ActHistory({ id }: { id: string }) {
  const history = useQuery(queryFor(readActHistory, { params: { id }, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items} {...historyWords} />}
    </Loaded>
  )
}

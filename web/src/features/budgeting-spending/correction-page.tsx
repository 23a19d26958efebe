// One notice of adjustment or reversal.
import { useQuery } from '@tanstack/react-query'
import {
  type CorrectionView,
  listCorrectionSteps,
  readCorrection,
  stepCorrection,
} from '../../../../server/src/modules/budgeting/spending/corrections.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Comments } from '../../ui/comments.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { CorrectionSheet } from './correction-sheet.tsx'
import { badgeOf, consequenceOf, correctionWord, stepDone } from './words.ts'

/** `/corrections/:id` */
export function CorrectionPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readCorrection, { params }))
  return <Loaded query={query}>{(correction) => <Correction params={params} correction={correction} />}</Loaded>
}

function Correction({ params, correction }: { params: RecordParams; correction: CorrectionView }) {
  const step = useAction(stepCorrection)
  const title = `${correctionWord(correction.kind)} of ${correction.correctedNumber}`
  return (
    <RecordPage
      kind={correction.number ?? 'No number yet'}
      title={title}
      back={{ label: 'Corrections', to: hrefOf(places.corrections, { moa: params.moa }) }}
      status={badgeOf(correction.status)}
      facts={factsOf(params.moa, correction)}
      actions={correction.actions}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: correction.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tell.done(`${stepDone(action)}: ${title}`)
      }}
      tabs={[
        {
          name: 'details',
          label: 'Details',
          content: <CorrectionSheet moa={params.moa} correction={correction} />,
        },
        { name: 'steps', label: 'Steps', content: <CorrectionSteps params={params} /> },
      ]}
    />
  )
}

function factsOf(moa: string, correction: CorrectionView): Fact[] {
  const { decidedByName, decidedAt, postingId } = correction
  return [
    { label: 'Prepared by', value: correction.preparedByName },
    ...(decidedByName && decidedAt
      ? [{ label: 'Decided by', value: `${decidedByName}, ${formatMoment(decidedAt)}` }]
      : []),
    ...(postingId
      ? [{ label: 'Posting', value: <Link to={hrefOf(places.posting, { moa, id: postingId })}>Open</Link> }]
      : []),
  ]
}

function CorrectionSteps({ params }: { params: RecordParams }) {
  const steps = useQuery(queryFor(listCorrectionSteps, { params }))
  return (
    <Loaded query={steps} shape="block">
      {({ items }) => <Comments entries={items.map((step) => ({ ...step, label: stepDone(step) }))} />}
    </Loaded>
  )
}

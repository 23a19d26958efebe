// One request to modify the budget: what it does, and who may approve it.
import { useQuery } from '@tanstack/react-query'
import {
  type Modification,
  printModification,
  readModification,
  stepModification,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import type { Detail } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { DocumentLines, DocumentRecord } from './document-record.tsx'
import { EffectView } from './effect-view.tsx'
import { APPROVER_WORDS } from './words.ts'

/** Its lines, effect, paper, comments and history. */
export function ModificationPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readModification, { params }))
  const step = useAction(stepModification)
  return (
    <Loaded query={query}>
      {(document) => (
        <DocumentRecord
          family="modification"
          params={params}
          document={document}
          back={{ label: 'Modifications', to: hrefOf(places.modifications, params) }}
          editTo={hrefOf(places.editModification, params)}
          paper={fileUrl(printModification, { params })}
          step={(body) => step.mutateAsync({ params, body })}
          purpose="Reason"
          details={detailsOf(document)}
          above={<EffectView effect={document.effect} decided={isDecided(document)} />}
        >
          <DocumentLines title="From" lines={document.lineList.filter(({ side }) => side === 'from')} />
          <DocumentLines title="To" lines={document.lineList.filter(({ side }) => side === 'to')} />
        </DocumentRecord>
      )}
    </Loaded>
  )
}

function isDecided({ status }: Modification): boolean {
  return ['approved', 'rejected', 'withdrawn'].includes(status)
}

function detailsOf({ moves, ground, declaredBy, declaredOn, declaration }: Modification): Detail[] {
  return [
    {
      label: 'What moves',
      value:
        moves === 'allotment' ? 'Released money, with its appropriation' : 'Appropriation that is not released yet',
    },
    ...(ground ? [{ label: 'Ground of the savings', value: `BAA 84, s. 46(${ground})` }] : []),
    ...(declaredBy && declaredOn
      ? [{ label: 'Declared by', value: `${APPROVER_WORDS[declaredBy]}, ${formatDay(declaredOn)}, ${declaration}` }]
      : []),
  ]
}

// One appropriation document.
import { useQuery } from '@tanstack/react-query'
import {
  readAppropriation,
  stepAppropriation,
} from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { DocumentLines, DocumentRecord } from './document-record.tsx'

/** Its lines, comments and history. */
export function AppropriationPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readAppropriation, { params }))
  const step = useAction(stepAppropriation)
  return (
    <Loaded query={query}>
      {(document) => (
        <DocumentRecord
          family="appropriation"
          params={params}
          document={document}
          back={{ label: 'Appropriations', to: hrefOf(places.appropriations, params) }}
          editTo={hrefOf(places.editAppropriation, params)}
          step={(body) => step.mutateAsync({ params, body })}
          purpose={document.kind === 'original' ? 'Particulars' : 'Reason'}
        >
          <DocumentLines title="Lines" lines={document.lineList} />
        </DocumentRecord>
      )}
    </Loaded>
  )
}

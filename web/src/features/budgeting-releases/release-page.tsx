// One allotment release or withdrawal.
import { useQuery } from '@tanstack/react-query'
import {
  printAllotmentRelease,
  readAllotmentRelease,
  stepAllotmentRelease,
} from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { DocumentLines, DocumentRecord } from './document-record.tsx'
import { PERIOD_WORDS } from './words.ts'

/** Its lines, paper, comments and history. */
export function ReleasePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readAllotmentRelease, { params }))
  const step = useAction(stepAllotmentRelease)
  return (
    <Loaded query={query}>
      {(document) => (
        <DocumentRecord
          family="release"
          params={params}
          document={document}
          back={{ label: 'Allotment releases', to: hrefOf(places.releases, params) }}
          editTo={hrefOf(places.editRelease, params)}
          paper={fileUrl(printAllotmentRelease, { params })}
          step={(body) => step.mutateAsync({ params, body })}
          purpose={document.kind === 'withdrawal' ? 'Reason' : 'Purpose'}
          details={[
            {
              label: 'Allotment period',
              value: document.quarter ? PERIOD_WORDS[document.quarter - 1] : 'The whole year',
            },
          ]}
        >
          <DocumentLines title="Lines" lines={document.lineList} />
        </DocumentRecord>
      )}
    </Loaded>
  )
}

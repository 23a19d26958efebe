// Who changed what in a program, its indicators and its work.
import { Button, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readPpaHistory } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { RecordParams } from './addresses.ts'
import { historyWords } from './words.ts'

const FIRST = 50
const MOST = 200

/** Newest first; older changes on request. */
export function PpaHistory({ params }: { params: RecordParams }) {
  const [pageSize, setPageSize] = useState(FIRST)
  const query = useQuery({
    ...queryFor(readPpaHistory, { params, query: { pageSize } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query} shape="block">
      {({ items, total }) => (
        <Stack>
          <History entries={items} {...historyWords} />
          {total > items.length && pageSize < MOST && (
            <Button variant="default" w="fit-content" className="no-print" onClick={() => setPageSize(MOST)}>
              Show older changes
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

// What was undone, row by row, from the change log: so that it stays readable.
import { Button, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listRollbackChanges } from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'

const SHOWN = 50

export function RollbackChanges({ id, total }: { id: string; total: number | null }) {
  const [busy, setBusy] = useState(false)
  const changes = useQuery(queryFor(listRollbackChanges, { params: { id }, query: { pageSize: SHOWN } }))
  const save = async () => {
    setBusy(true)
    await downloadFile(fileUrl(listRollbackChanges, { params: { id }, query: {} }, 'xlsx')).catch(tell.problem)
    setBusy(false)
  }
  return (
    <Stack align="flex-start">
      <Text size="sm">
        {(total ?? 0) > SHOWN ? `The last ${SHOWN} of ${countOf(total ?? 0, 'row')}. ` : ''}
        What was removed stands in the file with all its values, and in the archive.
      </Text>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void save()}
      >
        Save all changes
      </Button>
      <Loaded query={changes} shape="block">
        {({ items }) => <History entries={items} />}
      </Loaded>
    </Stack>
  )
}

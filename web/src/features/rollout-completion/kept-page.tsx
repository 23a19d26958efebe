// A completion report as it was made.
import { Button, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  printCompletion,
  readCompletion,
} from '../../../../server/src/modules/rollout/completion/completion.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { CompletionBody } from './completion-body.tsx'

/** `/platform/rollout/completion/:id`. */
export function KeptCompletionPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readCompletion, { params }))
  return (
    <Loaded query={query}>
      {({ number, content, madeAt, madeBy, sha256 }) => (
        <>
          <PageHeader
            title={`Completion report ${number}`}
            back={{ label: 'Completion report', to: hrefOf(places.now, {}) }}
            description={`Made ${formatMoment(madeAt)} by ${madeBy}; kept as it was.`}
            actions={
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() => void downloadFile(fileUrl(printCompletion, { params })).catch(tell.problem)}
              >
                PDF
              </Button>
            }
          />
          <CompletionBody content={content} />
          <Text size="xs" c="dimmed" mt="xl" style={{ overflowWrap: 'anywhere' }}>
            SHA-256 {sha256}
          </Text>
        </>
      )}
    </Loaded>
  )
}

// Whether a printed proposal and the system still say the same: for anybody who holds the paper.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { verifyProposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'

interface PaperCheckProps {
  id: string
  /** Hash of the paper, from what stands behind `#` in the address of its QR code. */
  printed: string
}

export function PaperCheck({ id, printed }: PaperCheckProps) {
  const query = useQuery(queryFor(verifyProposal, { params: { id } }))
  return (
    <Loaded query={query} shape="block">
      {(now) => (
        <Stack>
          <Verdict printed={printed} now={now} />
          <Details
            items={[
              { label: 'Organization', value: now.organization },
              { label: 'Fiscal year', value: now.fiscalYear },
              { label: 'Status now', value: now.statusWords },
              { label: 'Changed last', value: `${now.dualDate}, ${formatMoment(now.changedAt)}` },
              { label: 'Hash in the system', value: <Hash value={now.sha256} /> },
              { label: 'Hash of the paper', value: printed && <Hash value={printed} /> },
            ]}
          />
        </Stack>
      )}
    </Loaded>
  )
}

function Hash({ value }: { value: string }) {
  return (
    <Text span ff="monospace" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {value}
    </Text>
  )
}

function Verdict({ printed, now }: { printed: string; now: Output<typeof verifyProposal> }) {
  if (!printed)
    return (
      <Note title="Compare the hash">
        The address names no hash. Compare the one printed on the paper with the one below.
      </Note>
    )
  if (printed.toLowerCase() === now.sha256)
    return (
      <Note tone="good" title="The paper is what stands in the system">
        Every amount and every word of the printed proposal is as it stands now.
      </Note>
    )
  return (
    <Note tone="bad" title="The paper and the system differ">
      The proposal was changed after this paper was printed, or the paper is not from this system. Ask the organization
      for a new print.
    </Note>
  )
}

// Whether the printed decision of a gate is what was signed: for anybody who holds the paper.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { verifyGate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'

interface GatePaperCheckProps {
  id: string
  /** Hash of the paper, from what stands behind `#` in the address of its QR code. */
  printed: string
}

export function GatePaperCheck({ id, printed }: GatePaperCheckProps) {
  const query = useQuery(queryFor(verifyGate, { params: { id } }))
  return (
    <Loaded query={query} shape="block">
      {(now) => (
        <Stack>
          <Verdict printed={printed} now={now} />
          <Details
            items={[
              { label: 'Paper', value: `${now.kind === 'wave' ? 'Gate of a wave' : 'Sign-off'}, gate ${now.number}` },
              {
                label: 'Status now',
                value: `${now.statusWords}${now.isSuperseded ? ', replaced by a later one' : ''}`,
              },
              { label: 'Signatures', value: String(now.signatures) },
              { label: 'Since', value: `${now.dualDate}, ${formatMoment(now.changedAt)}` },
              { label: 'Hash in the system', value: now.sha256 && <Hash value={now.sha256} /> },
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

function Verdict({ printed, now }: { printed: string; now: Output<typeof verifyGate> }) {
  if (!printed)
    return (
      <Note title="Compare the hash">
        The address names no hash. Compare the one printed on the paper with the one below.
      </Note>
    )
  if (printed.toLowerCase() === now.sha256 && now.isIntact)
    return (
      <Note tone="good" title="The paper is what was signed">
        Every figure, condition and word of the decision is as it was signed.
        {now.isSuperseded && ' A later gate has replaced this decision.'}
      </Note>
    )
  return (
    <Note tone="bad" title="The paper and the system differ">
      The gate was returned or signed anew after this paper was printed, or the paper is not from this system. Ask the
      rollout team for a new print.
    </Note>
  )
}

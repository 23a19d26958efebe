// Where the proposal stands: sums against ceilings, the gender share, and what is still missing.
import { Stack, Text, Title } from '@mantine/core'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { places, type RecordParams } from './addresses.ts'
import { ClassRows } from './class-rows.tsx'
import { Findings } from './findings.tsx'
import { GenderShare } from './gender-share.tsx'

export function Overview({ params, proposal }: { params: RecordParams; proposal: Proposal }) {
  const { call, summary } = proposal
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} mb="xs">
          Requested against ceilings
        </Title>
        <ClassRows proposal={proposal} years />
        <Text size="sm" c="dimmed" mt={4}>
          Ceilings of <Link to={hrefOf(places.call, { moa: params.moa, id: call.id })}>{call.title}</Link>. The two
          years before are what the programs say.
        </Text>
      </section>
      <GenderShare gender={proposal.gender} />
      <Findings moa={params.moa} proposal={proposal} />
      {summary && (
        <section>
          <Title order={2} mb="xs">
            Summary
          </Title>
          <Text maw="75ch" style={{ whiteSpace: 'pre-line' }}>
            {summary}
          </Text>
        </section>
      )}
    </Stack>
  )
}

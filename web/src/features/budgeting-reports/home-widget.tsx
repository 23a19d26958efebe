// Reports due in "my work": the nearest ones, with the days that are left.
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listDuties } from '../../../../server/src/modules/budgeting/reports/duties.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { DueText } from '../../ui/dates.tsx'
import { places } from './addresses.ts'

const SHOWN = 4

/** Silent when nothing is due. */
export function DueHome({ moa }: { moa: string }) {
  const { data } = useQuery(queryFor(listDuties, { params: { moa } }))
  const open = data?.items.filter(({ state }) => state !== 'filed') ?? []
  if (open.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-label="Reports due">
      <Title order={2} size="h3" mb="xs">
        <Anchor component={Link} to={hrefOf(places.due, { moa })} inherit>
          Reports due
        </Anchor>
      </Title>
      <Stack gap={4}>
        {open.slice(0, SHOWN).map(({ title, dueDate, isLate }) => (
          <Text key={title} size="sm">
            {title}: <DueText value={dueDate} />
            {isLate && ', late'}
          </Text>
        ))}
        {open.length > SHOWN && <Text size="sm">and {open.length - SHOWN} more.</Text>}
      </Stack>
    </Paper>
  )
}

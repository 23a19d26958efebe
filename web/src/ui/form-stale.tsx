// Somebody else saved the record while this person was typing.
import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { sameValue } from '../lib/drafts.ts'
import { humanize } from '../lib/words.ts'
import type { FormValues } from './form-page.tsx'

interface StaleDialogProps {
  /** As it was loaded. */
  base: FormValues
  mine: FormValues
  /** As it is on the server now. */
  now: FormValues
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Shows what changed, field by field, and lets the person decide whose words stand. */
export function StaleDialog({ base, mine, now, onKeepMine, onTakeTheirs }: StaleDialogProps) {
  const fields = Object.keys(now).filter((field) => !sameValue(now[field], base[field]))
  return (
    <Modal opened onClose={onKeepMine} size="xl" title="Somebody saved this record while you were typing">
      <Stack>
        <Text>Nothing is lost. What changed on the server, and what you have:</Text>
        <Table.ScrollContainer minWidth={480} type="native" role="region" aria-label="What changed" tabIndex={0}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Field</Table.Th>
                <Table.Th scope="col">It says now</Table.Th>
                <Table.Th scope="col">You have</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field) => (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{humanize(field)}</Table.Th>
                  <Table.Td>{words(now[field])}</Table.Td>
                  <Table.Td>{sameValue(mine[field], base[field]) ? 'not changed by you' : words(mine[field])}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Text size="sm" c="dimmed">
          Fields that you did not change take what the record says now. Save again afterwards.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            Discard mine
          </Button>
          <Button onClick={onKeepMine}>Keep my changes</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

// What waits for a member, to be handed over when they leave.
import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listOpenTasks,
  type Member,
  type OpenTaskView,
} from '../../../../server/src/modules/people/members.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import type { MemberPlace } from './member-place.ts'

const columns: readonly ListColumn<OpenTaskView>[] = [{ name: 'title', label: 'Task', render: (task) => task.title }]

/** The query that the tab and the question before deactivating read. */
export function openTasksQuery(place: MemberPlace, id: string) {
  return queryFor(listOpenTasks, { params: { moa: place.code, id }, query: { pageSize: 200 } })
}

export function OpenTasks({ place, member }: { place: MemberPlace; member: Member }) {
  const tasks = useQuery(openTasksQuery(place, member.id))
  const file = fileUrl(listOpenTasks, { params: { moa: place.code, id: member.id } }, 'xlsx')
  return (
    <Loaded query={tasks} shape="block">
      {({ items }) => (
        <Stack maw="56rem">
          <Group justify="space-between">
            <Text c="dimmed">What somebody else has to take over when {member.name} leaves.</Text>
            {items.length > 0 && (
              <ActionButton variant="default" onClick={() => void downloadFile(file)}>
                Export as a spreadsheet
              </ActionButton>
            )}
          </Group>
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun="task"
            rowId={({ path }) => path}
            rowName={({ title }) => title}
            rowHref={({ path }) => path}
            empty={{
              title: 'Nothing to hand over',
              text: `No draft of ${member.name} is open, and nothing waits for a decision that only they could take.`,
            }}
          />
        </Stack>
      )}
    </Loaded>
  )
}

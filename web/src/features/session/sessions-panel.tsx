// Where a person is signed in, each to be ended.
import { Group, Stack, Text } from '@mantine/core'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { listSessions, type OpenSession, revokeOtherSessions, revokeSession } from '../../api/auth.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { deviceOf } from '../../lib/device.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Loaded } from '../../ui/loaded.tsx'

const sessionsQuery = queryOptions<OpenSession[], ProblemError>({ queryKey: ['sessions'], queryFn: listSessions })

/** The list of open sessions. */
export function SessionsPanel() {
  const sessions = useQuery(sessionsQuery)
  const client = useQueryClient()
  const after = async (done: Promise<unknown>) => {
    await done
    await client.invalidateQueries(sessionsQuery)
  }
  return (
    <Loaded query={sessions} shape="block">
      {(all) => (
        <Stack>
          {all.map((one) => (
            <Group key={one.id} justify="space-between" wrap="nowrap">
              <Text size="sm">
                <strong>{deviceOf(one.userAgent)}</strong>
                {one.ipAddress && <>, address {one.ipAddress}</>}
                <br />
                signed in {formatMoment(one.createdAt)}, last used {formatMoment(one.lastSeenAt)}
                {one.current && ', this device'}
              </Text>
              <ConfirmAction
                label="Sign out"
                aria-label={`Sign out ${deviceOf(one.userAgent)}`}
                size="xs"
                flex="none"
                question="Sign out this device?"
                consequence="Whoever uses it must sign in again. If it is the one in your hands, so must you."
                onConfirm={() => after(revokeSession(one.id))}
              />
            </Group>
          ))}
          {all.length > 1 && (
            <div>
              <ConfirmAction
                label="Sign out all other devices"
                question="Sign out all other devices?"
                consequence="Only this device stays signed in."
                onConfirm={() => after(revokeOtherSessions())}
              />
            </div>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

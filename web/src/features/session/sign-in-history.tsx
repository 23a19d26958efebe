// When and from where one's own account was used.
import { Button, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readOwnSignIns } from '../../../../server/src/modules/people/links/invitations.contract.ts'
import { SIGN_IN_WORDS } from '../../../../server/src/platform/auth/sign-in-events.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { deviceOf } from '../../lib/device.ts'
import { Loaded } from '../../ui/loaded.tsx'

const STEP = 10
const MOST = 200

/** The newest entries first, more on request. */
export function SignInHistory() {
  const [pageSize, setPageSize] = useState(STEP)
  const history = useQuery({
    ...queryFor(readOwnSignIns, { query: { pageSize } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={history} shape="block">
      {({ items, total }) => (
        <Stack gap="xs">
          {items.length === 0 && <Text c="dimmed">Nothing yet. Sign-ins from now on appear here, for 400 days.</Text>}
          {items.map((entry) => (
            <Text key={`${entry.at} ${entry.kind}`} size="sm">
              <strong>{SIGN_IN_WORDS[entry.kind]}</strong>, {formatMoment(entry.at)}
              {entry.userAgent && <>, {deviceOf(entry.userAgent)}</>}
              {entry.ipAddress && <>, address {entry.ipAddress}</>}
            </Text>
          ))}
          {total > items.length && pageSize < MOST && (
            <div>
              <Button variant="default" size="xs" onClick={() => setPageSize(Math.min(pageSize * 2, MOST))}>
                Show earlier ones
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

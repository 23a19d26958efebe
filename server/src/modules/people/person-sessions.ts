// Where a person is signed in, for those who look after accounts; over the login of sign-in, which alone may read it.
import { endSessions, listSessions } from '../../platform/auth/sessions.ts'
import type { Database } from '../../platform/database/scope.ts'
import type { SessionList } from './people.contract.ts'

/** Newest use first, at most 100. */
export async function findSessions({ identity }: Database, personId: string): Promise<SessionList> {
  const sessions = await listSessions(identity, { personId })
  return {
    items: sessions.map(({ id, createdAt, lastSeenAt, ipAddress, userAgent }) => ({
      id,
      createdAt,
      lastSeenAt,
      ipAddress,
      userAgent,
    })),
  }
}

/** Ends all of them, effective on the person's next request. */
export async function endAllSessions(database: Database, personId: string): Promise<SessionList> {
  await endSessions(database.identity, personId)
  return findSessions(database, personId)
}

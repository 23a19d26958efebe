// Making an account anonymous at the command line: shut first, then erased, in two halves like on the page.
import { type Caller, type Database, inPlatform } from '../../../platform/database/scope.ts'
import { getPerson } from '../find-people.ts'
import { shutAccount } from '../keep-people.ts'
import { forgetSignIn, makeAnonymous } from './erase-person.ts'

/** For trial accounts of a pilot that is over. What the person recorded stays; done again it does nothing. */
export async function anonymizePerson(
  database: Database,
  by: Caller,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const person = await inPlatform(database, by, async (scope) => {
    const { isActive, username } = await getPerson(scope, id)
    if (isActive) await shutAccount(scope, { params: { id }, query: {}, body: { reason } })
    return makeAnonymous(scope, { params: { id }, query: {}, body: { username, reason } })
  })
  await forgetSignIn(database, by, person)
}

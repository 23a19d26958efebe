// The profile of whoever is signed in: name, phone number, and what they are at their place.
import { eq } from 'drizzle-orm'
import { onboardings } from '../../platform/auth/onboarding-table.ts'
import { readPhoneNumber } from '../../platform/auth/phone-number.ts'
import { people } from '../../platform/auth/tables.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { describeOwnPlace, findOwnPlace, type OwnPlace } from '../people/module.ts'
import { fail } from './errors.ts'
import { findNewcomer, type Newcomer } from './newcomer.ts'
import type { editProfile, Profile } from './onboarding.contract.ts'

type Person = Pick<Profile, 'firstName' | 'lastName' | 'email' | 'phone'>

/** The profile as it is shown: of the person, and of their own place. */
export function profileOf({ firstName, lastName, email, phone }: Person, place: OwnPlace | undefined): Profile {
  const { position = '', department = '' } = place ?? {}
  return { firstName, lastName, email, phone, position, department, hasPlace: place !== undefined }
}

/** The profile of whoever is signed in, newcomer or not. */
export async function getOwnProfile(scope: PlatformScope): Promise<Profile> {
  const { firstName, lastName, email, phone } = people
  const [person] = await scope.db
    .select({ firstName, lastName, email, phone })
    .from(people)
    .where(eq(people.id, scope.actor.id))
  if (!person) throw new Error('whoever is signed in has a row')
  return profileOf(person, await findOwnPlace(scope, scope.actor.id))
}

/** Writes it, and notes for newcomers that it is done. Fails with onboarding.profile.phone_invalid. */
export async function changeOwnProfile(
  scope: PlatformScope,
  { body }: Input<typeof editProfile>,
): Promise<Newcomer | undefined> {
  const [firstName, lastName, written] = [body.firstName.trim(), body.lastName.trim(), body.phone.trim()]
  const phone = written === '' ? '' : (readPhoneNumber(written) ?? fail('onboarding.profile.phone_invalid'))
  const now = scope.clock.now()
  await scope.db
    .update(people)
    .set({
      firstName,
      lastName,
      name: `${firstName} ${lastName}`.trim(),
      phone,
      updatedAt: new Date(now.epochMilliseconds),
    })
    .where(eq(people.id, scope.actor.id))
  const place = await findOwnPlace(scope, scope.actor.id)
  if (place) {
    const { position = place.position, department = place.department } = body
    await describeOwnPlace(scope, place, { position: position.trim(), department: department.trim() })
  }
  await scope.db
    .update(onboardings)
    .set({ profileDoneAt: now.toString(), updatedAt: now.toString() })
    .where(eq(onboardings.personId, scope.actor.id))
  return findNewcomer(scope)
}

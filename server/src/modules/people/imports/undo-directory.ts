// What an undoing finds of the people and memberships that an import wrote, changed in memory row by row.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Effect } from '../../../platform/imports/define-import.ts'
import { type PersonFields, type PlaceFields, updatePeople, updatePlaces } from './import-directory.ts'

export interface DoneRow {
  number: number
  effects: Effect[]
}

interface FoundPerson {
  id: string
  fields: PersonFields
  /** Came by an invitation and never signed in: nothing is theirs yet. */
  isUntouched: boolean
  lastSignedInAt: Date | null
  isChanged: boolean
  isGone: boolean
}
interface FoundPlace {
  id: string
  organizationId: number
  personId: string
  createdAt: Date
  fields: PlaceFields
  isChanged: boolean
  isGone: boolean
}

const REASONS = {
  signedIn: 'The person has signed in since. Deactivate or remove the member on the page of the organization instead.',
  changed: 'Somebody has changed this since. Look at the history of the person, and put it right by hand.',
  elsewhere: 'The person is a member of another organization since. Remove that membership first.',
  gone: 'What the import wrote is not there any more.',
}

export class UndoDirectory {
  readonly #people: ReadonlyMap<string, FoundPerson>
  readonly #places: ReadonlyMap<string, FoundPlace>
  /** People whom these rows brought in. */
  readonly #broughtIn: ReadonlySet<string>

  private constructor(people: FoundPerson[], places: FoundPlace[], effects: readonly Effect[]) {
    this.#people = new Map(people.map((person) => [person.id, person]))
    this.#places = new Map(places.map((place) => [place.id, place]))
    this.#broughtIn = new Set(effects.filter(isNewPerson).map(({ id }) => id))
  }

  /** Locks what it reads until the transaction ends. The organizations must be held already. */
  static async load(scope: PlatformScope, effects: readonly Effect[]): Promise<UndoDirectory> {
    const ids = new Set(effects.filter(({ table }) => table === 'person').map(({ id }) => id))
    const placeIds = effects.filter(({ table }) => table === 'membership').map(({ id }) => id)
    for (const id of await findOwners(scope, placeIds)) ids.add(id)
    const people = await findPeople(scope, [...ids])
    return new UndoDirectory(people, await findPlaces(scope, [...ids]), effects)
  }

  /** Takes a row back in memory, or answers why that cannot be done. */
  takeBack({ effects }: DoneRow): string | null {
    const refusal = effects.map((effect) => this.#refusal(effect, effects)).find((reason) => reason !== null)
    if (refusal) return refusal
    for (const effect of effects) this.#revert(effect)
    return null
  }

  #refusal(effect: Effect, row: readonly Effect[]): string | null {
    if (effect.table === 'membership') return this.#refusalOfPlace(effect)
    const person = this.#people.get(effect.id)
    if (!person || person.isGone) return effect.before === null ? null : REASONS.gone
    if (effect.before !== null) return this.#isLeaving(person) || stands(person.fields, effect) ? null : REASONS.changed
    if (!person.isUntouched) return REASONS.signedIn
    const own = new Set(row.map(({ id }) => id))
    const others = [...this.#places.values()].filter((place) => place.personId === person.id && !place.isGone)
    return others.every((place) => own.has(place.id)) ? null : REASONS.elsewhere
  }

  #refusalOfPlace(effect: Effect): string | null {
    const place = this.#places.get(effect.id)
    const person = place && this.#people.get(place.personId)
    if (!place || !person || place.isGone) return effect.before === null ? null : REASONS.gone
    if (this.#isLeaving(person)) return null
    if (effect.before === null && !person.isUntouched && (person.lastSignedInAt ?? place.createdAt) > place.createdAt)
      return REASONS.signedIn
    if (effect.before === null && person.isUntouched) return null
    return stands(place.fields, effect) ? null : REASONS.changed
  }

  /** All of the person came with these rows, and nobody has used it: what was done to it since does not matter. */
  #isLeaving(person: FoundPerson): boolean {
    return person.isUntouched && this.#broughtIn.has(person.id)
  }

  #revert({ table, id, before }: Effect): void {
    const entry = table === 'person' ? this.#people.get(id) : this.#places.get(id)
    if (!entry) return
    if (before === null) entry.isGone = true
    else {
      Object.assign(entry.fields, before)
      entry.isChanged = true
    }
  }

  /** People who go, and memberships that go while their person stays. */
  gone(): { people: string[]; places: string[] } {
    const people = [...this.#people.values()].filter(({ isGone }) => isGone).map(({ id }) => id)
    const leaving = new Set(people)
    const places = [...this.#places.values()].filter(({ isGone, personId }) => isGone && !leaving.has(personId))
    return { people, places: places.map(({ id }) => id) }
  }

  async writeChanges(scope: PlatformScope): Promise<void> {
    const isLeft = (entry: { isChanged: boolean; isGone: boolean }) => entry.isChanged && !entry.isGone
    await updatePeople(scope, [...this.#people.values()].filter(isLeft))
    await updatePlaces(scope, [...this.#places.values()].filter(isLeft))
  }
}

function isNewPerson({ table, before }: Effect): boolean {
  return table === 'person' && before === null
}

/** What the import wrote is as it was left. */
function stands(fields: PersonFields | PlaceFields, { before, after }: Effect): boolean {
  const now = fields as unknown as Record<string, unknown>
  const keys = before === null ? Object.keys(after).filter((key) => key in now) : Object.keys(before)
  return keys.every((key) => JSON.stringify(now[key]) === JSON.stringify(after[key]))
}

async function findOwners(scope: PlatformScope, placeIds: readonly string[]): Promise<string[]> {
  if (placeIds.length === 0) return []
  const { rows } = await scope.db.execute<{ id: string }>(
    sql`select distinct person_id as id from membership where id = any(${sql.param(placeIds)}::uuid[])`,
  )
  return rows.map(({ id }) => id)
}

async function findPeople(scope: PlatformScope, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return []
  const param = sql.param(ids)
  const { rows: newcomers } = await scope.db.execute<{ id: string; first: string | null; last: string | null }>(sql`
    select person_id as id, first_signed_in_at as first, last_signed_in_at as last from onboarding
     where person_id = any(${param}::uuid[]) order by person_id for update`)
  const { rows } = await scope.db.execute<PersonFields & { id: string }>(sql`
    select id, name, first_name, last_name, phone, primary_organization from person
     where id = any(${param}::uuid[]) order by id for no key update`)
  const signIns = new Map(newcomers.map((one) => [one.id, one]))
  return rows.map(({ id, ...fields }) => {
    const known = signIns.get(id)
    const lastSignedInAt = known?.last ? new Date(known.last) : null
    return { id, fields, isUntouched: known?.first === null, lastSignedInAt, isChanged: false, isGone: false }
  })
}

async function findPlaces(scope: PlatformScope, people: readonly string[]): Promise<FoundPlace[]> {
  if (people.length === 0) return []
  const { rows } = await scope.db.execute<
    PlaceFields & { id: string; organization_id: number; person_id: string; created_at: string }
  >(sql`
    select id, organization_id, person_id, created_at, roles, position, department from membership
     where person_id = any(${sql.param(people)}::uuid[]) order by organization_id, id for update`)
  return rows.map(({ id, organization_id, person_id, created_at, ...fields }) => ({
    id,
    organizationId: organization_id,
    personId: person_id,
    createdAt: new Date(created_at),
    fields,
    isChanged: false,
    isGone: false,
  }))
}

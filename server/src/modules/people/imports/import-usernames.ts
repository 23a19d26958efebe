// Usernames for new people: made from their addresses, with a number behind where two would be the same.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { findTakenUsernames } from './import-directory.ts'
import { numbered, usernameFrom } from './import-email.ts'
import type { WantedRow } from './import-row.ts'

/** More than a name is usually taken; doubled until it suffices. */
const FIRST_TRY = 4

export class Usernames {
  readonly #taken: Set<string>
  readonly #candidates: ReadonlyMap<string, readonly string[]>

  constructor(taken: Set<string>, candidates: ReadonlyMap<string, readonly string[]>) {
    this.#taken = taken
    this.#candidates = candidates
  }

  isTaken(username: string): boolean {
    return this.#taken.has(username)
  }

  take(username: string): string {
    this.#taken.add(username)
    return username
  }

  /** The first one of the address that nobody has. */
  make(email: string): string {
    const base = usernameFrom(email)
    const free = (this.#candidates.get(base) ?? []).find((name) => !this.#taken.has(name))
    if (free === undefined) throw new Error(`no username was looked up for ${base}`)
    return this.take(free)
  }
}

/** What has to be known of usernames to judge these rows of new people. One statement, unless many share a name. */
export async function lookUpUsernames(scope: PlatformScope, rows: readonly WantedRow[]): Promise<Usernames> {
  const stated = [...new Set(rows.map((row) => row.username).filter((name) => name !== ''))]
  const wanted = Map.groupBy(
    [...new Set(rows.filter((row) => row.username === '' && row.email !== '').map((row) => row.email))],
    usernameFrom,
  )
  const candidates = new Map([...wanted].map(([base, emails]) => [base, namesOf(base, emails.length + FIRST_TRY)]))
  const taken = await findTakenUsernames(scope, [...stated, ...[...candidates.values()].flat()])
  // Names that rows ask for are not given to others.
  const reserved = new Set(stated)
  const isShort = (base: string) => {
    const free = candidates.get(base)?.filter((name) => !taken.has(name) && !reserved.has(name)) ?? []
    return free.length < (wanted.get(base)?.length ?? 0)
  }
  for (let short = [...candidates.keys()].filter(isShort); short.length > 0; short = short.filter(isShort)) {
    for (const base of short) candidates.set(base, namesOf(base, 2 * (candidates.get(base)?.length ?? FIRST_TRY)))
    const more = await findTakenUsernames(
      scope,
      short.flatMap((base) => candidates.get(base) ?? []),
    )
    for (const name of more) taken.add(name)
  }
  const free = [...candidates].map(([base, names]) => [base, names.filter((name) => !reserved.has(name))] as const)
  return new Usernames(taken, new Map(free))
}

function namesOf(base: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => numbered(base, at + 1))
}

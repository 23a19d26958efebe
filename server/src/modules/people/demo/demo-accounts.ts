// Accounts to try BMMS with: one for each role. Made at a plain start, never in production; the passwords stand in a file
// that only its owner may read.
import { join } from 'node:path'
import { inArray } from 'drizzle-orm'
import {
  ORGANIZATION_ROLES,
  PLATFORM_ROLES,
  type PlatformRole,
  ROLE_WORDS,
} from '../../../platform/access/roles.contract.ts'
import { createAccount, setPassword } from '../../../platform/auth/accounts.ts'
import { people } from '../../../platform/auth/tables.ts'
import { withClient } from '../../../platform/database/client.ts'
import { type Caller, type Database, inOrganization, inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { getOrganizationRef, OOBC } from '../../organizations/module.ts'
import { insertMember } from '../joining.ts'
import { platformRoles } from '../tables.ts'
import { type DemoAccount, readDemoAccounts, writeDemoAccounts } from './demo-accounts-file.ts'
import { inventPerson, randomFrom } from './invented-people.ts'

/** What `seedDemo` needs of the application. */
interface Demonstrated {
  database: Database
  config: { dataFolder: string; production: boolean; mode: 'bmms' | 'obcms' }
}

interface WantedAccount {
  username: string
  email: string
  firstName: string
  lastName: string
  department: string
  memberships: readonly { code: string; role: (typeof ORGANIZATION_ROLES)[number] }[]
  platformRole?: PlatformRole
}

const ABOVE = 'BARMM'
/** Only accounts with such an address are ever touched. */
const DEMO_DOMAIN = 'demo.bmms.example'
const caller: Caller = { actor: SYSTEM, requestId: 'demo' }

/**
 * Makes the demo accounts that are missing and answers all of them. Those that are there stay as they are, and so do
 * their passwords, as long as the file is kept. Several processes may start at once: one works, the others wait.
 */
export async function seedDemo(
  { database, config }: Demonstrated,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  if (config.production) throw new Error('Demo accounts are never made in production.')
  const file = join(config.dataFolder, 'demo-accounts.csv')
  return withClient(database.app, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('bmms.demo'))`)
    try {
      const wanted = wantedAccounts(config.mode)
      const before = await readDemoAccounts(file)
      const kept = new Map(before.map((account) => [account.username, account.password]))
      const passwords = await ensureAccounts(database, { wanted, kept, say })
      const accounts = wanted.flatMap((account) => linesOf(account, passwords.get(account.username) ?? ''))
      const fresh = accounts.filter(({ username, password }) => kept.get(username) !== password)
      const others = before.filter(({ username }) => !passwords.has(username))
      if (fresh.length > 0) await writeDemoAccounts(file, [...accounts, ...others])
      return accounts
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('bmms.demo'))`)
    }
  })
}

/** One account a role for the pilots (for OOBC in single-organization mode), one a platform role, one in two places, and second administrators. */
function wantedAccounts(mode: 'bmms' | 'obcms'): WantedAccount[] {
  const random = randomFrom(2026)
  const account = (username: string, parts: Pick<WantedAccount, 'memberships' | 'platformRole'>): WantedAccount => {
    const { firstName, lastName, department } = inventPerson(random)
    return { username, email: `${username}@${DEMO_DOMAIN}`, firstName, lastName, department, ...parts }
  }
  const codes = mode === 'obcms' ? [OOBC.code] : ['MOH', 'MOLE', 'MAFAR']
  const members = codes.flatMap((code) =>
    ORGANIZATION_ROLES.map((role) => account(`${code.toLowerCase()}.${role}`, { memberships: [{ code, role }] })),
  )
  const both = {
    memberships: [
      { code: 'MOH', role: 'planner' },
      { code: 'MOLE', role: 'manager' },
    ],
  } as const
  const staff = PLATFORM_ROLES.map((role) => account(role.replace('_', '.'), { memberships: [], platformRole: role }))
  // Last, so that the invented names of the others stay. Whoever asks for power needs somebody who agrees.
  const seconds = [
    ...codes.map((code) => account(`${code.toLowerCase()}.admin.two`, { memberships: [{ code, role: 'admin' }] })),
    account('platform.admin.two', { memberships: [], platformRole: 'platform_admin' }),
  ]
  return [...members, ...(mode === 'obcms' ? [] : [account('two.ministries', both)]), ...staff, ...seconds]
}

function linesOf({ username, memberships, platformRole }: WantedAccount, password: string): DemoAccount[] {
  const places = memberships.map(({ code, role }) => ({ username, password, organization: code, role: role as string }))
  return platformRole ? [{ username, password, organization: ABOVE, role: platformRole }, ...places] : places
}

interface Ensuring {
  wanted: readonly WantedAccount[]
  kept: ReadonlyMap<string, string>
  say: (line: string) => void
}

/** Passwords by username. Hashing takes a while, so it is done for many at once, and only where it is needed. */
async function ensureAccounts(database: Database, { wanted, kept, say }: Ensuring): Promise<Map<string, string>> {
  const existing = await findExisting(database, wanted)
  const missing = wanted.filter(({ username }) => !existing.has(username))
  if (missing.length > 0) say(`Making ${missing.length} demo accounts.`)
  const entries = await Promise.all(
    wanted.map(async (account): Promise<[string, string]> => {
      const id = existing.get(account.username)
      const known = kept.get(account.username)
      if (id === undefined) return [account.username, await makeAccount(database, account, known)]
      if (known !== undefined) return [account.username, known]
      const { password = '' } = await setPassword(database.identity, { personId: id, mustChangePassword: false })
      return [account.username, password]
    }),
  )
  return new Map(entries)
}

async function findExisting(database: Database, wanted: readonly WantedAccount[]): Promise<Map<string, string>> {
  const addresses = wanted.map(({ email }) => email)
  const { id, username, email } = people
  const rows = await inPlatform(database, caller, (scope) =>
    scope.db.select({ id, username }).from(people).where(inArray(email, addresses)),
  )
  return new Map(rows.map((row) => [row.username, row.id]))
}

/** The account with its memberships; later starts leave those as administrators change them. */
async function makeAccount(database: Database, account: WantedAccount, known: string | undefined): Promise<string> {
  const { username, email, firstName, lastName, department, memberships, platformRole } = account
  const password = known === undefined ? {} : { password: known }
  const made = await createAccount(database.identity, {
    username,
    email,
    firstName,
    lastName,
    mustChangePassword: false,
    ...password,
  })
  const { personId } = made
  const places = await inPlatform(database, caller, async (scope) => {
    if (platformRole) await scope.db.insert(platformRoles).values({ personId, role: platformRole })
    return Promise.all(memberships.map(({ code }) => getOrganizationRef(scope, code)))
  })
  for (const [at, organization] of places.entries()) {
    const role = memberships[at]?.role ?? 'viewer'
    const place = { roles: [role], position: ROLE_WORDS[role], department }
    await inOrganization(database, { ...caller, organization }, (scope) => insertMember(scope, personId, place))
  }
  return made.password ?? known ?? ''
}

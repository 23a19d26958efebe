import { findOrganization } from '../modules/organizations/module.ts'
import { createMemberAccount } from '../modules/people/members.contract.ts'
import {
  assignRoles,
  createMember,
  createMemberWithPassword,
  findPersonByName,
  INVITE_BATCH,
  readRole,
} from '../modules/people/module.ts'
import { ORGANIZATION_ROLES, ROLE_WORDS } from '../platform/access/roles.contract.ts'
import { type Database, inPlatform, type OrganizationRef } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { requireValid } from './valid-input.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'
import { LEAVES_WITH_SERVER, withQueue } from './with-queue.ts'

const organization = { value: 'code', required: true, summary: 'organization, by code or another name of it' } as const
const role = {
  value: 'role',
  required: true,
  summary: `role, or several with commas: ${ORGANIZATION_ROLES.join(', ')}`,
} as const

export const createPilotUser: Command = {
  name: 'create-pilot-user',
  summary: 'create an account in an organization',
  details: `With --send-email the person gets an invitation with a link to set a password. ${LEAVES_WITH_SERVER} With --print-password a start password is generated, which has to be changed at the first sign-in; it is printed only now. With neither, nobody can sign in yet: send-welcome-emails invites later, and the page of members prints slips.`,
  options: {
    username: { value: 'name', required: true, summary: 'name to sign in with: small letters, digits, dots, hyphens' },
    email: { value: 'address', required: true, summary: 'e-mail address' },
    organization,
    role,
    'first-name': { value: 'name', summary: 'first name (default: the username)' },
    'last-name': { value: 'name', summary: 'last name' },
    phone: { value: 'number', summary: 'phone number' },
    'send-email': { summary: 'send the invitation' },
    'print-password': { summary: 'make a start password and print it once' },
  },
  run: (call) => {
    const account = accountOf(call)
    if (call.flag('send-email') && call.flag('print-password'))
      refuse('Give --send-email or --print-password, not both.')
    return withQueue(call, async ({ database }) => {
      const here = { ...COMMAND_LINE, organization: await organizationOf(call, database) }
      const { member, said, ...made } = await make(call, { database, here, account })
      const { username, email, roles } = member
      return {
        lines: [`Created ${username} (${email}) in ${here.organization.code} as ${words(roles)}.`, said],
        data: { username, email, organization: here.organization.code, roles, ...made },
      }
    })
  },
}

interface Making {
  database: Database
  here: typeof COMMAND_LINE & { organization: OrganizationRef }
  account: ReturnType<typeof accountOf>
}

/** The account in one of three ways, and what is said about it. */
async function make(call: Call, { database, here, account }: Making) {
  if (call.flag('print-password')) {
    const { member, startPassword } = await createMemberWithPassword(database, here, account)
    return { member, startPassword, said: `Start password: ${startPassword}` }
  }
  const { member } = await createMember(database, here, { ...account, sendInvitation: false })
  if (!call.flag('send-email')) {
    const said =
      'Nothing was sent. npx bmms send-welcome-emails sends the invitation; the page of members prints a slip.'
    return { member, invitation: null, said }
  }
  // The server writes the letter: it knows the address under which people reach it.
  await inPlatform(database, COMMAND_LINE, (scope) => scope.enqueue(INVITE_BATCH, { personId: member.personId }))
  return { member, invitation: 'queued', said: `The invitation is in the queue. ${LEAVES_WITH_SERVER}` }
}

export const assignPilotRole: Command = {
  name: 'assign-pilot-role',
  summary: 'give a person a role in an organization, beside those held there',
  options: {
    user: { value: 'name', required: true, summary: 'username or e-mail address' },
    organization,
    role,
    reason: { value: 'text', summary: 'why; kept with the change of roles' },
  },
  run: (call) => {
    const roles = rolesOf(call)
    return withApplication(call, async ({ database }) => {
      const here = { ...COMMAND_LINE, organization: await organizationOf(call, database) }
      const person = await findPersonByName(database, COMMAND_LINE, call.text('user'))
      if (!person) return refuse(`Nobody has the username or e-mail address ${call.text('user')}.`)
      const { member, changed } = await assignRoles(database, here, {
        personId: person.id,
        roles,
        reason: call.optional('reason') ?? 'Assigned on the command line.',
      })
      const now = `${member.username} is ${words(member.roles)} in ${here.organization.code}.`
      return {
        lines: [changed ? now : `Nothing to do: ${now}`],
        data: { username: member.username, organization: here.organization.code, roles: member.roles, changed },
      }
    })
  },
}

function rolesOf(call: Call) {
  const asked = call.text('role').split(',')
  return [
    ...new Set(
      asked.map(
        (name) =>
          readRole(name) ?? refuse(`There is no role "${name.trim()}". Choose from ${ORGANIZATION_ROLES.join(', ')}.`),
      ),
    ),
  ]
}

export async function organizationOf(
  call: Call,
  database: Database,
  option = 'organization',
): Promise<OrganizationRef> {
  const asked = call.text(option)
  const found = await inPlatform(database, COMMAND_LINE, (scope) => findOrganization(scope, asked))
  return (
    found ??
    refuse(
      `No organization has the code or name "${asked.slice(0, 80)}". npx bmms seed-organizations adds those of the catalogue.`,
    )
  )
}

function accountOf(call: Call) {
  const phone = call.optional('phone')
  return requireValid(createMemberAccount.body, {
    username: call.text('username'),
    email: call.text('email'),
    firstName: call.optional('first-name') ?? call.text('username'),
    lastName: call.optional('last-name') ?? '',
    ...(phone ? { phone } : {}),
    roles: rolesOf(call),
  })
}

function words(roles: readonly (keyof typeof ROLE_WORDS)[]): string {
  return roles.map((name) => ROLE_WORDS[name]).join(', ')
}

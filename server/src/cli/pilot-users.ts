import { findOrganization } from '../modules/organizations/module.ts'
import { createMemberAccount } from '../modules/people/members.contract.ts'
import { assignRoles, createMember, findPersonByName, readRole } from '../modules/people/module.ts'
import { ORGANIZATION_ROLES, ROLE_WORDS } from '../platform/access/roles.contract.ts'
import { type Database, inPlatform, type OrganizationRef } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { requireValid } from './valid-input.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const organization = { value: 'code', required: true, summary: 'organization, by code or another name of it' } as const
const role = {
  value: 'role',
  required: true,
  summary: `role, or several with commas: ${ORGANIZATION_ROLES.join(', ')}`,
} as const

export const createPilotUser: Command = {
  name: 'create-pilot-user',
  summary: 'create an account in an organization',
  details:
    'The start password is generated and has to be changed at the first sign-in. It is printed only with --print-password, and only now.',
  options: {
    username: { value: 'name', required: true, summary: 'name to sign in with: small letters, digits, dots, hyphens' },
    email: { value: 'address', required: true, summary: 'e-mail address' },
    organization,
    role,
    'first-name': { value: 'name', summary: 'first name (default: the username)' },
    'last-name': { value: 'name', summary: 'last name' },
    phone: { value: 'number', summary: 'phone number' },
    'print-password': { summary: 'print the start password once' },
  },
  run: (call) => {
    const account = accountOf(call)
    return withApplication(call, async ({ database }) => {
      const here = { ...COMMAND_LINE, organization: await organizationOf(call, database) }
      const { member, startPassword } = await createMember(database, here, account)
      const shown = call.flag('print-password')
      const { username, email } = member
      return {
        lines: [
          `Created ${username} (${email}) in ${here.organization.code} as ${words(member.roles)}.`,
          shown
            ? `Start password: ${startPassword}`
            : 'The start password was not printed. A platform administrator can give a new one on the page of the person.',
        ],
        data: {
          username,
          email,
          organization: here.organization.code,
          roles: member.roles,
          ...(shown ? { startPassword } : {}),
        },
      }
    })
  },
}

export const assignPilotRole: Command = {
  name: 'assign-pilot-role',
  summary: 'give a person a role in an organization, beside those held there',
  options: {
    user: { value: 'name', required: true, summary: 'username or e-mail address' },
    organization,
    role,
  },
  run: (call) => {
    const roles = rolesOf(call)
    return withApplication(call, async ({ database }) => {
      const here = { ...COMMAND_LINE, organization: await organizationOf(call, database) }
      const person = await findPersonByName(database, COMMAND_LINE, call.text('user'))
      if (!person) return refuse(`Nobody has the username or e-mail address ${call.text('user')}.`)
      const { member, changed } = await assignRoles(database, here, { personId: person.id, roles })
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

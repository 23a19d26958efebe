import { ROLE_WORDS } from '../../platform/access/roles.contract.ts'
import { endSessions } from '../../platform/auth/sessions.ts'
import { recordHistory } from '../../platform/changes/history.ts'
import type { Column } from '../../platform/documents/columns.ts'
import { type Route, route, twoStepRoute } from '../../platform/http/route.ts'
import type { Module } from '../../platform/module.ts'
import { correctPerson } from './edit-person.ts'
import { findPeople, getPerson } from './find-people.ts'
import { changeMember, dropMember, letMemberIn, shutMemberOut } from './keep-members.ts'
import { createStaffAccount, dropSecondStep, reopenAccount, requireOther, shutAccount } from './keep-people.ts'
import { choosePrimaryOrganization, readMe } from './me.contract.ts'
import { choosePrimary, describeMe, findStanding } from './me.ts'
import {
  addMember,
  createMemberAccount,
  deactivateMember,
  editMember,
  endMemberSessions,
  listMemberSessions,
  listMembers,
  listOpenTasks,
  type MemberSummary,
  reactivateMember,
  readMember,
  readMemberHistory,
  removeMember,
} from './members.contract.ts'
import { findMembers, getMember } from './members.ts'
import { admitPerson, createMember } from './new-members.ts'
import { findOpenTasks, findOpenTasksEverywhere, findPlaces, openTaskColumns } from './open-tasks.ts'
import { INVITATION_WORDS } from './people.contract.ts'
import { findPersonHistory } from './person-history.ts'
import { endAllSessions, findSessions } from './person-sessions.ts'
import {
  createPlatformAccount,
  deactivateAccount,
  editPerson,
  endPersonSessions,
  listPeople,
  listPersonOpenTasks,
  listPersonSessions,
  type PersonSummary,
  reactivateAccount,
  readPerson,
  readPersonHistory,
  resetSecondStep,
} from './platform-people.contract.ts'

const standingExport: readonly Column<Pick<MemberSummary, 'lastSignedInAt' | 'invitation' | 'wave'>>[] = [
  { key: 'last_signed_in_at', title: 'Last signed in', type: 'instant', value: (person) => person.lastSignedInAt },
  {
    key: 'invitation',
    title: 'Invitation',
    type: 'text',
    value: (person) => (person.invitation === null ? '' : INVITATION_WORDS[person.invitation]),
  },
  { key: 'wave', title: 'Wave', type: 'integer', value: (person) => person.wave },
]

const memberColumns: readonly Column<MemberSummary>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (member) => member.name },
  { key: 'username', title: 'Username', type: 'text', value: (member) => member.username },
  { key: 'email', title: 'E-mail', type: 'text', value: (member) => member.email },
  { key: 'phone', title: 'Phone', type: 'text', width: 20, value: (member) => member.phone },
  {
    key: 'roles',
    title: 'Roles',
    type: 'text',
    value: (member) => member.roles.map((role) => ROLE_WORDS[role]).join(', '),
  },
  { key: 'position', title: 'Position', type: 'text', value: (member) => member.position },
  { key: 'department', title: 'Department', type: 'text', value: (member) => member.department },
  { key: 'is_active', title: 'Active', type: 'boolean', value: (member) => member.isActive && member.accountActive },
  { key: 'joined_on', title: 'Joined', type: 'date', value: (member) => member.joinedOn },
  { key: 'two_factor', title: 'Two-factor', type: 'boolean', value: (member) => member.twoFactorEnabled },
  ...standingExport,
]

const personColumns: readonly Column<PersonSummary>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (person) => person.name },
  { key: 'username', title: 'Username', type: 'text', value: (person) => person.username },
  { key: 'email', title: 'E-mail', type: 'text', value: (person) => person.email },
  {
    key: 'platform_roles',
    title: 'Platform roles',
    type: 'text',
    value: (person) => person.platformRoles.map((role) => ROLE_WORDS[role]).join(', '),
  },
  {
    key: 'organizations',
    title: 'Organizations',
    type: 'text',
    value: (person) => person.organizations.map(({ code }) => code).join(', '),
  },
  { key: 'is_active', title: 'Active', type: 'boolean', value: (person) => person.isActive },
  { key: 'two_factor', title: 'Two-factor', type: 'boolean', value: (person) => person.twoFactorEnabled },
  { key: 'created_at', title: 'Created', type: 'instant', value: (person) => person.createdAt },
  ...standingExport,
]

const me: readonly Route[] = [
  twoStepRoute(readMe, {
    decide: (scope, _input, caller) => findStanding(scope, caller),
    finish: async (standing, _scope, house) => describeMe(standing, house),
    forUnreadyAccounts: true,
  }),
  twoStepRoute(choosePrimaryOrganization, {
    decide: choosePrimary,
    finish: async (standing, _scope, house) => describeMe(standing, house),
  }),
]

const members: readonly Route[] = [
  route(listMembers, findMembers, { export: { title: 'Members', columns: memberColumns } }),
  twoStepRoute(addMember, {
    decide: async (_scope, { body }) => body,
    finish: (body, scope, { database }) => admitPerson(database, scope, body),
  }),
  twoStepRoute(createMemberAccount, {
    decide: async (_scope, { body }) => body,
    finish: (body, scope, { database }) => createMember(database, scope, body),
  }),
  route(readMember, (scope, { params }) => getMember(scope, params.id)),
  route(editMember, changeMember),
  twoStepRoute(deactivateMember, {
    decide: shutMemberOut,
    finish: async (member, _scope, { database }) => {
      await endSessions(database.identity, member.personId)
      return member
    },
  }),
  route(reactivateMember, letMemberIn),
  route(removeMember, dropMember),
  route(readMemberHistory, async (scope, { params, query }) => {
    const { id } = await getMember(scope, params.id)
    return recordHistory(scope, { table: 'membership', id }, query)
  }),
  twoStepRoute(listMemberSessions, {
    decide: (scope, { params }) => getMember(scope, params.id),
    finish: ({ personId }, _scope, { database }) => findSessions(database, personId),
  }),
  twoStepRoute(endMemberSessions, {
    decide: (scope, { params }) => getMember(scope, params.id),
    finish: ({ personId }, _scope, { database }) => endAllSessions(database, personId),
  }),
]

const everybody: readonly Route[] = [
  route(listPeople, findPeople, { export: { title: 'People', columns: personColumns } }),
  twoStepRoute(createPlatformAccount, {
    decide: async (_scope, { body }) => body,
    finish: (body, scope, { database }) => createStaffAccount(database, scope, body),
  }),
  route(readPerson, (scope, { params }) => getPerson(scope, params.id)),
  route(editPerson, correctPerson),
  route(readPersonHistory, findPersonHistory),
  twoStepRoute(listPersonSessions, {
    decide: (scope, { params }) => getPerson(scope, params.id),
    finish: ({ id }, _scope, { database }) => findSessions(database, id),
  }),
  twoStepRoute(endPersonSessions, {
    decide: (scope, { params }) => getPerson(scope, params.id),
    finish: ({ id }, _scope, { database }) => endAllSessions(database, id),
  }),
  twoStepRoute(deactivateAccount, {
    decide: shutAccount,
    finish: async (person, _scope, { database }) => {
      await endSessions(database.identity, person.id)
      return person
    },
  }),
  route(reactivateAccount, reopenAccount),
  twoStepRoute(resetSecondStep, {
    decide: (scope, { params }) => requireOther(scope, params.id),
    finish: (person, scope, { database }) => dropSecondStep(database, scope, person),
  }),
]

/** What waits for somebody, in all modules. */
function openTaskRoutes(modules: () => readonly Module[]): readonly Route[] {
  return [
    route(
      listOpenTasks,
      async (scope, { params, query }) => {
        const { personId } = await getMember(scope, params.id)
        return findOpenTasks(scope, modules, { ...query, personId })
      },
      { export: { title: 'Open tasks', columns: openTaskColumns } },
    ),
    twoStepRoute(listPersonOpenTasks, {
      decide: async (scope, { params }) => {
        const { id: personId } = await getPerson(scope, params.id)
        return { personId, places: await findPlaces(scope, personId) }
      },
      finish: (found, scope, { database }) => findOpenTasksEverywhere(database, scope, { ...found, modules }),
    }),
  ]
}

export function peopleRoutes(modules: () => readonly Module[]): readonly Route[] {
  return [...me, ...members, ...everybody, ...openTaskRoutes(modules)]
}

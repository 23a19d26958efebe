import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { getPerson } from '../find-people.ts'
import { getMember } from '../members.ts'
import { findHomes } from '../person-homes.ts'
import * as contract from './invitations.contract.ts'
import { findWaiting, INVITE_BATCH } from './invite-many.ts'
import { findLinks } from './link-records.ts'
import { inviteAgain, sendReset } from './send-links.ts'
import { findSignIns, signInColumns } from './sign-ins.ts'
import { renderSlips } from './slip-document.ts'
import { makeSlips } from './slips.ts'

type Asked = { batchId?: string | undefined; wave?: number | undefined }

/** An import says more than its wave. */
function whichOf({ batchId, wave }: Asked): { batchId?: string; wave?: number } {
  if (batchId !== undefined) return { batchId }
  return wave === undefined ? {} : { wave }
}

const history = { export: { title: 'Sign-in history', columns: signInColumns } }

const ofMembers: readonly Route[] = [
  route(contract.inviteMember, async (scope, { params }) => inviteAgain(scope, await getMember(scope, params.id))),
  route(contract.readMemberInvitations, async (scope, { params }) =>
    findLinks(scope, (await getMember(scope, params.id)).personId),
  ),
  route(contract.sendMemberReset, async (scope, { params }) => sendReset(scope, await getMember(scope, params.id))),
  fileRoute(contract.printMemberSlips, (scope, { body }) => makeSlips(scope, body.personIds), renderSlips),
  route(
    contract.readMemberSignIns,
    async (scope, { params, query }) => findSignIns(scope, (await getMember(scope, params.id)).personId, query),
    history,
  ),
]

const ofEverybody: readonly Route[] = [
  route(contract.countWaitingPeople, async (scope, { query }) => ({
    waiting: (await findWaiting(scope, whichOf(query))).length,
  })),
  route(contract.inviteWaitingPeople, async (scope, { body }) => {
    const { length: waiting } = await findWaiting(scope, whichOf(body))
    if (waiting > 0) await scope.enqueue(INVITE_BATCH, whichOf(body))
    return { waiting }
  }),
  route(contract.inviteAccount, async (scope, { params }) => {
    const { id: personId, isActive } = await getPerson(scope, params.id)
    const homes = await findHomes(scope, [personId])
    return inviteAgain(scope, { personId, isActive }, homes.get(personId) ?? null)
  }),
  route(contract.readAccountInvitations, async (scope, { params }) =>
    findLinks(scope, (await getPerson(scope, params.id)).id),
  ),
  route(contract.sendAccountReset, async (scope, { params }) => {
    const { id: personId, isActive } = await getPerson(scope, params.id)
    return sendReset(scope, { personId, isActive })
  }),
  fileRoute(contract.printAccountSlips, (scope, { body }) => makeSlips(scope, body.personIds), renderSlips),
  route(
    contract.readAccountSignIns,
    async (scope, { params, query }) => findSignIns(scope, (await getPerson(scope, params.id)).id, query),
    history,
  ),
  route(contract.readOwnSignIns, (scope, { query }) => findSignIns(scope, scope.actor.id, query), history),
]

export const invitationRoutes: readonly Route[] = [...ofMembers, ...ofEverybody]

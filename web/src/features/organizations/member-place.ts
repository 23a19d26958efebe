// Members are kept in two places: inside their organization by its administrator, and above by the platform.
import { addMember } from '../../../../server/src/modules/people/members.contract.ts'
import { createPlatformAccount } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'

/** Parameters of a page in either place. */
export interface MemberParams {
  moa?: string
  code?: string
}
export interface MemberPlace {
  code: string
  /** Above organizations. */
  above: boolean
}

export function placeOf({ moa, code }: MemberParams): MemberPlace {
  return { code: code ?? moa ?? '', above: code !== undefined }
}

/** The list of members of the place. */
export function membersHref({ code, above }: MemberPlace): string {
  return above ? hrefOf(places.organization, { code }, { tab: 'members' }) : hrefOf(places.members, { moa: code })
}

export function newMemberHref({ code, above }: MemberPlace, way: 'add' | 'create'): string {
  if (above) return hrefOf(way === 'add' ? places.addMemberAbove : places.createMemberAbove, { code })
  return hrefOf(way === 'add' ? places.addMember : places.createMember, { moa: code })
}

export function memberHref({ code, above }: MemberPlace, id: string): string {
  return above ? hrefOf(places.memberAbove, { code, id }) : hrefOf(places.member, { moa: code, id })
}

export function editMemberHref({ code, above }: MemberPlace, id: string): string {
  return above ? hrefOf(places.editMemberAbove, { code, id }) : hrefOf(places.editMember, { moa: code, id })
}

export function changeRolesHref({ code, above }: MemberPlace, id: string): string {
  return above ? hrefOf(places.changeRolesAbove, { code, id }) : hrefOf(places.changeRoles, { moa: code, id })
}

/** Whether the person keeps members there. The platform role that makes accounts is the one that keeps all members. */
export function useMayKeepMembers({ above }: MemberPlace): boolean {
  return useCan()(above ? createPlatformAccount.access : addMember.access)
}

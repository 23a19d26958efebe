// Taking a step of a request for roles: in its organization, or above organizations.
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import {
  approvePlatformRoleChange,
  approveRoleChange,
  rejectPlatformRoleChange,
  rejectRoleChange,
  withdrawPlatformRoleChange,
  withdrawRoleChange,
} from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { useAction } from '../../api/queries.ts'
import { tell } from '../../ui/notice.ts'
import type { RecordAction } from '../../ui/record-page.tsx'

const ALSO = { alsoChanges: ['members', 'people', 'role-changes', 'changes', 'me'] }

type Act = (change: RoleChange, action: RecordAction, comment: string) => Promise<void>

/** For roles in the organization `moa`. */
export function useOrganizationDecision(moa: string): Act {
  const approve = useAction(approveRoleChange, ALSO)
  const reject = useAction(rejectRoleChange, ALSO)
  const withdraw = useAction(withdrawRoleChange, ALSO)
  return async ({ id, version, personName }, { action }, comment) => {
    const params = { moa, id }
    const body = bodyOf(version, comment)
    if (action === 'approve') await approve.mutateAsync({ params, body })
    else if (action === 'reject') await reject.mutateAsync({ params, body: { version, comment } })
    else await withdraw.mutateAsync({ params, body })
    tellDecision(action, personName)
  }
}

/** For roles above organizations. */
export function usePlatformDecision(): Act {
  const approve = useAction(approvePlatformRoleChange, ALSO)
  const reject = useAction(rejectPlatformRoleChange, ALSO)
  const withdraw = useAction(withdrawPlatformRoleChange, ALSO)
  return async ({ id, version, personName }, { action }, comment) => {
    const params = { id }
    const body = bodyOf(version, comment)
    if (action === 'approve') await approve.mutateAsync({ params, body })
    else if (action === 'reject') await reject.mutateAsync({ params, body: { version, comment } })
    else await withdraw.mutateAsync({ params, body })
    tellDecision(action, personName)
  }
}

function bodyOf(version: number, comment: string) {
  return { version, ...(comment ? { comment } : {}) }
}

function tellDecision(action: string, name: string): void {
  tell.done(action === 'approve' ? `The roles of ${name} changed` : `The roles of ${name} stay as they are`)
}

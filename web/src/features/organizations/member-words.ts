import type { MemberSummary } from '../../../../server/src/modules/people/members.contract.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

/** Whether a member can work here: the account comes before the membership. */
export function memberStatus({ isActive, accountActive }: MemberSummary): StatusBadgeProps {
  if (!accountActive) return { state: 'inactive', label: 'Account inactive' }
  return { state: isActive ? 'active' : 'inactive' }
}

// How many people an organization has: for consequences that name them.
import { useQuery } from '@tanstack/react-query'
import { listMembers } from '../../../../server/src/modules/people/members.contract.ts'
import { queryFor } from '../../api/queries.ts'

/** Active members; nothing while it is not known, or when the person may not see members. */
export function useMemberCount(code: string, mayView: boolean): number | undefined {
  const query = { active: true, pageSize: 1 }
  const members = useQuery({ ...queryFor(listMembers, { params: { moa: code }, query }), enabled: mayView })
  return members.data?.total
}

import { useQuery } from '@tanstack/react-query'
import { listStaff } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { queryFor } from '../../api/queries.ts'

/** People with a role above organizations, as choices of a field; none while they are loaded. */
export function useStaff(): { value: string; label: string }[] {
  const { data } = useQuery(queryFor(listStaff, { query: { pageSize: 200, sort: 'name' } }))
  const people = data?.items ?? []
  const isAlone = (name: string) => people.filter((person) => person.name === name).length === 1
  return people.map(({ id, name, email }) => ({ value: id, label: isAlone(name) ? name : `${name} (${email})` }))
}

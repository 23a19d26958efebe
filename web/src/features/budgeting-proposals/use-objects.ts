// Objects of expenditure that something can be proposed for: read once, searched in the browser.
import { useQuery } from '@tanstack/react-query'
import { listObjects } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../lib/problem.ts'
import type { ObjectChoice } from './line-draft.ts'

const PAGE = 200
const HOUR = 3_600_000

export function useObjects(moa: string) {
  return useQuery<ObjectChoice[], ProblemError>({
    queryKey: ['budgeting-objects', moa],
    staleTime: HOUR,
    queryFn: async () => {
      const found: ObjectChoice[] = []
      for (let page = 1; ; page++) {
        const query = { use: 'allotment', active: 'yes', sort: 'code', page, pageSize: PAGE } as const
        const { items, total } = await call(listObjects, { params: { moa }, query })
        found.push(...items.map(({ code, name, class: of }) => ({ code, name, class: of })))
        if (items.length === 0 || found.length >= total) return found
      }
    },
  })
}

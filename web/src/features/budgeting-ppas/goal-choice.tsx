// The strategic goal that a program serves, from Planning where the person may see it.
import { useQuery } from '@tanstack/react-query'
import { listGoals } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'

/** Goals of the plans in force; nothing while Planning is off or not permitted. */
export function useGoals(moa: string) {
  const may = usePlace().can('planning.plan.view')
  const query = useQuery({
    ...queryFor(listGoals, { params: { moa }, query: { pageSize: 200, sort: 'title' } }),
    enabled: may,
  })
  return query.data?.items
}

interface GoalChoiceProps {
  moa: string
  value: string
  onChange: (value: string) => void
}

/** Offers the goals in force; the one chosen before stays even when its plan has ended. */
export function GoalChoice({ moa, value, onChange }: GoalChoiceProps) {
  const goals = useGoals(moa)
  if (!goals) return null
  const known = goals.map(({ id, title }) => ({ value: id, label: title }))
  const kept =
    value && !known.some((goal) => goal.value === value) ? [{ value, label: 'A goal of an earlier plan' }] : []
  return (
    <ChoiceField
      label="Strategic goal"
      description="The goal of the organization's strategic plan that it works towards."
      data={[{ value: '', label: 'None' }, ...kept, ...known]}
      value={value}
      onChange={onChange}
    />
  )
}

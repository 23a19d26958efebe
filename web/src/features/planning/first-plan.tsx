// The dashboard before there is any plan: what planning is here, and the first thing to do.
import { List } from '@mantine/core'
import { usePlace } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'

/** Four sentences instead of six zeros. */
export function FirstPlan({ params }: { params: { moa: string } }) {
  const place = usePlace()
  const mayEdit = place.can('planning.plan.edit')
  return (
    <>
      <PageHeader title="Planning" />
      <EmptyState
        title={`${place.name} has no plan here yet`}
        action={mayEdit && <ActionButton to={hrefOf(places.newPlan, params)}>New strategic plan</ActionButton>}
      >
        Planning goes from the long to the short:
        <List type="ordered" mt="xs" spacing={4}>
          <List.Item>A strategic plan sets vision, mission and measured goals for 3 to 5 years.</List.Item>
          <List.Item>Each year gets an annual work plan: objectives with a target and a day.</List.Item>
          <List.Item>A manager approves what a planner submits, and puts it in force.</List.Item>
          <List.Item>Progress is reported against objectives and goals; this page then shows where it lags.</List.Item>
        </List>
        {!mayEdit && 'A planner of the organization starts the first strategic plan.'}
      </EmptyState>
    </>
  )
}

// One strategic plan: what it says, how far it is, and what may be done with it now.
import { Button, Group } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  amendStrategicPlan,
  printStrategicPlan,
  readStrategicPlan,
  type StrategicPlan,
  stepStrategicPlan,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { approvalFacts } from './approval-facts.tsx'
import { consequenceOf, forwardFirst, PdfButton, tellStep } from './plan-actions.tsx'
import { ReturnedNotice } from './returned-notice.tsx'
import { PlanAside } from './strategic-plan-aside.tsx'
import { planTabs } from './strategic-plan-tabs.tsx'
import { yearsOf } from './words.ts'

interface PlanParams {
  moa: string
  id: string
}

/** The plan with its goals, years, comments and history. */
export function StrategicPlanPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readStrategicPlan, { params }))
  return <Loaded query={query}>{(plan) => <Plan params={params} plan={plan} />}</Loaded>
}

function Plan({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  const step = useAction(stepStrategicPlan)
  return (
    <RecordPage
      kind={`Strategic plan ${yearsOf(plan)}`}
      title={plan.title}
      back={{ label: 'Strategic plans', to: hrefOf(places.plans, params) }}
      status={{ state: plan.status }}
      facts={[{ label: 'Revision', value: plan.revision }, ...approvalFacts(plan)]}
      actions={forwardFirst(plan.actions)}
      consequence={(action) => consequenceOf(action, plan.amendsId ? 'amendment' : 'strategic_plan')}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: plan.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tellStep(action, plan.title)
      }}
      tools={<Tools params={params} plan={plan} />}
      notice={<Notices params={params} plan={plan} />}
      tabs={planTabs(params, plan)}
      aside={<PlanAside params={params} plan={plan} />}
    />
  )
}

function Tools({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  return (
    <Group gap="xs">
      <PdfButton url={fileUrl(printStrategicPlan, { params })} />
      {plan.canAmend && <AmendButton params={params} plan={plan} />}
      {plan.canEdit && (
        <Button
          variant="default"
          component={Link}
          to={hrefOf(places.editPlan, params)}
          leftSection={<IconEdit size={16} aria-hidden />}
        >
          Edit
        </Button>
      )}
    </Group>
  )
}

function AmendButton({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  const amend = useAction(amendStrategicPlan)
  const go = useGo()
  return (
    <ConfirmAction
      label="Amend"
      question={`Amend "${plan.title}"?`}
      consequence={`Revision ${plan.revision + 1} starts as a draft with the same content. Revision ${plan.revision} stays in force until the amendment is approved; progress is kept.`}
      confirmLabel="Start the amendment"
      onConfirm={async () => {
        const next = await amend.mutateAsync({ params, body: { version: plan.version } })
        go(hrefOf(places.plan, { moa: params.moa, id: next.id }))
      }}
    />
  )
}

function Notices({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  const { moa } = params
  return (
    <>
      {plan.status === 'returned' && <ReturnedNotice subject="strategic_plan" params={params} />}
      {plan.amendmentId && (
        <Note title="An amendment is being prepared">
          <Link to={hrefOf(places.plan, { moa, id: plan.amendmentId })}>Revision {plan.revision + 1}</Link> changes this
          plan. Until it is approved, what stands here is in force.
        </Note>
      )}
      {plan.amendsId && plan.status !== 'cancelled' && (
        <Note title={`Amends revision ${plan.revision - 1}`}>
          See <Link to={hrefOf(places.plan, { moa, id: plan.amendsId })}>the revision before</Link>, or the tab Changes
          for what is different.
        </Note>
      )}
    </>
  )
}

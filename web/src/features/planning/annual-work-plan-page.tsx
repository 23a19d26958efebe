// One annual work plan: its objectives, how far they are, and what may be done with it now.
import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type AnnualWorkPlan,
  printAnnualWorkPlan,
  readAnnualWorkPlan,
  stepAnnualWorkPlan,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Progress } from '../../ui/progress.tsx'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { approvalFacts } from './approval-facts.tsx'
import { ObjectiveRows } from './objective-rows.tsx'
import { consequenceOf, forwardFirst, PdfButton, tellStep } from './plan-actions.tsx'
import type { PlanParams } from './plan-steps.ts'
import { PlanComments, PlanHistory } from './plan-talk.tsx'
import { LongText } from './plan-texts.tsx'
import { ReturnedNotice } from './returned-notice.tsx'
import { isPreparing, yearsOf } from './words.ts'

/** The year with its objectives, comments and history. */
export function AnnualWorkPlanPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readAnnualWorkPlan, { params }))
  return <Loaded query={query}>{(annual) => <Annual params={params} annual={annual} />}</Loaded>
}

function Annual({ params, annual }: { params: PlanParams; annual: AnnualWorkPlan }) {
  const step = useAction(stepAnnualWorkPlan)
  return (
    <RecordPage
      kind={`Annual work plan ${annual.year}`}
      title={annual.title}
      back={{ label: 'Annual work plans', to: hrefOf(places.years, { moa: params.moa }) }}
      status={{ state: annual.status }}
      facts={factsOf(params.moa, annual)}
      actions={forwardFirst(annual.actions)}
      consequence={(action) => consequenceOf(action, 'annual_work_plan')}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: annual.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tellStep(action, annual.title)
      }}
      tools={<Tools params={params} annual={annual} />}
      notice={annual.status === 'returned' && <ReturnedNotice subject="annual_work_plan" params={params} />}
      tabs={[
        {
          name: 'objectives',
          label: 'Objectives',
          count: annual.objectiveList.length,
          content: <ObjectiveRows params={params} annual={annual} />,
        },
        {
          name: 'description',
          label: 'Description',
          content: <LongText title="Description" text={annual.description} />,
        },
        {
          name: 'comments',
          label: 'Comments',
          content: <PlanComments kind="annual_work_plan" params={params} canComment={annual.canComment} />,
        },
        { name: 'history', label: 'History', content: <PlanHistory kind="annual_work_plan" params={params} /> },
      ]}
      aside={<Aside annual={annual} />}
    />
  )
}

function factsOf(moa: string, annual: AnnualWorkPlan): Fact[] {
  const { plan } = annual
  const link = (
    <Link to={hrefOf(places.plan, { moa, id: plan.id })}>
      {plan.title}, {yearsOf(plan)}
    </Link>
  )
  return [{ label: 'Strategic plan', value: link }, ...approvalFacts(annual)]
}

function Tools({ params, annual }: { params: PlanParams; annual: AnnualWorkPlan }) {
  return (
    <Group gap="xs">
      <PdfButton url={fileUrl(printAnnualWorkPlan, { params })} />
      {annual.canEdit && (
        <Button
          variant="default"
          component={Link}
          to={hrefOf(places.editYear, params)}
          leftSection={<IconEdit size={16} aria-hidden />}
        >
          Edit
        </Button>
      )}
    </Group>
  )
}

function Aside({ annual }: { annual: AnnualWorkPlan }) {
  const { objectives, objectivesCompleted, objectiveList, progress, budgetTotal, plan } = annual
  const overdue = objectiveList.filter((one) => one.overdue).length
  return (
    <>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h3" mb="xs">
          Progress
        </Title>
        {isPreparing(annual.status) || objectives === 0 ? (
          <Text size="sm" c="dimmed">
            {objectives === 0
              ? 'No data: the plan has no objectives yet.'
              : 'No data: objectives are measured once the plan is active.'}
          </Text>
        ) : (
          <>
            <Progress value={progress} label="Mean completion of the objectives" />
            <Text size="sm" mt="xs">
              {objectivesCompleted} of {countOf(objectives, 'objective')} completed
              {overdue > 0 && `, ${overdue} overdue`}
            </Text>
          </>
        )}
      </Paper>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h3" mb="xs">
          Budget
        </Title>
        <Text size="sm">{budgetTotal === null ? 'Not stated.' : <Money value={budgetTotal} />}</Text>
      </Paper>
      {plan.status !== 'approved' && plan.status !== 'active' && (
        <Text size="sm" c="dimmed">
          The strategic plan is {humanize(plan.status).toLowerCase()}. A year takes effect only under an approved or
          active strategic plan.
        </Text>
      )}
    </>
  )
}

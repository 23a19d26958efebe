// What a plan is, and what can be done with it as a whole.
import { Button, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  createPlan,
  listPlacements,
  listPlans,
  type PlanView,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import type { FileFormat } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import type { Dialog } from './plan-dialog.tsx'
import { PublishAction } from './publish-action.tsx'
import type { PlanWork } from './use-plan-work.ts'
import { statusBadge } from './words.ts'

const PlanDialog = lazy(() => import('./plan-dialog.tsx').then((module) => ({ default: module.PlanDialog })))

export function PlanHead({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const [dialog, setDialog] = useState<Dialog>()
  const unsaved = plan.score === null ? 'Nobody has a wave yet. Ask for a proposal first.' : null
  return (
    <>
      <PageHeader
        title={plan.name}
        back={{ label: 'Plans', to: hrefOf(places.plans, {}) }}
        badge={<StatusBadge {...statusBadge(plan.status)} />}
        facts={
          <Text size="sm" c="dimmed">
            {factsOf(plan).join(' · ')}
          </Text>
        }
        description={plan.note || undefined}
        actions={
          <>
            {plan.canEdit && (
              <ActionButton
                refusal={work.busy ? 'The optimiser is at work. Wait for it, or stop it.' : unsaved}
                onClick={() => setDialog('save')}
              >
                Save version
              </ActionButton>
            )}
            {plan.status === 'saved' && <PublishAction plan={plan} />}
            <MoreActions plan={plan} onDialog={setDialog} />
          </>
        }
      />
      {dialog && (
        <Suspense>
          <PlanDialog kind={dialog} plan={plan} onClose={() => setDialog(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function factsOf(plan: PlanView): string[] {
  return [
    `Plan ${plan.number}`,
    `prepared by ${plan.preparedByName}`,
    plan.basedOn ? `started from plan ${plan.basedOn.number} (${plan.basedOn.name})` : '',
    plan.savedAt ? `saved ${formatMoment(plan.savedAt)}` : '',
    plan.publishedAt ? `published ${formatMoment(plan.publishedAt)} by ${plan.publishedByName}` : '',
    plan.statusReason,
  ].filter((words) => words !== '')
}

const FILES: readonly (readonly [FileFormat, string])[] = [
  ['xlsx', 'Excel workbook (.xlsx)'],
  ['csv', 'Comma-separated values (.csv)'],
  ['pdf', 'Document to print (.pdf)'],
]

function MoreActions({ plan, onDialog }: { plan: PlanView; onDialog: (dialog: Dialog) => void }) {
  const go = useGo()
  const mayPrepare = useCan()('rollout.plan.prepare')
  const create = useAction(createPlan)
  const others = useQuery(queryFor(listPlans, { query: { pageSize: 50 } })).data?.items ?? []
  const start = () =>
    void create.mutateAsync({ body: { name: `After plan ${plan.number}`, basedOn: plan.id } }).then(
      ({ id }) => go(hrefOf(places.plan, { id })),
      (refused: unknown) => tell.problem(refused),
    )
  const save = (format: FileFormat) =>
    void downloadFile(fileUrl(listPlacements, { params: { id: plan.id } } as never, format)).catch((refused: unknown) =>
      tell.problem(refused),
    )
  const rivals = others.filter(({ id, score }) => id !== plan.id && score !== null).slice(0, 12)
  return (
    <MenuButton
      label="More"
      align="end"
      trigger={(props) => (
        <Button {...props} variant="default" leftSection={<IconDots size={16} aria-hidden />}>
          More
        </Button>
      )}
      parts={[
        ...(mayPrepare
          ? [
              { label: 'Start a draft from this plan', onClick: start },
              { label: 'Rename', onClick: () => onDialog('rename') },
            ]
          : []),
        mayPrepare &&
          (plan.status === 'draft' || plan.status === 'saved') && {
            label: 'Discard',
            onClick: () => onDialog('discard'),
          },
        ...(plan.score ? (['divider', { heading: 'Export' }] as const) : []),
        ...(plan.score ? FILES.map(([format, label]) => ({ label, onClick: () => save(format) })) : []),
        ...(rivals.length > 0 && plan.score ? (['divider', { heading: 'Compare with' }] as const) : []),
        ...(plan.score
          ? rivals.map(({ id, number, name }) => ({
              label: `Plan ${number}: ${name}`,
              to: hrefOf(places.compare, { id: plan.id, other: id }),
            }))
          : []),
      ]}
    />
  )
}

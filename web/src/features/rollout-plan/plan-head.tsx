// What a plan is, and what can be done with it as a whole.
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  createPlan,
  discardPlan,
  listPlacements,
  listPlans,
  type PlanView,
  renamePlan,
  savePlan,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import type { FileFormat } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { PublishAction } from './publish-action.tsx'
import type { PlanWork } from './use-plan-work.ts'
import { statusBadge } from './words.ts'

type Dialog = 'save' | 'rename' | 'discard'

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
      {dialog && <PlanDialog kind={dialog} plan={plan} onClose={() => setDialog(undefined)} />}
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

const DIALOGS: Readonly<Record<Dialog, { title: string; words: string; label: string }>> = {
  save: {
    title: 'Save this version',
    words: 'A saved version stays as it is: it can be compared and published. To change it, start a draft from it.',
    label: 'Save version',
  },
  rename: { title: 'Rename this plan', words: '', label: 'Rename' },
  discard: {
    title: 'Discard this plan?',
    words: 'It stays in the list as discarded, and cannot be changed or published any more.',
    label: 'Discard',
  },
}

function PlanDialog({ kind, plan, onClose }: { kind: Dialog; plan: PlanView; onClose: () => void }) {
  const [name, setName] = useState(plan.name)
  const [note, setNote] = useState(kind === 'discard' ? '' : plan.note)
  const [problem, setProblem] = useState<ProblemError>()
  const asks = { save: useAction(savePlan), rename: useAction(renamePlan), discard: useAction(discardPlan) }
  const { title, words, label } = DIALOGS[kind]
  const params = { id: plan.id }
  const { version } = plan
  const missing = kind === 'discard' ? note.trim() === '' : name.trim() === ''
  const send = () =>
    kind === 'discard'
      ? asks.discard.mutateAsync({ params, body: { reason: note.trim(), version } })
      : asks[kind].mutateAsync({ params, body: { name: name.trim(), note, version } })
  const submit = () => void send().then(onClose, (refused: unknown) => setProblem(asProblem(refused)))
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!missing) submit()
        }}
      >
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          {words && <Text>{words}</Text>}
          {kind !== 'discard' && (
            <TextInput
              label="Name"
              data-autofocus
              {...limitsOf(savePlan, 'name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={kind === 'discard' ? 'Reason' : 'Note (optional)'}
            description={kind === 'discard' ? undefined : 'What is special about it, for those who compare and decide.'}
            autosize
            minRows={2}
            maxLength={kind === 'discard' ? 1000 : 2000}
            required={kind === 'discard'}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it as it is
            </Button>
            <Button type="submit" loading={asks[kind].isPending} disabled={missing}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

// Publishing a saved plan: what it would do is shown first, wave by wave.
import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import {
  type PublicationPreview,
  previewPublication,
  publishPlan,
  type WaveEffect,
} from '../../../../server/src/modules/rollout/plans/publication.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'

export function PublishAction({ plan }: { plan: PlanView }) {
  const params = { id: plan.id }
  const mayPublish = useCan()('rollout.plan.publish')
  const preview = useQuery({ ...queryFor(previewPublication, { params }), enabled: mayPublish })
  const publish = useAction(publishPlan)
  if (!mayPublish) return null
  const refusal = preview.data ? preview.data.refusal : (preview.error?.message ?? 'Looking at what it would do …')
  return (
    <ConfirmAction
      variant="filled"
      label="Publish"
      question={`Publish plan ${plan.number}?`}
      confirmLabel="Publish plan"
      refusal={refusal}
      consequence={preview.data && <Consequence preview={preview.data} />}
      onConfirm={async () => {
        await publish.mutateAsync({ params, body: { version: plan.version } })
        tell.done(`Plan ${plan.number} is published`)
      }}
    />
  )
}

const EFFECTS: Readonly<Record<WaveEffect['effect'], string>> = {
  added: 'new',
  changed: 'changes',
  left_out: 'is left out',
}

function Consequence({ preview }: { preview: PublicationPreview }) {
  return (
    <>
      <Text>{preview.words}</Text>
      <List size="sm" mt="sm" spacing={4}>
        {preview.waves.map((wave) => (
          <List.Item key={wave.wave}>
            Wave {wave.wave} {EFFECTS[wave.effect]}: {effectWords(wave)}
          </List.Item>
        ))}
      </List>
      {preview.warnings.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {preview.warnings.join(' ')}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        Milestones are set on the days of each wave. Places that organizations leave stay on record.
      </Text>
    </>
  )
}

function effectWords({ effect, startsOn, endsOn, joining, leaving, organizations }: WaveEffect): string {
  if (effect === 'left_out') return leaving.length > 0 ? `${leaving.join(', ')} go elsewhere` : 'it was empty'
  const days = `${formatDay(startsOn)} to ${formatDay(endsOn)}`
  if (effect === 'added') return `${days}, ${organizations.join(', ')}`
  const moves = [
    joining.length > 0 ? `joining: ${joining.join(', ')}` : '',
    leaving.length > 0 ? `leaving: ${leaving.join(', ')}` : '',
  ].filter((words) => words !== '')
  return [days, ...moves].join('; ')
}

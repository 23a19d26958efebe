// Marking a milestone done, and giving it to somebody.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import {
  finishMilestone,
  giveMilestone,
  listMilestones,
  type MilestoneView,
} from '../../../../server/src/modules/rollout/run/milestones.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { formatDay, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { useStaff } from './use-staff.ts'

type Params = { waveDigits: string; id: string }

const homeOf = ({ waveDigits }: Params) => hrefOf(places.wave, { waveDigits }, { tab: 'milestones' })

/** `/platform/rollout/waves/:waveDigits/milestones/:id/done`. */
export function FinishMilestonePage({ params }: { params: Params }) {
  const finish = useAction(finishMilestone)
  const go = useGo()
  return (
    <WithMilestone params={params}>
      {({ id, title, dueOn, version }) => (
        <FormPage
          title={`Mark “${title}” done`}
          description={`Due on ${formatDay(dueOn)}.`}
          back={{ label: `Wave ${params.waveDigits}`, to: homeOf(params) }}
          initial={{ doneOn: today(), evidence: '' }}
          version={version}
          submitLabel="Mark done"
          validate={{
            evidence: (text) => (text.trim() ? null : 'Say what shows it: minutes, attendance sheets, a link.'),
          }}
          submit={(values, seen = version) =>
            finish.mutateAsync({ params: { id }, body: { ...values, version: seen } })
          }
          onDone={() => go(homeOf(params))}
          sections={[
            {
              title: 'What was reached',
              content: (form) => (
                <>
                  <DayField label="Done on" required maxDate={today()} {...form.getInputProps('doneOn')} />
                  <Textarea
                    label="Evidence"
                    description="What shows that it was reached, and where it is kept."
                    autosize
                    minRows={3}
                    {...limitsOf(finishMilestone, 'evidence')}
                    {...form.getInputProps('evidence')}
                  />
                </>
              ),
            },
          ]}
        />
      )}
    </WithMilestone>
  )
}

/** `/platform/rollout/waves/:waveDigits/milestones/:id/owner`. */
export function GiveMilestonePage({ params }: { params: Params }) {
  const give = useAction(giveMilestone)
  const go = useGo()
  const staff = useStaff()
  return (
    <WithMilestone params={params}>
      {({ id, title, ownerId, version }) => (
        <FormPage
          title={`Who answers for “${title}”`}
          back={{ label: `Wave ${params.waveDigits}`, to: homeOf(params) }}
          initial={{ ownerId: ownerId ?? '' }}
          version={version}
          fromCurrent={(current: MilestoneView) => ({ ownerId: current.ownerId ?? '' })}
          submitLabel="Save owner"
          submit={(values, seen = version) =>
            give.mutateAsync({ params: { id }, body: { ownerId: values.ownerId || null, version: seen } })
          }
          onDone={() => go(homeOf(params))}
          sections={[
            {
              title: 'Owner',
              content: (form) => (
                <ChoiceField
                  label="Owner"
                  description="Is told, and hears when the day moves."
                  data={[{ value: '', label: 'Nobody yet' }, ...staff]}
                  {...form.getInputProps('ownerId')}
                />
              ),
            },
          ]}
        />
      )}
    </WithMilestone>
  )
}

function WithMilestone({ params, children }: { params: Params; children: (one: MilestoneView) => ReactNode }) {
  const { waveDigits, id } = params
  const query = useQuery(queryFor(listMilestones, { params: { waveDigits }, query: { pageSize: 200 } }))
  return (
    <Loaded query={query} shape="form">
      {({ items }) => {
        const milestone = items.find((one) => one.id === id)
        if (milestone) return children(milestone)
        return <EmptyState title="No such milestone">It is not part of wave {waveDigits}, or was removed.</EmptyState>
      }}
    </Loaded>
  )
}

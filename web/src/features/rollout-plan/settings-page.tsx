// What a new plan starts with.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  editPlanSettings,
  type PlanSettings,
  readPlanSettings,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Details } from '../../ui/details.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { type LimitDraft, LimitsFields, limitsOfDraft } from './limits-fields.tsx'

const back = { label: 'Planning facts', to: hrefOf(places.facts, {}) }
const title = 'Settings of new plans'

/** `/platform/rollout/planning-facts/settings`. */
export function SettingsPage() {
  const query = useQuery(queryFor(readPlanSettings))
  const mayPrepare = useCan()('rollout.plan.prepare')
  return (
    <Loaded query={query} shape="form">
      {(settings) => (mayPrepare ? <SettingsForm settings={settings} /> : <Settings settings={settings} />)}
    </Loaded>
  )
}

type Values = {
  limits: LimitDraft
  waveDays: number | null
  gapDays: number | null
  startsOn: string
  office: string
}

const valuesOf = ({ limits, waveDays, gapDays, startsOn, office }: PlanSettings): Values => ({
  ...{ limits, waveDays, gapDays, office },
  startsOn: startsOn ?? '',
})

function SettingsForm({ settings }: { settings: PlanSettings }) {
  const edit = useAction(editPlanSettings)
  const go = useGo()
  return (
    <FormPage
      title={title}
      description="Plans that exist keep their own limits and dates."
      back={back}
      initial={valuesOf(settings)}
      version={settings.version}
      fromCurrent={valuesOf}
      validate={{
        limits: (limits) => (limitsOfDraft(limits) ? null : 'Fill in every limit that has no “no limit”.'),
        waveDays: (days) => (days === null ? 'Say how long a wave is.' : null),
        gapDays: (days) => (days === null ? 'Say how many days lie between waves; 0 for none.' : null),
      }}
      submitLabel="Save settings"
      submit={({ limits, waveDays, gapDays, startsOn, office }, version = settings.version) =>
        edit.mutateAsync({
          body: {
            limits: limitsOfDraft(limits) ?? settings.limits,
            waveDays: waveDays ?? settings.waveDays,
            gapDays: gapDays ?? settings.gapDays,
            startsOn: startsOn === '' ? null : startsOn,
            ...{ office, version },
          },
        })
      }
      onDone={() => go(hrefOf(places.facts, {}))}
      sections={[
        {
          title: 'Limits',
          content: (form) => (
            <LimitsFields value={form.getValues().limits} onChange={(limits) => form.setFieldValue('limits', limits)} />
          ),
        },
        {
          title: 'Dates and place',
          content: (form) => (
            <>
              <WholeNumberField label="Working days of a wave" min={6} max={120} {...form.getInputProps('waveDays')} />
              <WholeNumberField
                label="Working days between waves"
                min={0}
                max={120}
                {...form.getInputProps('gapDays')}
              />
              <DayField
                label="Earliest start (optional)"
                description="Left empty: after the waves that run, or the day on which the plan is made."
                {...form.getInputProps('startsOn')}
              />
              <TextInput
                label="Office of the rollout team"
                description="A training there is no trip."
                {...limitsOf(editPlanSettings, 'office')}
                {...form.getInputProps('office')}
              />
            </>
          ),
        },
      ]}
    />
  )
}

function Settings({ settings }: { settings: PlanSettings }) {
  const { limits, waveDays, gapDays, startsOn, office } = settings
  return (
    <>
      <PageHeader title={title} back={back} />
      <Details
        items={[
          { label: 'Organizations in a wave', value: `${limits.least} to ${limits.most}` },
          { label: 'Waves', value: `${limits.wavesLeast} to ${limits.wavesMost}` },
          { label: 'Waves at the same time', value: limits.parallelWaves },
          { label: 'Trainers', value: limits.trainers ?? 'no limit' },
          { label: 'Seats for each trainer', value: limits.seatsPerTrainer ?? 'no limit' },
          { label: 'Working days of a wave', value: waveDays },
          { label: 'Working days between waves', value: gapDays },
          { label: 'Earliest start', value: startsOn ? formatDay(startsOn) : 'as soon as possible' },
          { label: 'Office of the rollout team', value: office },
        ]}
      />
    </>
  )
}

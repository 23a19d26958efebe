// Moving an organization to another wave.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { placeOrganizations } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import { listWaves, type WaveItem } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

type Params = { waveDigits: string; code: string }

/** `/platform/rollout/waves/:waveDigits/organizations/:code/move`. */
export function MovePage({ params }: { params: Params }) {
  const waves = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  return (
    <Loaded query={waves} shape="form">
      {({ items }) => <MoveForm params={params} waves={items} />}
    </Loaded>
  )
}

function MoveForm({ params, waves }: { params: Params; waves: readonly WaveItem[] }) {
  const { waveDigits, code } = params
  const move = useAction(placeOrganizations)
  const go = useGo()
  return (
    <FormPage
      title={`Move ${code} to another wave`}
      description="It leaves its place on record and starts anew in the other wave, with its open blockers. The coordinators of both waves are told."
      back={{ label: code, to: hrefOf(places.placement, params) }}
      initial={{ wave: '', reason: '' }}
      submitLabel="Move"
      validate={{
        wave: (chosen) => (chosen ? null : 'Choose the wave.'),
        reason: (text) => (text.trim() ? null : 'Say why: the history of both waves shows it.'),
      }}
      submit={async ({ wave, reason }) => {
        await move.mutateAsync({ params: { waveDigits: wave }, body: { organizations: [code], reason } })
        return wave
      }}
      onDone={(wave) => go(hrefOf(places.placement, { waveDigits: wave, code }))}
      sections={[
        {
          title: 'Where to, and why',
          content: (form) => (
            <>
              <ChoiceField
                label="Wave"
                required
                data={waves.filter((wave) => String(wave.number) !== waveDigits).flatMap(optionOf)}
                {...form.getInputProps('wave')}
              />
              <TextInput label="Why" {...limitsOf(placeOrganizations, 'reason')} {...form.getInputProps('reason')} />
            </>
          ),
        },
      ]}
    />
  )
}

/** Waves that are over are left out; full ones say so and cannot be chosen. */
function optionOf({ number, name, status, startsOn, codes, maxOrganizations }: WaveItem) {
  if (status === 'completed' || status === 'cancelled') return []
  const left = maxOrganizations - codes.length
  const room = left > 0 ? `room for ${left}` : 'full'
  return [
    {
      value: String(number),
      label: `${number}: ${name}, from ${formatDay(startsOn)}, ${room}`,
      disabled: left <= 0,
    },
  ]
}

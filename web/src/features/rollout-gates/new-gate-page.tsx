// Opening a gate of a wave, or the sign-off of an organization.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createGate, readGateChoices } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { WAVE_STATUS_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

type Choices = Output<typeof readGateChoices>

/** `/platform/rollout/gates/new?wave=2`, or `?about=organization&organization=MOH`. */
export function NewGatePage() {
  const choices = useQuery(queryFor(readGateChoices))
  const { query } = useAddress()
  return (
    <Loaded query={choices} shape="form">
      {(all) =>
        query.about === 'organization' ? (
          <NewSignOff choices={all} organization={String(query.organization ?? '')} />
        ) : (
          <NewWaveGate choices={all} wave={String(query.wave ?? '')} />
        )
      }
    </Loaded>
  )
}

const WITH_GATE = ['active', 'paused', 'completed']

function NewWaveGate({ choices, wave }: { choices: Choices; wave: string }) {
  const create = useAction(createGate)
  const go = useGo()
  const waves = choices.waves.filter(({ status }) => WITH_GATE.includes(status))
  return (
    <FormPage
      title="Open a gate"
      description="It decides nothing by itself: you can evaluate it as often as you like before two people sign."
      back={{ label: 'Gates', to: hrefOf(places.gates, {}) }}
      initial={{ wave, reason: '' }}
      validate={{ wave: (value: string) => (value ? null : 'Choose a wave.') }}
      submitLabel="Open the gate"
      submit={(values) => create.mutateAsync({ body: { wave: Number(values.wave), reason: values.reason } })}
      onDone={({ id }) => go(hrefOf(places.gate, { id }), { replace: true })}
      sections={[
        {
          title: 'Gate',
          content: (form) => (
            <>
              <ChoiceField
                label="Wave"
                required
                description="Active, paused and completed waves."
                data={waves.map(({ number, name, status }) => ({
                  value: String(number),
                  label: `Wave ${number}: ${name} (${WAVE_STATUS_WORDS[status].toLowerCase()})`,
                }))}
                {...form.getInputProps('wave')}
              />
              <Reason {...form.getInputProps('reason')} />
            </>
          ),
        },
      ]}
    />
  )
}

function NewSignOff({ choices, organization }: { choices: Choices; organization: string }) {
  const create = useAction(createGate)
  const go = useGo()
  return (
    <FormPage
      title="Open a sign-off"
      description="It decides nothing by itself: you can evaluate it as often as you like before two people sign."
      back={{ label: 'Sign-offs', to: hrefOf(places.signOffs, {}) }}
      initial={{ organization, reason: '' }}
      validate={{ organization: (value: string) => (value ? null : 'Choose an organization.') }}
      submitLabel="Open the sign-off"
      submit={(body) => create.mutateAsync({ body })}
      onDone={({ id }) => go(hrefOf(places.gate, { id }), { replace: true })}
      sections={[
        {
          title: 'Sign-off',
          content: (form) => (
            <>
              <ChoiceField
                label="Organization"
                required
                data={[...choices.organizations]
                  .sort((one, other) => Number(other.isPilot) - Number(one.isPilot))
                  .map(({ code, name, isPilot }) => ({
                    value: code,
                    label: `${code}: ${name}${isPilot ? ' (pilot)' : ''}`,
                  }))}
                {...form.getInputProps('organization')}
              />
              <Reason {...form.getInputProps('reason')} />
            </>
          ),
        },
      ]}
    />
  )
}

function Reason(props: object) {
  return (
    <Textarea
      label="Reason"
      description="Needed when a decided gate is replaced: what has changed since then."
      autosize
      minRows={2}
      {...limitsOf(createGate, 'reason')}
      {...props}
    />
  )
}

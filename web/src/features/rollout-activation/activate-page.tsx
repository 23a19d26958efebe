// Switching a stage on: what is missing is passed over item by item, or stands in the way.
import { Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type ActivationRecord,
  activate,
  type Finding,
  type ReadinessItem,
  readActivation,
} from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import { Readiness } from './stages-tab.tsx'

type Values = { reason: string; passed: Record<string, string | undefined> }

/** `/platform/rollout/activation/:code/activate/:stage`. */
export function ActivatePage({ params }: { params: { code: string; stage: string } }) {
  const { code, stage } = params
  const query = useQuery(queryFor(readActivation, { params: { code }, query: { stage } }))
  return (
    <Loaded query={query} shape="form">
      {(organization) => <Activate organization={organization} stage={stage} />}
    </Loaded>
  )
}

function Activate({ organization, stage }: { organization: ActivationRecord; stage: string }) {
  const { code, name, people, stages, readiness, version } = organization
  const send = useAction(activate, { alsoChanges: ['organizations', 'people', 'me'] })
  const go = useGo()
  const chosen = stages.find(({ key }) => key === stage)
  const label = chosen?.name ?? stage
  const hard = readiness.filter(({ verdict, weight }) => verdict !== 'yes' && weight === 'hard')
  const soft = readiness.filter(({ verdict, weight }) => verdict !== 'yes' && weight === 'soft')
  const whom = chosen && chosen.roles.length > 0 ? 'its administrators' : `all ${people.toLocaleString('en')} people`
  return (
    <FormPage<Values, ActivationRecord>
      title={`${label} for ${code}`}
      description={`${name}: ${chosen?.description ?? ''} Members are told; ${whom} can use it at once.`}
      back={{ label: name, to: hrefOf(places.activation, { code }) }}
      initial={{ reason: '', passed: {} }}
      version={version}
      submitLabel={`Switch on ${label}`}
      validate={{
        reason: (text) => (text.trim() ? null : 'Say why: members and the record see it.'),
        passed: (passed) => passingProblem(soft, passed),
      }}
      submit={({ reason, passed }) => {
        const passOver = Object.entries(passed).flatMap(([item, why]) =>
          why === undefined ? [] : [{ item: item as ReadinessItem, reason: why.trim() }],
        )
        return send.mutateAsync({ params: { code }, body: { version, stage, reason: reason.trim(), passOver } })
      }}
      onDone={() => {
        tell.done(`${label} is on for ${code}`)
        go(hrefOf(places.activation, { code }))
      }}
      sections={[
        {
          title: 'Readiness',
          content: (form) => (
            <Stack>
              {hard.length > 0 && (
                <Note
                  tone="bad"
                  title={`${hard.length === 1 ? 'One answer stands' : `${hard.length} answers stand`} in the way`}
                >
                  {hard.map((one) => `${one.label}: ${one.evidence}`).join('. ')}. Put it right first.
                </Note>
              )}
              <Readiness items={readiness} />
              {soft.length > 0 && <PassOver items={soft} form={form} />}
            </Stack>
          ),
        },
        {
          title: 'Reason',
          content: (form) => (
            <Textarea
              label="Why now"
              description="Members and the record see it."
              autosize
              minRows={2}
              {...limitsOf(activate, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
    />
  )
}

function passingProblem(soft: readonly Finding[], passed: Values['passed']): string | null {
  const open = soft.filter(({ item }) => passed[item] === undefined)
  if (open.length > 0) return `Not ready: ${open.map(({ label }) => label.toLowerCase()).join('; ')}.`
  return soft.every(({ item }) => passed[item]?.trim()) ? null : 'Give a reason for each item that is passed over.'
}

function PassOver({ items, form }: { items: readonly Finding[]; form: Form<Values> }) {
  const { passed } = form.getValues()
  const set = (item: string, reason: string | undefined) => form.setFieldValue('passed', { ...passed, [item]: reason })
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} data-path="passed">
      <Text component="legend" fw={600} mb="xs">
        Pass over
      </Text>
      <Stack gap="sm">
        {items.map(({ item, label }) => (
          <div key={item}>
            <Checkbox
              label={label}
              checked={passed[item] !== undefined}
              onChange={(event) => set(item, event.currentTarget.checked ? '' : undefined)}
            />
            {passed[item] !== undefined && (
              <TextInput
                mt="xs"
                aria-label={`Reason to pass over: ${label}`}
                placeholder="Why it can wait"
                maxLength={500}
                value={passed[item]}
                onChange={(event) => set(item, event.currentTarget.value)}
              />
            )}
          </div>
        ))}
        {form.errors.passed && (
          <Text c="red" size="sm" role="alert">
            {form.errors.passed}
          </Text>
        )}
      </Stack>
    </fieldset>
  )
}

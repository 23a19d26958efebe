// Entering, changing and removing blackouts.
import { Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  FORBIDDEN,
  FORBIDDEN_WORDS,
  type Forbidden,
} from '../../../../server/src/modules/rollout/schedule/blackout-rules.contract.ts'
import {
  addBlackout,
  BLACKOUT_KIND_WORDS,
  BLACKOUT_KINDS,
  type BlackoutKind,
  type BlackoutView,
  changeBlackout,
  readBlackout,
  removeBlackout,
} from '../../../../server/src/modules/rollout/schedule/blackouts.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'

type Values = { name: string; kind: string; startsOn: string; endsOn: string; forbids: string[]; source: string }

const list = { label: 'Blackouts', to: hrefOf(places.blackouts, {}) }
const NEEDS_DAYS = {
  startsOn: (day: string) => (day ? null : 'Choose the first day.'),
  endsOn: (day: string) => (day ? null : 'Choose the last day.'),
}

/** `/platform/rollout/blackouts/new`. */
export function NewBlackoutPage() {
  const add = useAction(addBlackout)
  const { onSaved, shown } = useKept()
  if (shown) return shown
  return (
    <FormPage
      title="New blackout"
      description="No date moves when you save: you see which waves are in the way."
      back={list}
      initial={
        {
          name: '',
          kind: 'year_end',
          startsOn: '',
          endsOn: '',
          forbids: [...FORBIDDEN] as string[],
          source: '',
        } as Values
      }
      validate={NEEDS_DAYS}
      submitLabel="Save blackout"
      submit={(values) => add.mutateAsync({ body: factsOf(values) })}
      onDone={onSaved}
      sections={sections}
    />
  )
}

/** `/platform/rollout/blackouts/:id`. */
export function EditBlackoutPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBlackout, { params }))
  const change = useAction(changeBlackout)
  const { onSaved, shown } = useKept()
  if (shown) return shown
  return (
    <Loaded query={query} shape="form">
      {(blackout) => (
        <Stack>
          <FormPage
            title={blackout.name}
            description="No date moves when you save: you see which waves are in the way."
            back={list}
            initial={valuesOf(blackout)}
            version={blackout.version}
            fromCurrent={valuesOf}
            validate={NEEDS_DAYS}
            submitLabel="Save blackout"
            submit={(values, version = blackout.version) =>
              change.mutateAsync({ params, body: { ...factsOf(values), version } })
            }
            onDone={onSaved}
            sections={sections}
          />
          <Remove blackout={blackout} />
        </Stack>
      )}
    </Loaded>
  )
}

function Remove({ blackout: { id, name } }: { blackout: BlackoutView }) {
  const remove = useAction(removeBlackout)
  const go = useGo()
  return (
    <Group>
      <ConfirmAction
        danger
        label="Remove this blackout"
        question={`Remove ${name}?`}
        consequence="Waves may start and go live on its days again. Waves that stand already do not move."
        onConfirm={async () => {
          await remove.mutateAsync({ params: { id } })
          tell.done(`${name} removed`)
          go(list.to, { replace: true })
        }}
      />
    </Group>
  )
}

/** Straight back to the list when nothing is in the way, else first what is. */
function useKept() {
  const [conflicts, setConflicts] = useState<readonly string[]>()
  const go = useGo()
  const onSaved = (kept: { conflicts: readonly string[] }) => {
    if (kept.conflicts.length > 0) return setConflicts(kept.conflicts)
    tell.done('Saved. No wave is in the way.')
    go(list.to, { replace: true })
  }
  const shown = conflicts && (
    <>
      <PageHeader title="Waves are in the way" back={list} />
      <Stack>
        <Note tone="warn" title="Saved. Nothing was moved: these waves do not fit now">
          {conflicts.join('\n')}
        </Note>
        <Group>
          <ActionButton to={hrefOf(places.timeline, {})}>Open the timeline</ActionButton>
          <ActionButton variant="default" to={list.to}>
            Blackouts
          </ActionButton>
        </Group>
      </Stack>
    </>
  )
  return { onSaved, shown }
}

const sections = [{ title: 'Blackout', content: (form: Form<Values>) => <Fields form={form} /> }]

function Fields({ form }: { form: Form<Values> }) {
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Year-end close 2026"
        {...limitsOf(addBlackout, 'name')}
        {...form.getInputProps('name')}
      />
      <ChoiceField
        label="Kind"
        required
        data={BLACKOUT_KINDS.map((value) => ({ value, label: BLACKOUT_KIND_WORDS[value] }))}
        {...form.getInputProps('kind')}
      />
      <DayField label="First day" required {...form.getInputProps('startsOn')} />
      <DayField label="Last day" required {...form.getInputProps('endsOn')} />
      <CheckboxList
        label="What it forbids"
        description="With nothing ticked it is only shown on the timeline."
        options={FORBIDDEN.map((value) => ({ value, label: FORBIDDEN_WORDS[value] }))}
        {...form.getInputProps('forbids')}
      />
      <Textarea
        label="Source"
        description="The circular, law or decision: Budget Circular 2 s. 2026."
        autosize
        minRows={1}
        {...limitsOf(addBlackout, 'source')}
        {...form.getInputProps('source')}
      />
    </>
  )
}

function valuesOf({ name, kind, startsOn, endsOn, forbids, source }: BlackoutView): Values {
  return { name, kind, startsOn, endsOn, forbids, source }
}

function factsOf({ kind, forbids, ...rest }: Values) {
  return { ...rest, kind: kind as BlackoutKind, forbids: forbids as Forbidden[] }
}

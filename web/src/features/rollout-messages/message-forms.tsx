// Planning and changing a message of a wave.
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  addMessage,
  editMessage,
  type MessageRecord,
  PLACEHOLDERS,
  readMessage,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import { listWaves } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { ORGANIZATION_ROLES, ROLE_WORDS } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

type MessageValues = {
  wave: string
  subject: string
  body: string
  roles: string[]
  codes: string
  dueOn: string
  sendsItself: boolean
}

const needed = (words: string) => (text: string) => (text.trim() ? null : words)
const validate = {
  wave: needed('Choose the wave.'),
  subject: needed('Write what it is about.'),
  body: needed('Write what the message says.'),
  dueOn: needed('Choose the day on which it leaves.'),
}

/** `/platform/rollout/messages/new`. */
export function NewMessagePage() {
  const add = useAction(addMessage)
  const go = useGo()
  const initial: MessageValues = {
    ...{ wave: '', subject: '', body: '', roles: [], codes: '', dueOn: '', sendsItself: false },
  }
  return (
    <FormPage
      title="New message"
      description="Beyond the four that every wave gets."
      back={{ label: 'Messages of waves', to: hrefOf(places.messages, {}) }}
      initial={initial}
      validate={validate}
      submitLabel="Save message"
      submit={(values) => add.mutateAsync({ body: { ...bodyOf(values), wave: Number(values.wave) } })}
      onDone={({ id }) => go(hrefOf(places.message, { id }))}
      sections={[{ title: 'Wave', content: (form) => <WaveField form={form} /> }, ...sections]}
    />
  )
}

/** `/platform/rollout/messages/:id/edit`. */
export function EditMessagePage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readMessage, { params }))
  const edit = useAction(editMessage)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(message) => (
        <FormPage
          title="Change a message"
          description={`Wave ${message.wave}: ${message.waveName}`}
          back={{ label: message.subject, to: hrefOf(places.message, params) }}
          initial={valuesOf(message)}
          version={message.version}
          fromCurrent={valuesOf}
          validate={validate}
          submitLabel="Save changes"
          submit={(values, version = message.version) =>
            edit.mutateAsync({ params, body: { ...bodyOf(values), version } })
          }
          onDone={() => go(hrefOf(places.message, params))}
          sections={sections}
        />
      )}
    </Loaded>
  )
}

const sections = [
  { title: 'Words', content: (form: Form<MessageValues>) => <WordFields form={form} /> },
  { title: 'To whom, and when', content: (form: Form<MessageValues>) => <AudienceFields form={form} /> },
]

function WaveField({ form }: { form: Form<MessageValues> }) {
  const { data } = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  const waves = (data?.items ?? []).map(({ number, name }) => ({ value: String(number), label: `${number}: ${name}` }))
  return <ChoiceField label="Wave" required data={waves} {...form.getInputProps('wave')} />
}

const NAMES = Object.entries(PLACEHOLDERS).map(([name, words]) => `{${name}}: ${words.toLowerCase()}`)

function WordFields({ form }: { form: Form<MessageValues> }) {
  return (
    <>
      <TextInput label="Subject" {...limitsOf(addMessage, 'subject')} {...form.getInputProps('subject')} />
      <Textarea
        label="Words"
        description={`An empty line begins a paragraph. Filled in for each reader: ${NAMES.join('; ')}.`}
        autosize
        minRows={8}
        {...limitsOf(addMessage, 'body')}
        {...form.getInputProps('body')}
      />
    </>
  )
}

function AudienceFields({ form }: { form: Form<MessageValues> }) {
  return (
    <>
      <CheckboxList
        label="Roles"
        description="None means everybody."
        options={ORGANIZATION_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
        {...form.getInputProps('roles')}
      />
      <TextInput
        label="Organizations"
        description="Codes with commas between them, MSSD, MIPA; none means all of the wave."
        {...form.getInputProps('codes')}
      />
      <DayField label="Due" required {...form.getInputProps('dueOn')} />
      <Checkbox
        label="Leaves by itself on the morning of its day"
        {...form.getInputProps('sendsItself', { type: 'checkbox' })}
      />
    </>
  )
}

function valuesOf({ wave, subject, body, roles, codes, dueOn, sendsItself }: MessageRecord): MessageValues {
  return { wave: String(wave), subject, body, roles: [...roles], codes: codes.join(', '), dueOn, sendsItself }
}

function bodyOf({ subject, body, roles, codes, dueOn, sendsItself }: MessageValues) {
  return {
    ...{ subject: subject.trim(), body, dueOn, sendsItself },
    roles: roles as MessageRecord['roles'],
    codes: codes
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  }
}

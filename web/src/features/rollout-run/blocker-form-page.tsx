// Opening and editing a blocker.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Severity } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import {
  type BlockerRecord,
  createBlocker,
  editBlocker,
  readBlocker,
} from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import { listMilestones } from '../../../../server/src/modules/rollout/run/milestones.contract.ts'
import { listWaves } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { useStaff } from './use-staff.ts'
import { severityOptions } from './words.ts'

type Values = {
  wave: string
  organization: string
  milestoneId: string
  severity: string
  title: string
  detail: string
  ownerId: string
}

const validate = {
  wave: (chosen: string) => (chosen ? null : 'Choose the wave.'),
  severity: (chosen: string) => (chosen ? null : 'Choose how severe it is.'),
  title: (text: string) => (text.trim() ? null : 'Say in a line what is in the way.'),
}

/** `/platform/rollout/blockers/new`, with `wave` and `organization` in the address where they are known. */
export function NewBlockerPage() {
  const { query } = useAddress()
  const open = useAction(createBlocker)
  const go = useGo()
  const wave = String(query.wave ?? '')
  const initial: Values = {
    ...{ wave, organization: String(query.organization ?? ''), milestoneId: '', severity: '', title: '', detail: '' },
    ownerId: '',
  }
  return (
    <FormPage
      title="Open a blocker"
      back={
        wave
          ? { label: `Wave ${wave}`, to: hrefOf(places.wave, { waveDigits: wave }, { tab: 'blockers' }) }
          : { label: 'Blockers', to: hrefOf(places.blockers, {}) }
      }
      initial={initial}
      validate={validate}
      submitLabel="Open blocker"
      submit={(values) => open.mutateAsync({ body: { wave: Number(values.wave), ...contentOf(values) } })}
      onDone={({ id }) => go(hrefOf(places.blocker, { id }))}
      sections={[
        { title: 'What is in the way', content: (form) => <WhatFields form={form} /> },
        { title: 'Where, and who resolves it', content: (form) => <WhereFields form={form} mayMove /> },
      ]}
    />
  )
}

/** `/platform/rollout/blockers/:id/edit`. */
export function EditBlockerPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBlocker, { params }))
  const edit = useAction(editBlocker)
  const go = useGo()
  const home = hrefOf(places.blocker, params)
  return (
    <Loaded query={query} shape="form">
      {(blocker) => (
        <FormPage
          title="Edit blocker"
          back={{ label: blocker.title, to: home }}
          initial={valuesOf(blocker)}
          version={blocker.version}
          validate={validate}
          submitLabel="Save blocker"
          submit={(values, version = blocker.version) =>
            edit.mutateAsync({ params, body: { ...contentOf(values), version } })
          }
          onDone={() => go(home)}
          sections={[
            { title: 'What is in the way', content: (form) => <WhatFields form={form} /> },
            { title: 'Where, and who resolves it', content: (form) => <WhereFields form={form} mayMove={false} /> },
          ]}
        />
      )}
    </Loaded>
  )
}

function WhatFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <TextInput
        label="In a line"
        description="The organization reads it, too."
        {...limitsOf(createBlocker, 'title')}
        {...form.getInputProps('title')}
      />
      <Textarea
        label="Details"
        autosize
        minRows={3}
        {...limitsOf(createBlocker, 'detail')}
        {...form.getInputProps('detail')}
      />
      <ChoiceField
        label="Severity"
        required
        description="Critical: nobody can go on. High: a milestone is in danger."
        data={severityOptions}
        {...form.getInputProps('severity')}
      />
    </>
  )
}

function WhereFields({ form, mayMove }: { form: Form<Values>; mayMove: boolean }) {
  const { data: all } = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  const { wave } = form.getValues()
  const chosen = all?.items.find(({ number }) => String(number) === wave)
  const milestones = useQuery({
    ...queryFor(listMilestones, { params: { waveDigits: wave }, query: { pageSize: 200 } }),
    enabled: wave !== '',
  })
  const staff = useStaff()
  const { onChange, ...waveField } = form.getInputProps('wave')
  const open = (all?.items ?? []).filter(({ status }) => status !== 'completed' && status !== 'cancelled')
  return (
    <>
      <ChoiceField
        label="Wave"
        required
        disabled={!mayMove}
        data={(mayMove ? open : (all?.items ?? [])).map(({ number, name }) => ({
          value: String(number),
          label: `${number}: ${name}`,
        }))}
        {...waveField}
        onChange={(value) => {
          onChange(value)
          form.setFieldValue('organization', '')
          form.setFieldValue('milestoneId', '')
        }}
      />
      <ChoiceField
        label="Organization"
        data={[
          { value: '', label: 'The whole wave' },
          ...(chosen?.codes ?? []).map((code) => ({ value: code, label: code })),
        ]}
        {...form.getInputProps('organization')}
      />
      <ChoiceField
        label="Milestone"
        description="The one that it holds up."
        data={[
          { value: '', label: 'None' },
          ...(milestones.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        {...form.getInputProps('milestoneId')}
      />
      <ChoiceField
        label="Owner"
        description="Is told, and resolves it."
        data={[{ value: '', label: 'Nobody yet' }, ...staff]}
        {...form.getInputProps('ownerId')}
      />
    </>
  )
}

function valuesOf(blocker: BlockerRecord): Values {
  const { wave, organization, milestone, severity, title, detail, ownerId } = blocker
  return {
    ...{ wave: String(wave), organization: organization ?? '', milestoneId: milestone?.id ?? '' },
    ...{ severity, title, detail, ownerId: ownerId ?? '' },
  }
}

function contentOf({ organization, milestoneId, severity, title, detail, ownerId }: Values) {
  return {
    ...{ severity: severity as Severity, title: title.trim(), detail },
    ...{ organization: organization || null, milestoneId: milestoneId || null, ownerId: ownerId || null },
  }
}

// Entering a tie or a prerequisite: two organizations and why.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  addPrerequisite,
  addTie,
  listProfiles,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { DecimalField } from '../../ui/number-field.tsx'
import { places } from './addresses.ts'

const needed = (words: string) => (text: string) => (text.trim() ? null : words)

function useOrganizations() {
  const all = useQuery(queryFor(listProfiles, { query: { pageSize: 200, sort: 'code' } }))
  return (all.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code}: ${name}` }))
}

/** `/platform/rollout/planning-facts/ties/new`. */
export function NewTiePage() {
  const add = useAction(addTie)
  const go = useGo()
  const data = useOrganizations()
  return (
    <FormPage
      title="New tie"
      back={{ label: 'Ties', to: hrefOf(places.ties, {}) }}
      initial={{ a: '', b: '', weight: '1', why: '' }}
      validate={{
        a: needed('Choose an organization.'),
        b: needed('Choose the other organization.'),
        weight: (text) => (text !== '' && Number(text) <= 100 ? null : 'A weight is between 0 and 100.'),
        why: needed('Say what they work on together.'),
      }}
      submitLabel="Save tie"
      submit={({ weight, ...rest }) => add.mutateAsync({ body: { ...rest, weight: Number(weight) } })}
      onDone={() => go(hrefOf(places.ties, {}))}
      sections={[
        {
          title: 'Tie',
          content: (form) => (
            <>
              <ChoiceField label="Organization" required data={data} {...form.getInputProps('a')} />
              <ChoiceField label="Works with" required data={data} {...form.getInputProps('b')} />
              <DecimalField
                label="Weight"
                description="1 is ordinary; 2 counts twice."
                places={2}
                {...form.getInputProps('weight')}
              />
              <TextInput label="Why" {...limitsOf(addTie, 'why')} {...form.getInputProps('why')} />
            </>
          ),
        },
      ]}
    />
  )
}

/** `/platform/rollout/planning-facts/prerequisites/new`. */
export function NewPrerequisitePage() {
  const add = useAction(addPrerequisite)
  const go = useGo()
  const data = useOrganizations()
  return (
    <FormPage
      title="New prerequisite"
      back={{ label: 'Prerequisites', to: hrefOf(places.prerequisites, {}) }}
      initial={{ code: '', needs: '', why: '' }}
      validate={{
        code: needed('Choose an organization.'),
        needs: needed('Choose the organization that has to come before it.'),
        why: needed('Say what it needs from the other one on its first day.'),
      }}
      submitLabel="Save prerequisite"
      submit={(body) => add.mutateAsync({ body })}
      onDone={() => go(hrefOf(places.prerequisites, {}))}
      sections={[
        {
          title: 'Prerequisite',
          content: (form) => (
            <>
              <ChoiceField label="Organization" required data={data} {...form.getInputProps('code')} />
              <ChoiceField label="Comes in a wave after" required data={data} {...form.getInputProps('needs')} />
              <TextInput label="Why" {...limitsOf(addPrerequisite, 'why')} {...form.getInputProps('why')} />
            </>
          ),
        },
      ]}
    />
  )
}

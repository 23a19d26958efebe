// Putting organizations into a wave.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listOrganizations,
  type OrganizationSummary,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { placeOrganizations } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import { listWaves, type WaveItem } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

type Values = { organizations: string[]; reason: string }

/** `/platform/rollout/waves/:waveDigits/organizations/add`. */
export function AddOrganizationsPage({ params }: { params: { waveDigits: string } }) {
  const organizations = useQuery(queryFor(listOrganizations, { query: { pageSize: 200, sort: 'name', active: true } }))
  const waves = useQuery(queryFor(listWaves, { query: { pageSize: 200 } }))
  return (
    <Loaded query={organizations} shape="form">
      {(all) => (
        <Loaded query={waves} shape="form">
          {({ items }) => <AddForm organizations={all.items} waves={items} waveDigits={params.waveDigits} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface AddFormProps {
  organizations: readonly OrganizationSummary[]
  waves: readonly WaveItem[]
  waveDigits: string
}

function AddForm({ organizations, waves, waveDigits }: AddFormProps) {
  const put = useAction(placeOrganizations)
  const go = useGo()
  const home = hrefOf(places.wave, { waveDigits })
  const wave = waves.find(({ number }) => number === Number(waveDigits))
  const room = wave ? wave.maxOrganizations - wave.codes.length : 0
  const initial: Values = { organizations: [], reason: '' }
  return (
    <FormPage
      title={`Add organizations to wave ${waveDigits}`}
      description={`There is room for ${countOf(Math.max(0, room), 'more organization')}.`}
      back={{ label: `Wave ${waveDigits}`, to: home }}
      initial={initial}
      submitLabel="Add to the wave"
      validate={{
        organizations: (chosen) => (chosen.length > 0 ? null : 'Choose at least one organization.'),
        reason: (text) => (text.trim() ? null : 'Say why: the history of the wave shows it.'),
      }}
      submit={(values) => put.mutateAsync({ params: { waveDigits }, body: values })}
      onDone={() => go(home)}
      sections={[
        {
          title: 'Reason',
          content: (form) => (
            <TextInput label="Why" {...limitsOf(placeOrganizations, 'reason')} {...form.getInputProps('reason')} />
          ),
        },
        {
          title: 'Organizations',
          content: (form) => <Choice form={form} options={optionsOf(organizations, waves, wave)} />,
        },
      ]}
    />
  )
}

interface Option {
  value: string
  label: string
  description?: string
}

function Choice({ form, options }: { form: Form<Values>; options: Option[] }) {
  return (
    <CheckboxList
      label="Which organizations"
      description="Those in another wave leave it there."
      options={options}
      {...form.getInputProps('organizations')}
    />
  )
}

/** Those without a wave first; not those that are here already. */
function optionsOf(
  organizations: readonly OrganizationSummary[],
  waves: readonly WaveItem[],
  here: WaveItem | undefined,
): Option[] {
  const waveOf = (code: string) => waves.find(({ codes }) => codes.includes(code))
  return organizations
    .filter(({ code }) => !here?.codes.includes(code))
    .map(({ code, name }) => ({ code, label: `${code}: ${name}`, wave: waveOf(code) }))
    .sort((a, b) => (a.wave?.number ?? 0) - (b.wave?.number ?? 0))
    .map(({ code, label, wave }) => ({
      ...{ value: code, label },
      ...(wave ? { description: `Now in wave ${wave.number}: ${wave.name}` } : {}),
    }))
}

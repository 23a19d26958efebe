// What only the platform says about an organization: name, kind, where it hangs, and its dates.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  createOrganization,
  listOrganizations,
  type OrganizationKind,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor } from '../../api/queries.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { profileSections } from './profile-form.tsx'
import { type ProfileValues, profileBody, profileChecks } from './profile-values.ts'
import { kindOptions } from './words.ts'

export type OrganizationValues = ProfileValues & {
  name: string
  kind: OrganizationKind
  /** Empty for none. */
  parentCode: string
  onboardedOn: string
  liveOn: string
  /** Null for the usual one. */
  peopleLimit: number | null
}

export const organizationChecks = {
  ...profileChecks,
  name: (name: string) => (name.trim() ? null : 'Enter the full name.'),
  liveOn: (day: string, { onboardedOn }: OrganizationValues) =>
    day && onboardedOn && day < onboardedOn ? 'The day of going live must be on or after the day of onboarding.' : null,
}

/** What is sent of these fields. */
export function organizationBody(values: OrganizationValues) {
  const { name, kind, parentCode, onboardedOn, liveOn, peopleLimit } = values
  return {
    ...profileBody(values),
    name: name.trim(),
    kind,
    parentCode: parentCode || null,
    onboardedOn: onboardedOn || null,
    liveOn: liveOn || null,
    peopleLimit,
  }
}

/** Sections of both forms. `own` is the code of the organization that is edited; `before` stands above the name. */
export function organizationSections<V extends OrganizationValues>(options: {
  own?: string
  before?: FormSection<V>['content']
}): FormSection<V>[] {
  return [
    {
      title: 'Organization',
      content: (form) => (
        <>
          {options.before?.(form)}
          <Names form={form} own={options.own} />
        </>
      ),
    },
    ...profileSections<V>((values) => values.name),
    {
      title: 'Onboarding',
      help: 'When the organization joined BMMS, since when it works here, and how many people may.',
      content: (form) => <Days form={form} />,
    },
  ]
}

function Names<V extends OrganizationValues>({ form, own }: { form: Form<V>; own: string | undefined }) {
  const all = useQuery(queryFor(listOrganizations, { query: { pageSize: 200, sort: 'name' } }))
  const parents = (all.data?.items ?? []).filter((one) => one.code !== own)
  return (
    <>
      <TextInput
        label="Name"
        description="In full, as on printed papers."
        {...limitsOf(createOrganization, 'name')}
        {...form.getInputProps('name')}
      />
      <ChoiceField label="Kind" data={kindOptions} required maw="24rem" {...form.getInputProps('kind')} />
      <ChoiceField
        label="Attached to"
        description="The organization above it, for agencies that are attached to one."
        data={[
          { value: '', label: 'None' },
          ...parents.map((one) => ({ value: one.code, label: `${one.name} (${one.code})` })),
        ]}
        {...form.getInputProps('parentCode')}
      />
    </>
  )
}

function Days<V extends OrganizationValues>({ form }: { form: Form<V> }) {
  return (
    <>
      <DayField label="Onboarded on" maw="20rem" {...form.getInputProps('onboardedOn')} />
      <DayField label="Live since" maw="20rem" {...form.getInputProps('liveOn')} />
      <WholeNumberField
        label="Members at most"
        description="Active members. Empty: 50 while it is a pilot, otherwise no limit."
        maw="20rem"
        {...limitsOf(createOrganization, 'peopleLimit')}
        {...form.getInputProps('peopleLimit')}
      />
    </>
  )
}

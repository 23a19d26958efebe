// A new organization, with its modules.
import { TextInput } from '@mantine/core'
import {
  createOrganization,
  SWITCHES,
  type Switch,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import {
  type OrganizationValues,
  organizationBody,
  organizationChecks,
  organizationSections,
} from './organization-form.tsx'
import { noProfile } from './profile-values.ts'
import { moduleOptions } from './words.ts'

type NewValues = OrganizationValues & { code: string; modules: string[] }

const empty: NewValues = {
  ...noProfile,
  code: '',
  name: '',
  kind: 'ministry',
  parentCode: '',
  onboardedOn: '',
  liveOn: '',
  peopleLimit: null,
  modules: [...SWITCHES],
}

const checks = {
  ...organizationChecks,
  code: (code: string) =>
    /^[A-Z][A-Z0-9-]{1,19}$/.test(code)
      ? null
      : 'Use 2 to 20 capital letters, digits and hyphens, beginning with a letter.',
}

/** `/platform/organizations/new`. */
export function NewOrganizationPage() {
  const go = useGo()
  const create = useAction(createOrganization, { alsoChanges: ['changes'] })
  const [first, ...others] = organizationSections<NewValues>({ before: (form) => <CodeField form={form} /> })
  const modules = {
    title: 'Modules',
    content: (form: Form<NewValues>) => (
      <CheckboxList
        label="Switched on from the start"
        description="Each can be switched on and off later."
        options={moduleOptions}
        {...form.getInputProps('modules')}
      />
    ),
  }
  return (
    <FormPage
      title="New organization"
      description="It starts active and without members. Add its administrator on the next page."
      back={{ label: 'Organizations', to: hrefOf(places.organizations, {}) }}
      initial={empty}
      sections={first ? [first, modules, ...others] : [modules]}
      validate={checks}
      submit={(values) => {
        const modules = values.modules as Switch[]
        return create.mutateAsync({ body: { ...organizationBody(values), code: values.code, modules } })
      }}
      submitLabel="Add organization"
      onDone={({ code, name }) => {
        tell.done(`${name} added`)
        go(hrefOf(places.organization, { code }, { tab: 'members' }), { replace: true })
      }}
    />
  )
}

function CodeField({ form }: { form: Form<NewValues> }) {
  const field = form.getInputProps('code')
  return (
    <TextInput
      label="Code"
      description="The short name that stands in addresses, files and lists. It cannot be changed later."
      placeholder="MOH"
      maw="20rem"
      autoComplete="off"
      spellCheck={false}
      {...limitsOf(createOrganization, 'code')}
      required
      {...field}
      onChange={(event) => form.setFieldValue('code', event.currentTarget.value.toUpperCase())}
    />
  )
}

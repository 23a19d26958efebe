// Changing an organization, as the platform may.
import { useQuery } from '@tanstack/react-query'
import {
  editOrganization,
  type OrganizationRecord,
  readOrganization,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import {
  type OrganizationValues,
  organizationBody,
  organizationChecks,
  organizationSections,
} from './organization-form.tsx'
import { profileValues } from './profile-values.ts'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

/** `/platform/organizations/:code/edit`. */
export function EditOrganizationPage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readOrganization, { params }))
  return (
    <Loaded query={query} shape="form">
      {(organization) => <EditForm organization={organization} />}
    </Loaded>
  )
}

function EditForm({ organization }: { organization: OrganizationRecord }) {
  const { code, name, version: loaded } = organization
  const go = useGo()
  const edit = useAction(editOrganization, { alsoChanges: SHOWN_ELSEWHERE })
  const here = hrefOf(places.organization, { code })
  return (
    <FormPage
      title={`Edit ${code}`}
      back={{ label: name, to: here }}
      initial={valuesOf(organization)}
      version={loaded}
      sections={organizationSections<OrganizationValues>({ own: code })}
      validate={organizationChecks}
      fromCurrent={(current: OrganizationRecord) => valuesOf(current)}
      submit={(values, version = loaded) =>
        edit.mutateAsync({ params: { code }, body: { version, ...organizationBody(values) } })
      }
      submitLabel="Save changes"
      onDone={() => {
        tell.done(`${name} saved`)
        go(here, { replace: true })
      }}
    />
  )
}

function valuesOf(organization: OrganizationRecord): OrganizationValues {
  const { name, kind, parentCode, onboardedOn, liveOn, peopleLimit } = organization
  return {
    ...profileValues(organization),
    name,
    kind,
    parentCode: parentCode ?? '',
    onboardedOn: onboardedOn ?? '',
    liveOn: liveOn ?? '',
    peopleLimit,
  }
}

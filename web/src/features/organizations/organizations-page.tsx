// All organizations of the Bangsamoro Government, as the platform keeps them.
import {
  createOrganization,
  listOrganizations,
  type OrganizationSummary,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { KIND_WORDS, kindOptions, moduleOptions, modulesInShort } from './words.ts'

const columns: readonly ListColumn<OrganizationSummary>[] = [
  { name: 'name', label: 'Name', render: (one) => one.name },
  { name: 'code', label: 'Code', fact: true, width: 110, render: (one) => one.code },
  { name: 'kind', label: 'Kind', width: 130, render: (one) => KIND_WORDS[one.kind] },
  { name: 'parent', label: 'Attached to', width: 110, render: (one) => one.parentCode ?? '–' },
  { name: 'modules', label: 'Modules on', fact: true, width: 150, render: (one) => modulesInShort(one.modules) },
  {
    name: 'pilot',
    label: 'Pilot',
    width: 110,
    render: (one) => (one.isPilot ? <StatusBadge state="pilot" /> : '–'),
  },
  {
    name: 'active',
    label: 'Status',
    fact: true,
    width: 120,
    render: (one) => <StatusBadge state={one.isActive ? 'active' : 'inactive'} />,
  },
  {
    name: 'onboardedOn',
    label: 'Onboarded',
    optional: true,
    render: (one) => (one.onboardedOn ? <DayText value={one.onboardedOn} /> : '–'),
  },
  {
    name: 'liveOn',
    label: 'Live since',
    optional: true,
    render: (one) => (one.liveOn ? <DayText value={one.liveOn} /> : '–'),
  },
]

const yesOrNo = (yes: string, no: string) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
]
const filters = [
  { name: 'kind', label: 'Kind', options: kindOptions },
  { name: 'module', label: 'Module on', options: moduleOptions },
  { name: 'pilot', label: 'Pilot', options: yesOrNo('Pilots', 'Not pilots') },
  { name: 'active', label: 'Status', options: yesOrNo('Active', 'Inactive') },
]

/** `/platform/organizations`. */
export function OrganizationsPage() {
  const list = useList(listOrganizations, { params: {}, sort: 'name', pageSize: 50 })
  const mayAdd = useCan()(createOrganization.access)
  return (
    <ListPage
      title="Organizations"
      description="Ministries, offices, agencies and other bodies of the Bangsamoro Government. Each works in a place of its own that no other organization sees."
      list={list}
      columns={columns}
      filters={filters}
      noun="organization"
      searchLabel="Search code, name or other name"
      rowName={(one) => one.name}
      rowId={(one) => one.code}
      rowHref={(one) => hrefOf(places.organization, { code: one.code })}
      {...(mayAdd ? { primary: { label: 'New organization', to: hrefOf(places.newOrganization, {}) } } : {})}
      empty={{
        title: 'No organization yet',
        text: 'The catalogue of the Bangsamoro Government is loaded when BMMS starts for the first time. Ask the operator to run the command seed-organizations.',
      }}
    />
  )
}

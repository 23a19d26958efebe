// One organization as the platform keeps it: profile, modules, members, other names, status and history.
import { useQuery } from '@tanstack/react-query'
import {
  type OrganizationRecord,
  readOrganization,
  readOrganizationHistory,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { listPeople } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type Fact, RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { AliasesPanel } from './aliases-panel.tsx'
import { OrganizationHistory } from './changes-page.tsx'
import { useMemberCount } from './member-count.ts'
import { MembersPanel } from './members-panel.tsx'
import { ModuleSwitches } from './module-switches.tsx'
import { ProfileView } from './profile-view.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { KIND_WORDS } from './words.ts'

/** `/platform/organizations/:code`. */
export function OrganizationPage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readOrganization, { params }))
  return <Loaded query={query}>{(organization) => <Organization organization={organization} />}</Loaded>
}

function Organization({ organization }: { organization: OrganizationRecord }) {
  const { code, name, kind, isActive, canEdit } = organization
  const can = useCan()
  // The platform roles that see all people are those that see the members of every organization.
  const mayViewMembers = can(listPeople.access)
  const people = useMemberCount(code, mayViewMembers)
  return (
    <RecordPage
      title={name}
      kind={`${KIND_WORDS[kind]}, ${code}`}
      back={{ label: 'Organizations', to: hrefOf(places.organizations, {}) }}
      status={{ state: isActive ? 'active' : 'inactive' }}
      facts={factsOf(organization)}
      tools={canEdit && <ActionButton to={hrefOf(places.editOrganization, { code })}>Edit organization</ActionButton>}
      tabs={tabsOf(organization, people, { members: mayViewMembers, history: can(readOrganizationHistory.access) })}
    />
  )
}

function factsOf({ parentCode, isPilot, pilotEndsOn, liveOn }: OrganizationRecord): Fact[] {
  return [
    ...(parentCode
      ? [
          {
            label: 'Attached to',
            value: <Link to={hrefOf(places.organization, { code: parentCode })}>{parentCode}</Link>,
          },
        ]
      : []),
    ...(isPilot ? [{ label: 'Pilot', value: pilotEndsOn ? `until ${formatDay(pilotEndsOn)}` : 'yes' }] : []),
    ...(liveOn ? [{ label: 'Live since', value: formatDay(liveOn) }] : []),
  ]
}

type Tabs = readonly [RecordTab, ...RecordTab[]]

function tabsOf(
  organization: OrganizationRecord,
  people: number | undefined,
  may: { members: boolean; history: boolean },
): Tabs {
  const { code, modules, aliases } = organization
  return [
    { name: 'profile', label: 'Profile', content: <ProfileView profile={organization} /> },
    {
      name: 'modules',
      label: 'Modules',
      count: modules.length,
      content: <ModuleSwitches organization={organization} people={people} />,
    },
    ...(may.members
      ? [
          {
            name: 'members',
            label: 'Members',
            ...(people === undefined ? {} : { count: people }),
            content: <MembersPanel place={{ code, above: true }} />,
          },
        ]
      : []),
    {
      name: 'names',
      label: 'Other names',
      count: aliases.length,
      content: <AliasesPanel organization={organization} />,
    },
    { name: 'status', label: 'Status', content: <StandingPanel organization={organization} people={people} /> },
    ...(may.history ? [{ name: 'history', label: 'History', content: <OrganizationHistory code={code} /> }] : []),
  ]
}

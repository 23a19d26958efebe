// Whether an organization is open, and whether it is a pilot. Each step asks for its reason.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import {
  activateOrganization,
  deactivateOrganization,
  type OrganizationRecord,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useAction } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { type Detail, Details } from '../../ui/details.tsx'
import { tell } from '../../ui/notice.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PilotButtons } from './pilot-buttons.tsx'
import { dayOrNone } from './profile-view.tsx'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

interface StandingPanelProps {
  organization: OrganizationRecord
  people: number | undefined
}

/** Open or closed, pilot, and the days of onboarding. */
export function StandingPanel({ organization, people }: StandingPanelProps) {
  const { isActive, isPilot, pilotStartsOn, pilotEndsOn, onboardedOn, liveOn, peopleLimit, statusReason } = organization
  const reason: Detail[] = statusReason ? [{ label: 'Last reason given', value: statusReason }] : []
  return (
    <Stack maw="46rem">
      <Panel
        title="Open to its members"
        badge={<StatusBadge state={isActive ? 'active' : 'inactive'} />}
        action={<OpenOrClose organization={organization} people={people} />}
      >
        <Text>
          {isActive
            ? 'Members sign in and work here as their roles and modules allow.'
            : 'Members are refused. What they recorded is kept, and shows again when the organization is activated.'}
        </Text>
        {reason.length > 0 && <Details items={reason} />}
      </Panel>
      <Panel
        title="Pilot"
        badge={isPilot ? <StatusBadge state="pilot" /> : <StatusBadge state="off" label="Not a pilot" />}
        action={<PilotButtons organization={organization} />}
      >
        <Text>{pilotWords({ isPilot, pilotStartsOn, pilotEndsOn })}</Text>
      </Panel>
      <Panel title="Onboarding">
        <Details
          items={[
            { label: 'Onboarded on', value: dayOrNone(onboardedOn) },
            { label: 'Live since', value: dayOrNone(liveOn) },
            { label: 'Members at most', value: peopleLimit ?? (isPilot ? '50, as a pilot' : 'No limit') },
          ]}
        />
      </Panel>
    </Stack>
  )
}

function pilotWords(of: Pick<OrganizationRecord, 'isPilot' | 'pilotStartsOn' | 'pilotEndsOn'>): string {
  const from = of.pilotStartsOn ? ` from ${formatDay(of.pilotStartsOn)}` : ''
  const to = of.pilotEndsOn ? ` to ${formatDay(of.pilotEndsOn)}` : ''
  if (!of.isPilot) return from || to ? `It was a pilot${from}${to}.` : 'It joins with the others.'
  return `It tries BMMS out before the others${from || to ? `,${from}${to}` : ''}.${of.pilotEndsOn ? '' : ' No end is set.'}`
}

function OpenOrClose({ organization, people }: StandingPanelProps) {
  const { code, name, version, isActive, actions } = organization
  const open = useAction(activateOrganization, { alsoChanges: SHOWN_ELSEWHERE })
  const close = useAction(deactivateOrganization, { alsoChanges: SHOWN_ELSEWHERE })
  const [asked, setAsked] = useState(false)
  const action = actions.find((one) => one.action === (isActive ? 'deactivate' : 'activate'))
  if (!action || (action.refusal && !organization.canEdit)) return null
  return (
    <>
      <ActionButton variant="default" refusal={action.refusal?.message} onClick={() => setAsked(true)}>
        {action.label}
      </ActionButton>
      {asked && (
        <ActDialog
          action={{ ...action, label: `${action.label} ${code}` }}
          consequence={isActive ? closing(name, people) : opening(name, people)}
          onAct={async (_action, reason) => {
            await (isActive ? close : open).mutateAsync({ params: { code }, body: { version, reason } })
            tell.done(`${name} is ${isActive ? 'inactive' : 'active'}`)
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

function closing(name: string, people: number | undefined): string {
  const who = people === undefined ? 'Its members' : countOf(people, 'person', 'people')
  return `${who} can no longer open ${name}, from their next click on. Nothing is deleted, and it can be activated again.`
}

function opening(name: string, people: number | undefined): string {
  const who = people === undefined ? 'Its members' : countOf(people, 'person', 'people')
  return `${who} can open ${name} again at once, with the roles they had.`
}

interface PanelProps {
  title: string
  badge?: ReactNode
  action?: ReactNode
  children: ReactNode
}

function Panel({ title, badge, action, children }: PanelProps) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={2} size="h3">
              {title}
            </Title>
            {badge}
          </Group>
          <Group gap="xs" className="no-print">
            {action}
          </Group>
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}

// Which modules are on for an organization. A switch takes effect at once, so each asks first.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  type OrganizationRecord,
  type Switch,
  switchModules,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'
import { moduleName, moduleOptions } from './words.ts'

interface ModuleSwitchesProps {
  organization: OrganizationRecord
  /** Active members; nothing when it is not known. */
  people: number | undefined
}

/** One row a module. */
export function ModuleSwitches({ organization, people }: ModuleSwitchesProps) {
  return (
    <Stack gap="sm" maw="56rem">
      <Text c="dimmed" maw="75ch">
        A module that is off disappears from the navigation of the organization, and every request to it is refused.
        Nothing is deleted: what was recorded shows again when it is switched on.
      </Text>
      {moduleOptions.map(({ value, label, description }) => (
        <Paper key={value} withBorder p="md" component="section" aria-label={label}>
          <Group justify="space-between" gap="sm">
            <div style={{ flex: '1 1 18rem' }}>
              <Group gap="sm">
                <Title order={2} size="h3">
                  {label}
                </Title>
                <StatusBadge state={organization.modules.includes(value) ? 'on' : 'off'} />
              </Group>
              <Text size="sm" c="dimmed">
                {description}
              </Text>
            </div>
            {organization.canEdit && <ModuleSwitch organization={organization} people={people} name={value} />}
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}

function ModuleSwitch({ organization, people, name }: ModuleSwitchesProps & { name: Switch }) {
  const change = useAction(switchModules, { alsoChanges: SHOWN_ELSEWHERE })
  const { code, version, modules } = organization
  const label = moduleName(name)
  const on = modules.includes(name)
  const set = async () => {
    const next = on ? modules.filter((one) => one !== name) : [...modules, name]
    await change.mutateAsync({ params: { code }, body: { version, modules: next } })
    tell.done(`${label} is ${on ? 'off' : 'on'} for ${code}`)
  }
  return (
    <ConfirmAction
      label={on ? 'Switch off' : 'Switch on'}
      aria-label={`${on ? 'Switch off' : 'Switch on'} ${label}`}
      danger={on}
      question={`${on ? 'Switch off' : 'Switch on'} ${label} for ${organization.name}?`}
      consequence={on ? losing(organization, label, people) : gaining(organization, label, people)}
      confirmLabel={`${on ? 'Switch off' : 'Switch on'} ${label}`}
      onConfirm={set}
    />
  )
}

function losing({ code }: OrganizationRecord, label: string, people: number | undefined): string {
  const kept = 'Nothing is deleted: it shows again when you switch it on.'
  if (people === 0) return `${code} has no members yet, so nobody notices. ${kept}`
  const who = people === undefined ? 'All members' : countOf(people, 'person', 'people')
  return `${who} of ${code} ${people === 1 ? 'loses' : 'lose'} access to ${label} at once, also in the middle of work. ${kept}`
}

function gaining({ code }: OrganizationRecord, label: string, people: number | undefined): string {
  if (people === 0) return `${code} has no members yet. Those who are added find it in their navigation.`
  const who = people === undefined ? 'The members' : countOf(people, 'person', 'people')
  return `${who} of ${code} ${people === 1 ? 'finds' : 'find'} ${label} in the navigation at once, as far as their roles allow.`
}

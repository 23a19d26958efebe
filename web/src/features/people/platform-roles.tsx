// The roles of a person above organizations. Each change counts from the person's next click on.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  grantPlatformRole,
  type PersonRecord,
  revokePlatformRole,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import type { PlatformRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { useAction } from '../../api/queries.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { platformRoleOptions } from './words.ts'

const OWN = 'Nobody changes their own platform roles. Ask another platform administrator.'

/** One row a role, held ones first. */
export function PlatformRoles({ person }: { person: PersonRecord }) {
  const held = (role: PlatformRole) => person.platformRoles.includes(role)
  const sorted = platformRoleOptions.toSorted((a, b) => Number(held(b.value)) - Number(held(a.value)))
  return (
    <Stack gap="sm" maw="56rem">
      <Text c="dimmed" maw="75ch">
        These roles reach across all organizations. What somebody does inside one organization is set by the roles
        there.
      </Text>
      {sorted.map(({ value, label, description }) => (
        <Paper key={value} withBorder p="md" component="section" aria-label={label}>
          <Group justify="space-between" gap="sm">
            <div style={{ flex: '1 1 18rem' }}>
              <Group gap="sm">
                <Title order={2} size="h3">
                  {label}
                </Title>
                {held(value) && <StatusBadge state="active" label="Held" />}
              </Group>
              <Text size="sm" c="dimmed">
                {description}
              </Text>
            </div>
            {person.canEdit && <RoleButton person={person} role={value} label={label} held={held(value)} />}
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}

interface RoleButtonProps {
  person: PersonRecord
  role: PlatformRole
  label: string
  held: boolean
}

function RoleButton({ person: { id, name, isOwn }, role, label, held }: RoleButtonProps) {
  const grant = useAction(grantPlatformRole, { alsoChanges: ['changes'] })
  const revoke = useAction(revokePlatformRole, { alsoChanges: ['changes'] })
  const set = async () => {
    await (held
      ? revoke.mutateAsync({ params: { id, roleName: role } })
      : grant.mutateAsync({ params: { id }, body: { role } }))
    tell.done(held ? `${name} is no longer ${label}` : `${name} is ${label}`)
  }
  return (
    <ConfirmAction
      label={held ? 'Take away' : 'Give'}
      aria-label={`${held ? 'Take away' : 'Give'}: ${label}`}
      danger={held}
      refusal={isOwn ? OWN : null}
      question={held ? `Take the role ${label} from ${name}?` : `Give ${name} the role ${label}?`}
      consequence={
        held
          ? `${name} loses what the role allows from the next click on. Work that is open stays open, but can no longer be saved.`
          : `${name} may do what the role allows in all organizations, from the next click on.`
      }
      confirmLabel={held ? 'Take the role away' : 'Give the role'}
      onConfirm={set}
    />
  )
}

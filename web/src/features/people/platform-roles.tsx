// The roles of a person above organizations, and what became of changes of roles, here and in organizations.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { listPersonRoleChanges } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RoleChangeCard } from '../../ui/role-change-card.tsx'
import { places } from './addresses.ts'
import { usePlatformDecision } from './decide-role-change.ts'
import { platformRoleOptions, roleNames } from './words.ts'

const OWN = 'Nobody changes their own platform roles. Ask another platform administrator.'

export function PlatformRoles({ person }: { person: PersonRecord }) {
  const held = platformRoleOptions.filter(({ value }) => person.platformRoles.includes(value))
  const refusal = person.isOwn ? OWN : person.erasedAt ? 'The person was made anonymous.' : null
  return (
    <Stack maw="56rem">
      <Paper withBorder p="lg" component="section" aria-label="Platform roles">
        <Group justify="space-between" mb="md">
          <Title order={2} size="h3">
            Platform roles
          </Title>
          {person.canEdit && (
            <ActionButton to={hrefOf(places.changeRoles, { id: person.id })} refusal={refusal}>
              Change platform roles
            </ActionButton>
          )}
        </Group>
        {held.length === 0 ? (
          <Text c="dimmed">None. What somebody does inside one organization is set by the roles there.</Text>
        ) : (
          <Details items={held.map(({ label, description }) => ({ label, value: description }))} />
        )}
      </Paper>
      <Changes person={person} />
    </Stack>
  )
}

function Changes({ person: { id, name } }: { person: PersonRecord }) {
  const changes = useQuery(queryFor(listPersonRoleChanges, { params: { id }, query: { pageSize: 50 } }))
  const act = usePlatformDecision()
  return (
    <Loaded query={changes} shape="block">
      {({ items }) => (
        <>
          {items.length > 0 && (
            <Title order={2} size="h3">
              Changes of roles, in organizations and above them
            </Title>
          )}
          {items.map((change) => (
            <RoleChangeCard
              key={change.id}
              change={{ ...change, adds: roleNames(change.adds), removes: roleNames(change.removes) }}
              name={name}
              title={<Text size="sm">{change.organization?.code ?? 'Above organizations'}</Text>}
              onAct={(action, comment) => act(change, action, comment)}
            />
          ))}
        </>
      )}
    </Loaded>
  )
}

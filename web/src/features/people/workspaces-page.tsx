// One's own organizations: the roles held there, and which one opens first.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { choosePrimaryOrganization, type Workspace } from '../../../../server/src/modules/people/me.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { rolesInWords } from './words.ts'

/** `/account/organizations`. */
export function WorkspacesPage() {
  const { person, workspaces: open, platform } = useSession()
  // Roles above organizations that work inside all of them are told once.
  const workspaces = open.filter(({ roles }) => roles.length > 0)
  return (
    <>
      <PageHeader
        title="Your organizations and roles"
        description={`${person.name}. Roles are given by the administrator of each organization.`}
      />
      <Stack maw="46rem">
        {platform.roles.length > 0 && (
          <Paper withBorder p="lg" component="section" aria-label="Above organizations">
            <Title order={2} size="h3">
              Above organizations
            </Title>
            <Text>{rolesInWords(platform.roles)}</Text>
          </Paper>
        )}
        {workspaces.length === 0 && platform.roles.length === 0 && (
          <EmptyState title="No organization yet">
            The administrator of your organization adds you. Tell them your username: {person.username}.
          </EmptyState>
        )}
        {workspaces.map((place) => (
          <Organization key={place.code} place={place} several={workspaces.length > 1} />
        ))}
      </Stack>
    </>
  )
}

function Organization({ place, several }: { place: Workspace; several: boolean }) {
  const choose = useAction(choosePrimaryOrganization)
  const first = () =>
    choose.mutate(
      { body: { code: place.code } },
      { onSuccess: () => tell.done(`${place.name} opens first`), onError: tell.problem },
    )
  return (
    <Paper withBorder p="lg" component="section" aria-label={place.name}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Title order={2} size="h3">
            {place.name} ({place.code})
          </Title>
          <Text>{rolesInWords(place.roles)}</Text>
        </div>
        {several && place.isPrimary && <StatusBadge state="active" label="Opens after sign-in" />}
        {several && !place.isPrimary && (
          <Button
            variant="default"
            aria-label={`Open after sign-in: ${place.name}`}
            loading={choose.isPending}
            onClick={first}
          >
            Open after sign-in
          </Button>
        )}
      </Group>
    </Paper>
  )
}

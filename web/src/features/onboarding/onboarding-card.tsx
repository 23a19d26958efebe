// On the home page of a newcomer: how far the first steps are, until they are finished or put aside.
import { Group, Paper, Text } from '@mantine/core'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { places } from './addresses.ts'
import { useOwnWay } from './own-way.ts'

/** Nothing for everybody else. */
export function OnboardingCard() {
  const way = useOwnWay().data?.onboarding
  if (!way || way.isFinished || way.isPutAside) return null
  return (
    <Paper withBorder px="md" py="sm" component="section" aria-label="First steps">
      <Group justify="space-between" gap="sm">
        <Text>
          <strong>First steps</strong>, {way.done} of {way.total} done
        </Text>
        <ActionButton size="xs" variant="default" to={hrefOf(places.welcome, {})}>
          {way.isNew ? 'Begin' : 'Go on'}
        </ActionButton>
      </Group>
    </Paper>
  )
}

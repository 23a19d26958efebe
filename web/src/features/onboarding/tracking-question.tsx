import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { decideConsent, readPrivacy } from '../../../../server/src/modules/onboarding/privacy.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { tell } from '../../ui/notice.ts'

/** Asks once, plainly, with two equal answers; nothing depends on it. */
export function TrackingQuestion() {
  const privacy = useQuery(queryFor(readPrivacy))
  const decide = useAction(decideConsent)
  const consent = privacy.data?.consents.find((one) => one.purpose === 'onboarding_tracking')
  if (!consent) return null
  const answer = (given: boolean) =>
    decide.mutate({ params: { purposeName: consent.purpose }, body: { given } }, { onError: tell.problem })
  return (
    <Paper withBorder p="lg" component="section" aria-label={consent.label}>
      <Title order={2} size="h3">
        May BMMS keep where you leave the tour?
      </Title>
      <Text mb="sm" maw="70ch">
        {consent.text}
      </Text>
      <Group gap="xs">
        <Button variant="default" loading={decide.isPending} onClick={() => answer(true)}>
          Yes, keep it
        </Button>
        <Button variant="default" loading={decide.isPending} onClick={() => answer(false)}>
          No, do not keep it
        </Button>
      </Group>
    </Paper>
  )
}

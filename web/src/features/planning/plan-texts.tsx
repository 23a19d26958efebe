// Vision and mission, set to be read.
import { Stack, Text, Title } from '@mantine/core'

/** The two texts of a plan; one that is not written says so. */
export function PlanTexts({ plan }: { plan: { vision: string; mission: string } }) {
  return (
    <Stack gap="lg" maw="75ch">
      <LongText title="Vision" text={plan.vision} />
      <LongText title="Mission" text={plan.mission} />
    </Stack>
  )
}

/** A heading and its paragraphs, as they were typed. */
export function LongText({ title, text, order = 2 }: { title: string; text: string; order?: 2 | 3 }) {
  return (
    <section>
      <Title order={order} size="h3" mb={4}>
        {title}
      </Title>
      {text ? (
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>
      ) : (
        <Text c="dimmed">Not written yet.</Text>
      )}
    </section>
  )
}

// The stages as steps, and the readiness check of the next one.
import { Anchor, Stack, Text, Title } from '@mantine/core'
import type {
  ActivationRecord,
  Finding,
  StageView,
} from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './stages.module.css'
import { moduleWords, verdictBadge } from './words.ts'

export function StagesTab({ organization }: { organization: ActivationRecord }) {
  const { stages, target, readiness } = organization
  const next = stages.find(({ key }) => key === target)
  return (
    <Stack gap="lg">
      <ol className={classes.stages} aria-label="Stages">
        {stages.map((stage) => (
          <Step key={stage.key} stage={stage} />
        ))}
      </ol>
      {next ? (
        <section aria-label="Readiness">
          <Title order={2} mb="xs">
            {next.state === 'on' ? 'Ready to be live?' : `Ready for ${next.name}?`}
          </Title>
          <Text c="dimmed" mb="sm" maw="75ch">
            {next.state === 'on' && 'All stages are on, but nobody has confirmed that the organization is live. '}
            What is needed has to be put right first. The rest can be passed over with a reason, which stays on record.
          </Text>
          <Readiness items={readiness} />
        </section>
      ) : (
        <Text c="dimmed">All stages are on, and the organization is live.</Text>
      )}
    </Stack>
  )
}

const BADGES = {
  on: { state: 'on', label: 'On' },
  next: { state: 'next', label: 'Next', tone: 'info' },
  later: { state: 'later', label: 'Later', tone: 'neutral' },
} as const

function Step({ stage: { number, name, description, modules, state } }: { stage: StageView }) {
  return (
    <li data-state={state}>
      <div className={classes.head}>
        <Text fw={600}>
          {number}. {name}
        </Text>
        <StatusBadge {...BADGES[state]} />
      </div>
      <Text size="sm">{description}</Text>
      {modules.length > 0 && (
        <Text size="sm" c="dimmed">
          {moduleWords(modules)}
        </Text>
      )}
    </li>
  )
}

const columns: readonly ListColumn<Finding>[] = [
  {
    name: 'label',
    label: 'Question',
    render: ({ label, evidence }) => <RowTitle title={label} details={[evidence]} />,
  },
  {
    name: 'verdict',
    label: 'Answer',
    kind: 'short',
    fact: true,
    render: (finding) => <StatusBadge {...verdictBadge(finding)} />,
  },
  {
    name: 'remedy',
    label: 'Where',
    kind: 'short',
    fact: true,
    render: ({ remedy, verdict }) =>
      remedy && verdict !== 'yes' ? (
        <Anchor component={Link} to={remedy.path}>
          {remedy.label}
        </Anchor>
      ) : (
        '–'
      ),
  },
]

/** Questions, answers, evidence and where to put it right. */
export function Readiness({ items }: { items: Finding[] }) {
  return (
    <RecordRows
      list={listOfRecord(items)}
      columns={columns}
      noun="question"
      rowId={({ item }) => item}
      rowName={({ label }) => label}
      empty={{ title: 'Nothing to check', text: 'The stage asks for nothing.' }}
    />
  )
}

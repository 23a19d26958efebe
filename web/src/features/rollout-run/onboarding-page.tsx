// The rollout as an organization sees it: where we are, what comes next, who helps us.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { COORDINATOR_WORDS, PLACEMENT_STATE_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { type OwnOnboarding, readProgress } from '../../../../server/src/modules/rollout/run/progress.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDay, formatDaysLeft, formatMoment, today } from '../../lib/calendar.ts'
import { Columns } from '../../ui/columns.tsx'
import { DualDate } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { FactSteps } from './fact-steps.tsx'
import classes from './onboarding-page.module.css'
import { milestoneBadge, nextState, OWN_STEPS, severityBadge, stateBadge } from './words.ts'

/** `/moa/:moa/rollout`. */
export function OnboardingPage({ params }: { params: { moa: string } }) {
  const query = useQuery(queryFor(readProgress, { params }))
  return (
    <Loaded query={query}>
      {({ onboarding, asOf }) =>
        onboarding ? (
          <Onboarding onboarding={onboarding} asOf={asOf} />
        ) : (
          <>
            <PageHeader title="Our onboarding" />
            <EmptyState title="No wave yet">
              Organizations come into BMMS in waves. As soon as yours has a place in one, this page shows its days, what
              is yours to do, and who helps you. The rollout team decides the order.
            </EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Onboarding({ onboarding, asOf }: { onboarding: OwnOnboarding; asOf: string }) {
  const { wave, state, wentLiveOn } = onboarding
  return (
    <>
      <PageHeader
        title="Our onboarding"
        badge={<StatusBadge {...stateBadge(state)} />}
        description={`Wave ${wave.number}: ${wave.name}. ${wentLiveOn ? `Live since ${formatDay(wentLiveOn)}.` : `From ${formatDay(wave.startsOn)} to ${formatDay(wave.endsOn)}.`}`}
      />
      <Stack gap="lg">
        <Standing onboarding={onboarding} />
        <NextSteps onboarding={onboarding} />
        <Columns min="20rem">
          <Section title="Milestones">
            <Milestones onboarding={onboarding} />
          </Section>
          <Section title="Who helps us">
            <Helpers onboarding={onboarding} />
          </Section>
        </Columns>
        <Blockers onboarding={onboarding} />
        <Section title="The whole way">
          <FactSteps state={state} facts={onboarding.facts} />
        </Section>
        <Text size="sm" c="dimmed">
          As of {formatMoment(asOf)}. BMMS looks at the facts four times an hour.
        </Text>
      </Stack>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

function Standing({ onboarding: { wave, statusReason, stateBy, stateReason } }: { onboarding: OwnOnboarding }) {
  if (wave.status === 'paused')
    return (
      <Note tone="warn" title={`The wave is paused${wave.pausedOn ? ` since ${formatDay(wave.pausedOn)}` : ''}`}>
        {statusReason}
      </Note>
    )
  if (wave.status === 'planned' && wave.startsOn >= today())
    return <Note title={`The wave starts on ${formatDay(wave.startsOn)}, ${formatDaysLeft(wave.startsOn)}`} />
  if (stateBy === 'person')
    return (
      <Note tone="neutral" title="The rollout team set where you are">
        {stateReason}
      </Note>
    )
  return null
}

function NextSteps({ onboarding: { state, facts } }: { onboarding: OwnOnboarding }) {
  const next = nextState(state)
  if (!next)
    return (
      <Note tone="good" title="You are onboarded">
        Everything that the rollout asked for is done.
      </Note>
    )
  const open = facts.filter((fact) => fact.state === next && fact.met !== 'yes')
  return (
    <Section title={`What comes next: ${PLACEMENT_STATE_WORDS[next].toLowerCase()}`}>
      {open.length === 0 ? (
        <Text>Everything for it is there. BMMS moves you on at its next look, or the rollout team does.</Text>
      ) : (
        <ul className={classes.next}>
          {open.map(({ name, met, found }) => (
            <li key={name}>
              {OWN_STEPS[name]} <span>{met === 'unknown' ? 'Nobody has recorded it yet.' : `Now: ${found}.`}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Milestones({ onboarding: { milestones, wave } }: { onboarding: OwnOnboarding }) {
  if (milestones.length === 0) return <Text size="sm">No days yet: they come with the schedule of the wave.</Text>
  const now = wave.pausedOn ?? today()
  return (
    <ol className={classes.milestones}>
      {milestones.map(({ id, title, dueOn, doneOn, status }) => {
        const isOverdue = (status === 'open' || status === 'delayed') && dueOn < now
        return (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <span>
                {doneOn ? 'Done on ' : ''}
                <DualDate value={doneOn ?? dueOn} />
              </span>
            </div>
            <StatusBadge {...milestoneBadge({ status, isOverdue })} />
          </li>
        )
      })}
    </ol>
  )
}

function Helpers({ onboarding: { helpers } }: { onboarding: OwnOnboarding }) {
  if (helpers.length === 0) return <Text size="sm">Nobody is appointed yet. Ask the help desk meanwhile.</Text>
  return (
    <ul className={classes.helpers}>
      {helpers.map(({ part, name, email, phone }) => (
        <li key={part}>
          <span>{COORDINATOR_WORDS[part]}</span>
          <strong>{name}</strong>
          <a href={`mailto:${email}`}>{email}</a>
          {phone && <a href={`tel:${phone}`}>{phone}</a>}
        </li>
      ))}
    </ul>
  )
}

function Blockers({ onboarding: { blockers } }: { onboarding: OwnOnboarding }) {
  if (blockers.length === 0) return null
  return (
    <Section title="What is in our way">
      <ul className={classes.helpers}>
        {blockers.map(({ id, severity, title, detail, openedAt }) => (
          <li key={id}>
            <span>
              <StatusBadge {...severityBadge(severity)} /> since {formatMoment(openedAt)}
            </span>
            <strong>{title}</strong>
            {detail && <p>{detail}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

// The first page of a newcomer: three steps, each of which can be left, skipped and taken up again.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import {
  type Onboarding,
  putOnboardingAside,
  resumeOnboarding,
} from '../../../../server/src/modules/onboarding/onboarding.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { useOwnWay, welcomed } from './own-way.ts'
import { TrackingQuestion } from './tracking-question.tsx'
import { useTour } from './use-tour.ts'
import classes from './welcome-page.module.css'

/** `/me/welcome`. */
export function WelcomePage() {
  const way = useOwnWay()
  useEffect(() => welcomed.keep(), [])
  return (
    <Loaded query={way} shape="record">
      {({ onboarding }) =>
        onboarding ? <Welcome way={onboarding} isKnown={way.isFetchedAfterMount} /> : <NoNewcomer />
      }
    </Loaded>
  )
}

function NoNewcomer() {
  return (
    <>
      <PageHeader title="Welcome" />
      <EmptyState
        title="There are no first steps for you"
        action={<ActionButton to={hrefOf(places.profile, {})}>Open your profile</ActionButton>}
      >
        First steps are for people who were invited. Your account was made in another way; everything works as it is.
      </EmptyState>
    </>
  )
}

/** `isKnown` once the server has said so: what this browser remembers must not ask for a consent a second time. */
function Welcome({ way, isKnown }: { way: Onboarding; isKnown: boolean }) {
  const me = useSession()
  const home = me.workspaces.find((one) => one.isPrimary)
  return (
    <>
      <PageHeader
        title={way.profile.firstName ? `Welcome, ${way.profile.firstName}` : 'Welcome'}
        description={
          <>
            {home ? `You work for ${home.name}. ` : ''}Three short steps, about ten minutes. Leave them at any time;
            this page keeps where you are.
          </>
        }
      />
      <Stack gap="lg" maw="52rem">
        <ol className={classes.steps}>
          <ProfileStep way={way} />
          <TourStep way={way} />
          <ChecklistStep way={way} />
        </ol>
        {isKnown && way.tracking === null && <TrackingQuestion />}
        <Leaving way={way} />
      </Stack>
    </>
  )
}

interface StepProps {
  title: string
  done: boolean
  state: string
  children: ReactNode
  actions: ReactNode
}

function Step({ title, done, state, children, actions }: StepProps) {
  const Icon = done ? IconCircleCheckFilled : IconCircle
  return (
    <Paper withBorder p="lg" component="li" className={classes.step ?? ''} data-done={done || undefined}>
      <Icon size={28} aria-hidden className={classes.mark} />
      <div className={classes.body}>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {state}
        </Text>
        <Text maw="62ch">{children}</Text>
        <Group gap="xs" mt="sm">
          {actions}
        </Group>
      </div>
    </Paper>
  )
}

function ProfileStep({ way }: { way: Onboarding }) {
  const { isDone } = way.profile
  return (
    <Step
      title="1. Your profile"
      done={isDone}
      state={isDone ? 'Done' : 'Open, about 2 minutes'}
      actions={
        <ActionButton variant={isDone ? 'default' : 'filled'} to={hrefOf(places.profile, {}, { from: 'welcome' })}>
          {isDone ? 'Change it' : 'Complete your profile'}
        </ActionButton>
      }
    >
      Your name as it stands on papers, your phone number, position and department.
    </Step>
  )
}

const TOUR_WORDS = { new: 'Open, about 3 minutes', started: 'Started', skipped: 'Skipped', done: 'Done' }

function TourStep({ way }: { way: Onboarding }) {
  const { state, step } = way.tour
  const tour = useTour(step)
  const left = state !== 'done' && state !== 'new' && tour.at > 0
  const words = left ? `${TOUR_WORDS[state]}, left at stop ${tour.at + 1} of ${tour.total}` : TOUR_WORDS[state]
  const settled = state === 'done' || state === 'skipped'
  return (
    <Step
      title="2. A short tour"
      done={settled}
      state={words}
      actions={
        <>
          <Button
            variant={settled || !way.profile.isDone ? 'default' : 'filled'}
            onClick={() => void tour.start(left ? tour.at : 0)}
          >
            {left ? 'Resume the tour' : state === 'done' ? 'Walk it again' : 'Start the tour'}
          </Button>
          {!settled && (
            <Button variant="subtle" onClick={() => void tour.skip()}>
              Skip the tour
            </Button>
          )}
        </>
      }
    >
      {tour.total} stops over the real screens of your role. Next and Back, or the arrow keys; Escape leaves it.
    </Step>
  )
}

function ChecklistStep({ way }: { way: Onboarding }) {
  const done = way.checklist.filter((item) => item.isDone).length
  const isDone = done === way.checklist.length
  const first = way.profile.isDone && (way.tour.state === 'done' || way.tour.state === 'skipped')
  return (
    <Step
      title="3. Getting started"
      done={isDone}
      state={`${done} of ${way.checklist.length} done`}
      actions={
        <ActionButton variant={first && !isDone ? 'filled' : 'default'} to={hrefOf(places.checklist, {})}>
          Open the checklist
        </ActionButton>
      }
    >
      The first real pieces of work of your role. Most are ticked by themselves as soon as they are done.
    </Step>
  )
}

function Leaving({ way }: { way: Onboarding }) {
  const go = useGo()
  const aside = useAction(putOnboardingAside)
  const resume = useAction(resumeOnboarding)
  if (way.isPutAside) {
    return (
      <Group gap="xs">
        <Text>Put aside: nothing on your home page reminds you.</Text>
        <Button
          variant="default"
          loading={resume.isPending}
          onClick={() => resume.mutate({}, { onError: tell.problem })}
        >
          Take it up again
        </Button>
      </Group>
    )
  }
  return (
    <Group gap="xs">
      <ActionButton variant="default" to="/">
        {way.isFinished ? 'Go to your work' : 'Later, go to your work'}
      </ActionButton>
      {!way.isFinished && (
        <Button
          variant="subtle"
          loading={aside.isPending}
          onClick={() =>
            aside.mutate(
              {},
              {
                onSuccess: () => {
                  tell.done('Put aside. The menu behind your initials brings you back here.')
                  go('/')
                },
                onError: tell.problem,
              },
            )
          }
        >
          Put all of it aside
        </Button>
      )}
    </Group>
  )
}

// How far the newcomers of all organizations are, and where they stop.
import { Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  NEXT_WORDS,
  type OnboardingReport,
  readOnboardingReport,
} from '../../../../server/src/modules/onboarding/report.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Chart } from '../../ui/chart.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DashboardPage } from '../../ui/dashboard-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Figure } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { InviteButton } from './invite-button.tsx'
import { organizationColumns } from './organization-columns.tsx'
import { RemindButton } from './remind-button.tsx'
import { STOP_WORDS } from './words.ts'

const SOURCE = 'Invitations, messages and sign-ins'

/** `/platform/onboarding`. */
export function ReportPage() {
  const { query } = useAddress()
  const wave = Number(query.wave) >= 1 && Number(query.wave) <= 99 ? Number(query.wave) : undefined
  const report = useQuery(queryFor(readOnboardingReport, { query: wave ? { wave } : {} }))
  const everything = useQuery(queryFor(readOnboardingReport, { query: {} }))
  const waves = (everything.data?.waves ?? []).flatMap((one) => one.wave ?? [])
  return (
    <Loaded query={report} shape="dashboard">
      {(data) => (data.totals.people === 0 && !wave ? <Nobody /> : <Board report={data} wave={wave} waves={waves} />)}
    </Loaded>
  )
}

function Nobody() {
  return (
    <>
      <PageHeader title="Onboarding" />
      <EmptyState title="Nobody was invited yet">
        People show here once an import has run or somebody was invited to an organization. Until then there is nothing
        to follow.
      </EmptyState>
    </>
  )
}

interface BoardProps {
  report: OnboardingReport
  wave: number | undefined
  waves: readonly number[]
}

function Board({ report, wave, waves }: BoardProps) {
  const set = useSetQuery()
  const filter = wave ? { wave } : {}
  const shown = [...new Set([...waves, ...(wave ? [wave] : [])])].sort((a, b) => a - b)
  return (
    <Stack gap="lg">
      <DashboardPage
        title="Onboarding"
        description="From the invitation to the first productive day: how far people are, and where they stop."
        actions={
          <>
            <ActionButton variant="default" to={hrefOf(places.people, {}, filter)}>
              All people
            </ActionButton>
            <InviteButton which={filter} />
            <RemindButton whom={{ filter }} />
          </>
        }
        controls={
          <Group>
            <ChoiceField
              label="Wave"
              w="12rem"
              data={[
                { value: '', label: 'All waves' },
                ...shown.map((one) => ({ value: String(one), label: `Wave ${one}` })),
              ]}
              value={wave ? String(wave) : ''}
              onChange={(value) => set({ wave: value || undefined })}
            />
          </Group>
        }
        figures={figuresOf(report, filter)}
        charts={<Charts report={report} />}
      />
      <section aria-label="By organization">
        <Title order={2} mb="sm">
          By organization
        </Title>
        <RecordRows
          list={listOfRecord(report.organizations)}
          columns={organizationColumns(filter)}
          noun="organization"
          rowId={(row) => row.code ?? row.name}
          rowName={(row) => row.name}
          empty={{ title: 'Nobody in this wave', text: 'Choose another wave, or all of them.' }}
        />
      </section>
    </Stack>
  )
}

type Filter = { wave?: number }

function figuresOf(
  { totals, asOf }: OnboardingReport,
  filter: Filter,
): [Figure, Figure, Figure, Figure, Figure, Figure] {
  const figure = (label: string, value: number, parts: Partial<Figure> & { stage: string }): Figure => {
    const { stage, ...rest } = parts
    return {
      label,
      value: value.toLocaleString('en'),
      source: SOURCE,
      asOf,
      href: hrefOf(places.people, {}, { ...filter, stage }),
      ...rest,
    }
  }
  const ofInvited = `of ${totals.invited.toLocaleString('en')} invited`
  const bounced = { direction: 'down' as const, text: `${totals.bounced.toLocaleString('en')} came back`, good: false }
  return [
    figure('Invited', totals.invited, { stage: 'invited', target: `of ${totals.people.toLocaleString('en')} people` }),
    figure('Delivered', totals.delivered, {
      stage: 'delivered',
      target: ofInvited,
      ...(totals.bounced > 0 ? { trend: bounced } : {}),
    }),
    figure('Link opened', totals.opened, { stage: 'opened', target: ofInvited }),
    figure('Signed in', totals.signedIn, { stage: 'signed_in', target: ofInvited }),
    figure('Profile done', totals.profileDone, { stage: 'profile_done', target: ofInvited }),
    figure('Checklist done', totals.checklistDone, { stage: 'checklist_done', target: ofInvited }),
  ]
}

function Charts({ report }: { report: OnboardingReport }) {
  const { totals, stops, tourStops, asOf } = report
  const funnel = [
    { stage: 'Invited', people: totals.invited },
    { stage: 'Delivered', people: totals.delivered },
    { stage: 'Opened', people: totals.opened },
    { stage: 'Signed in', people: totals.signedIn },
    { stage: 'Profile', people: totals.profileDone },
    { stage: 'Tour', people: totals.tourDone },
    { stage: 'Checklist', people: totals.checklistDone },
  ]
  const stopped = stops.map(({ next, people }) => ({ stop: STOP_WORDS[next], people }))
  const most = stops
    .filter(({ next }) => next !== 'finished')
    .reduce((a, b) => (b.people > a.people ? b : a), { next: 'link', people: 0 } as (typeof stops)[number])
  const people = [{ name: 'people', label: 'People' }]
  return (
    <>
      <Chart
        kind="bar"
        title="How far people are"
        summary={`Of ${totals.invited} invited people ${totals.opened} opened their link, ${totals.signedIn} signed in and ${totals.checklistDone} finished the checklist.`}
        unit="People who reached each stage"
        x={{ name: 'stage', label: 'Stage' }}
        series={people}
        data={funnel}
        source={SOURCE}
        asOf={asOf}
      />
      <Chart
        kind="bar"
        title="Where people stop"
        summary={
          most.people > 0
            ? `Most stop here: ${NEXT_WORDS[most.next]}, ${most.people} people.`
            : 'Nobody stops anywhere.'
        }
        unit="People by what comes next for them"
        x={{ name: 'stop', label: 'What comes next' }}
        series={people}
        data={stopped}
        source={SOURCE}
        asOf={asOf}
      />
      {tourStops.length > 0 && (
        <Chart
          kind="bar"
          title="Where the tour is left"
          summary={`Stops of the tour at which people left it, of those who agreed that this is kept.`}
          unit="People who agreed that this is kept"
          x={{ name: 'stop', label: 'Stop' }}
          series={people}
          data={tourStops.map(({ step, people: count }) => ({ stop: `Stop ${step + 1}`, people: count }))}
          source="Consents and tours"
          asOf={asOf}
        />
      )}
    </>
  )
}

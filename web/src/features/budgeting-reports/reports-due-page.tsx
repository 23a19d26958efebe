// What is due, how many days are left, and the next thing to do about it.
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listDuties, type ReportDuty } from '../../../../server/src/modules/budgeting/reports/duties.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { Link, useAddress, useSetQuery } from '../../lib/address.tsx'
import { formatDay, today } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DueText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { potWords, reportBadge } from './words.ts'

/** `/budgeting/reports-due` */
export function ReportsDuePage({ params }: { params: { moa: string } }) {
  const { year } = useAddress().query
  const asked = typeof year === 'string' && /^20[0-9]{2}$/.test(year) ? { year: Number(year) } : {}
  const query = useQuery(queryFor(listDuties, { params, query: asked }))
  return (
    <>
      <PageHeader
        title="Reports due"
        description="Every report that the rules ask for, with its due date. What falls on a weekend or holiday is due on the next business day (BAA 39, s. 13)."
      />
      <Loaded query={query}>{(duties) => <Duties moa={params.moa} duties={duties} />}</Loaded>
    </>
  )
}

function Duties({ moa, duties }: { moa: string; duties: { year: number; today: string; items: ReportDuty[] } }) {
  const setQuery = useSetQuery()
  const { items, year } = duties
  const open = items.filter(({ state }) => state !== 'filed')
  const filed = items.filter(({ state }) => state === 'filed')
  const late = open.filter(({ isLate }) => isLate)
  const present = Number(duties.today.slice(0, 4))
  return (
    <Stack gap="lg">
      <ChoiceField
        label="Fiscal year"
        maw="12rem"
        data={[...new Set([year, present, present - 1])].map((one) => ({ value: String(one), label: String(one) }))}
        value={String(year)}
        onChange={(chosen) => setQuery({ year: chosen })}
      />
      {late.length > 0 && (
        <Note tone="bad" title={late.length === 1 ? 'One report is late' : `${late.length} reports are late`}>
          {late[0]?.sanction}.
        </Note>
      )}
      <Section title="Not filed yet" moa={moa} duties={open} />
      {filed.length > 0 && <Section title="Filed" moa={moa} duties={filed} />}
    </Stack>
  )
}

function Section({ title, moa, duties }: { title: string; moa: string; duties: ReportDuty[] }) {
  const may = usePlace().can('budget.report.prepare')
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      <RecordRows
        list={listOfRecord(duties.map((duty) => ({ ...duty, id: duty.title })))}
        columns={columnsOf(moa, may)}
        noun="report"
        rowName={(duty) => duty.title}
        empty={{
          title: 'Everything is filed',
          text: 'Reports show here from the beginning of their period on.',
        }}
      />
    </section>
  )
}

function columnsOf(moa: string, may: boolean): ListColumn<ReportDuty>[] {
  return [
    {
      name: 'title',
      label: 'Report',
      render: (duty) => <RowTitle title={duty.title} details={[duty.about]} />,
    },
    { name: 'dueDate', label: 'Due', fact: true, width: 240, render: (duty) => <Due duty={duty} /> },
    { name: 'state', label: 'State', fact: true, width: 150, render: (duty) => <State duty={duty} /> },
    { name: 'papers', label: 'Papers', wide: true, render: (duty) => <Papers moa={moa} duty={duty} may={may} /> },
  ]
}

function Due({ duty }: { duty: ReportDuty }) {
  const { dueDate, statutoryDate, reason, filedOn, isConfirmed } = duty
  return (
    <Stack gap={0}>
      {filedOn ? <Text size="sm">Due {formatDay(dueDate)}</Text> : <DueText value={dueDate} />}
      {dueDate !== statutoryDate && (
        <Text size="xs" c="dimmed">
          Moved past {reason}
        </Text>
      )}
      {!isConfirmed && (
        <Text size="xs" c="dimmed">
          The day of the rule is to be confirmed
        </Text>
      )}
    </Stack>
  )
}

function State({ duty: { state, isLate, filedOn, endsOn } }: { duty: ReportDuty }) {
  const runs = state === 'due' && endsOn >= today()
  return (
    <Stack gap={4} align="flex-start">
      {runs ? <StatusBadge state="runs" label="Period not over" /> : <StatusBadge {...reportBadge(state)} />}
      {isLate && <StatusBadge state="late" label={filedOn ? 'Filed late' : 'Late'} tone="bad" />}
      {filedOn && <Text size="xs">on {formatDay(filedOn)}</Text>}
    </Stack>
  )
}

/** One line for each box and fund cluster: open it, or generate it. */
function Papers({ moa, duty, may }: { moa: string; duty: ReportDuty; may: boolean }) {
  const { form, year, quarter, month, reports } = duty
  return (
    <Stack gap={4}>
      {reports.map(({ id, box, fundCluster, state, revision }) => {
        const words = potWords({ box, fundCluster }) || 'The whole organization'
        const choice = { form, year, quarter, month: month || undefined, box, fundCluster }
        return (
          <Text size="sm" key={`${box} ${fundCluster}`}>
            {id ? (
              <Anchor component={Link} to={hrefOf(places.report, { moa, id })}>
                {words}
              </Anchor>
            ) : (
              words
            )}
            {id ? `, revision ${revision}: ${(reportBadge(state).label ?? '').toLowerCase()}` : ': '}
            {!id && may && (
              <Anchor component={Link} to={hrefOf(places.newReport, { moa }, choice)}>
                Generate
              </Anchor>
            )}
            {!id && !may && 'not generated yet'}
          </Text>
        )
      })}
    </Stack>
  )
}

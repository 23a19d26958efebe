// The people behind the figures of onboarding.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  listNewcomers,
  NEXT_WORDS,
  type Newcomer,
  readOnboardingReport,
  sendReminders,
} from '../../../../server/src/modules/onboarding/report.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import type { Whom } from './remind-dialog.tsx'
import { nextOptions, stageOptions } from './words.ts'

const RemindDialog = lazy(() => import('./remind-dialog.tsx').then((module) => ({ default: module.RemindDialog })))

const moment = (at: string | null) => (at ? <MomentText value={at} /> : '–')

const columns: readonly ListColumn<Newcomer>[] = [
  { name: 'name', label: 'Name', render: (one) => one.name },
  { name: 'organization', label: 'Organization', fact: true, width: 130, render: (one) => one.organizationCode ?? '–' },
  { name: 'wave', label: 'Wave', kind: 'number', width: 80, render: (one) => one.wave ?? '–' },
  { name: 'next', label: 'Where they are', fact: true, width: 190, render: (one) => <Where one={one} /> },
  { name: 'invitedAt', label: 'Invited', width: 150, render: (one) => moment(one.invitedAt) },
  {
    name: 'firstSignedInAt',
    label: 'First signed in',
    fact: true,
    width: 150,
    render: (one) => moment(one.firstSignedInAt),
  },
  { name: 'remindedAt', label: 'Last reminded', width: 150, render: (one) => moment(one.remindedAt) },
  { name: 'email', label: 'E-mail', optional: true, render: (one) => one.email },
  { name: 'username', label: 'Username', optional: true, render: (one) => one.username },
  { name: 'openedAt', label: 'Link opened', optional: true, render: (one) => moment(one.openedAt) },
  { name: 'lastSignedInAt', label: 'Last signed in', optional: true, render: (one) => moment(one.lastSignedInAt) },
  { name: 'profileDoneAt', label: 'Profile done', optional: true, render: (one) => moment(one.profileDoneAt) },
  { name: 'tourDoneAt', label: 'Tour done', optional: true, render: (one) => moment(one.tourDoneAt) },
  { name: 'checklistDoneAt', label: 'Checklist done', optional: true, render: (one) => moment(one.checklistDoneAt) },
]

function Where({ one: { next, hasBounced } }: { one: Newcomer }) {
  if (hasBounced) return <StatusBadge state="bounced" tone="bad" label="Letter came back" />
  const tone = next === 'finished' ? 'good' : next === 'delivery' || next === 'invitation' ? 'warn' : 'info'
  return <StatusBadge state={next} tone={tone} label={NEXT_WORDS[next]} />
}

/** `/platform/onboarding/people`. */
export function NewcomersPage() {
  const list = useList(listNewcomers, { params: {}, sort: 'name', pageSize: 50 })
  const may = useCan()(sendReminders.access)
  const [whom, setWhom] = useState<Whom>()
  return (
    <>
      <ListPage
        title="People on their way in"
        description="Everybody who was brought in, and what comes next for them. Open columns to see when each stage was reached."
        back={{ label: 'Onboarding', to: hrefOf(places.report, {}) }}
        list={list}
        columns={columns}
        filters={useFilters()}
        noun={['person', 'people']}
        searchLabel="Search name, username, e-mail"
        rowId={(one) => one.personId}
        rowName={(one) => one.name}
        {...(may
          ? {
              primary: {
                label: 'Send reminder',
                onClick: () => setWhom({ filter: list.filters }),
                refusal: list.search
                  ? 'Clear the search first: reminders go to everybody whom the filters show.'
                  : null,
              },
              bulk: [
                {
                  label: 'Send reminder',
                  run: (rows: Newcomer[]) => setWhom({ personIds: rows.map((one) => one.personId) }),
                },
              ],
            }
          : {})}
        empty={{
          title: 'Nobody is on the way in',
          text: 'People show here once an import has run or somebody was invited.',
        }}
      />
      {whom && (
        <Suspense>
          <RemindDialog whom={whom} onClose={() => setWhom(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function useFilters() {
  const { data } = useQuery(queryFor(readOnboardingReport, { query: {} }))
  const organizations = (data?.organizations ?? []).flatMap(({ code, name }) =>
    code ? { value: code, label: `${name} (${code})` } : [],
  )
  const waves = (data?.waves ?? []).flatMap(({ wave }) => (wave ? { value: String(wave), label: `Wave ${wave}` } : []))
  return [
    { name: 'organization', label: 'Organization', options: organizations },
    { name: 'wave', label: 'Wave', options: waves },
    { name: 'stage', label: 'Reached', options: stageOptions },
    { name: 'next', label: 'Comes next', options: nextOptions },
  ]
}

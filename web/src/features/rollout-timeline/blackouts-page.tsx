// Days on which no wave may start or go live.
import {
  addBlackout,
  BLACKOUT_KIND_WORDS,
  BLACKOUT_KINDS,
  type BlackoutView,
  listBlackouts,
} from '../../../../server/src/modules/rollout/schedule/blackouts.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'
import { forbidsWords } from './blackout-words.ts'

const columns: readonly ListColumn<BlackoutView>[] = [
  { name: 'name', label: 'Name', render: (one) => one.name },
  { name: 'startsOn', label: 'First day', fact: true, width: 180, render: (one) => <DayText value={one.startsOn} /> },
  { name: 'endsOn', label: 'Last day', fact: true, width: 180, render: (one) => <DayText value={one.endsOn} /> },
  { name: 'forbids', label: 'What it forbids', fact: true, width: 230, render: (one) => forbidsWords(one.forbids) },
  { name: 'kind', label: 'Kind', width: 140, render: (one) => BLACKOUT_KIND_WORDS[one.kind] },
  { name: 'source', label: 'Source', optional: true, render: (one) => one.source },
]

/** `/platform/rollout/blackouts`. */
export function BlackoutsPage() {
  const list = useList(listBlackouts, { params: {}, sort: 'startsOn' })
  const mayKeep = useCan()(addBlackout.access)
  return (
    <ListPage
      title="Blackouts"
      description="Days on which no wave starts or goes live. Waves that are laid out step around them; waves that stand already are not moved, you are told which are in the way."
      list={list}
      columns={columns}
      noun="blackout"
      filters={[
        {
          name: 'kind',
          label: 'Kind',
          options: BLACKOUT_KINDS.map((value) => ({ value, label: BLACKOUT_KIND_WORDS[value] })),
        },
      ]}
      searchLabel="Search name or source"
      rowName={(one) => one.name}
      {...(mayKeep
        ? {
            rowHref: (one: BlackoutView) => hrefOf(places.blackout, { id: one.id }),
            primary: { label: 'New blackout', to: hrefOf(places.newBlackout, {}) },
          }
        : {})}
      empty={{
        title: 'No blackout is entered',
        text: 'Enter the days of the budget call, the year-end close and elections: no wave will go live on them.',
      }}
    />
  )
}

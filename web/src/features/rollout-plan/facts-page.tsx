// What planning knows about organizations.
import { Group } from '@mantine/core'
import { SIZES } from '../../../../server/src/modules/rollout/optimiser/problem.contract.ts'
import {
  listProfiles,
  type ProfileView,
  ROLLOUT_STANDINGS,
  SIZE_WORDS,
  STANDING_WORDS,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { readinessWords } from './words.ts'

const columns: readonly ListColumn<ProfileView>[] = [
  {
    name: 'code',
    label: 'Organization',
    render: ({ code, name, foundation }) => (
      <RowTitle title={code} details={foundation ? [name, foundation] : [name]} />
    ),
  },
  {
    name: 'standing',
    label: 'Standing',
    fact: true,
    render: ({ standing, wave }) =>
      wave === null ? STANDING_WORDS[standing] : `${STANDING_WORDS[standing]} (${wave})`,
  },
  { name: 'size', label: 'Size', kind: 'short', fact: true, render: ({ size }) => SIZE_WORDS[size] },
  { name: 'expectedPeople', label: 'People', kind: 'number', render: ({ expectedPeople }) => expectedPeople },
  {
    name: 'readiness',
    label: 'Readiness',
    kind: 'number',
    fact: true,
    render: ({ readiness }) => `${readinessWords(readiness.score)} (${Math.round(readiness.confidence * 100)} % known)`,
  },
  { name: 'cluster', label: 'Cluster', render: ({ cluster }) => cluster },
  { name: 'place', label: 'Place', render: ({ place }) => place, optional: true },
  { name: 'source', label: 'Source', render: ({ source }) => source, optional: true },
]

/** `/platform/rollout/planning-facts`. */
export function FactsPage() {
  const list = useList(listProfiles, { params: {}, sort: 'code', pageSize: 50 })
  return (
    <ListPage
      title="Planning facts"
      description="Sizes, places and ties are what proposals of waves rest on. Much of it is assumed until somebody corrects it; readiness is counted by BMMS."
      note={
        <Group gap="xs">
          <ActionButton variant="default" to={hrefOf(places.ties, {})}>
            Ties
          </ActionButton>
          <ActionButton variant="default" to={hrefOf(places.prerequisites, {})}>
            Prerequisites
          </ActionButton>
          <ActionButton variant="default" to={hrefOf(places.settings, {})}>
            Settings of new plans
          </ActionButton>
        </Group>
      }
      list={list}
      columns={columns}
      filters={[
        { name: 'size', label: 'Size', options: SIZES.map((value) => ({ value, label: SIZE_WORDS[value] })) },
        {
          name: 'standing',
          label: 'Standing',
          options: ROLLOUT_STANDINGS.map((value) => ({ value, label: STANDING_WORDS[value] })),
        },
      ]}
      noun="organization"
      rowId={({ code }) => code}
      rowName={({ name }) => name}
      rowHref={({ code }) => hrefOf(places.profile, { code })}
      empty={{ title: 'No organizations', text: 'Organizations are added by the administrator of the platform.' }}
    />
  )
}

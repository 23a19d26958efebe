// Which positions are still to be filled, and how much room there is: for whoever adds members.
import { Anchor } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import {
  type RoleTemplate,
  readRoleTemplate,
} from '../../../../server/src/modules/people/roles/role-template.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { rolesInWords } from './words.ts'

/** Says what is missing; the whole template opens below. Nothing while it is read: the list is what the page is about. */
export function Staffing({ moa }: { moa: string }) {
  const { data } = useQuery(queryFor(readRoleTemplate, { params: { moa } }))
  const [opened, { toggle }] = useDisclosure(false)
  if (!data) return null
  const missing = data.positions.filter((position) => position.missing)
  return (
    <>
      <Note title={titleOf(data, missing.length)} tone={missing.length > 0 || isFull(data) ? 'warn' : 'neutral'}>
        {missing.map((position) => position.missing).join(' ')}{' '}
        <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={opened}>
          {opened ? 'Hide the usual positions' : 'Show the usual positions'}
        </Anchor>
      </Note>
      {opened && <Positions positions={data.positions} />}
    </>
  )
}

function isFull({ people: { active, limit } }: RoleTemplate): boolean {
  return limit !== null && active >= limit
}

function titleOf(template: RoleTemplate, missing: number): string {
  const { active, limit } = template.people
  const room = limit === null ? countOf(active, 'active member', 'active members') : `${active} of ${limit} members`
  if (isFull(template)) return `${room}: there is no room for more. A platform administrator can raise the limit.`
  return missing > 0 ? `${room}. ${countOf(missing, 'position is', 'positions are')} still to be filled` : room
}

function Positions({ positions }: Pick<RoleTemplate, 'positions'>) {
  return (
    <RecordRows
      list={listOfRecord(positions)}
      noun="position"
      rowName={({ position }) => position}
      rowId={({ position }) => position}
      columns={[
        { name: 'position', label: 'Position', render: ({ position }) => position },
        { name: 'roles', label: 'Roles', fact: true, render: ({ roles }) => rolesInWords(roles) },
        { name: 'usual', label: 'Usual', kind: 'number', fact: true, render: ({ usual }) => usual },
        { name: 'filled', label: 'Filled', kind: 'number', fact: true, render: ({ filled }) => filled },
      ]}
      empty={{ title: 'No usual positions', text: 'There is no template for organizations of this kind.' }}
    />
  )
}

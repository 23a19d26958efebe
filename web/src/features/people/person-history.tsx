// What changed about a person, in sentences.
import { useQuery } from '@tanstack/react-query'
import { type PersonRecord, readPersonHistory } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import { History, type HistoryEntry } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { roleNames } from './words.ts'

const THINGS: Readonly<Record<string, string>> = {
  person: 'the account of',
  platform_role: 'a platform role of',
  membership: 'a membership of',
  role_change: 'a change of roles of',
}
const FIELDS: Readonly<Record<string, string>> = {
  is_active: 'access',
  inactive_reason: 'reason for leaving',
  two_factor_enabled: 'two-factor sign-in',
  must_change_password: 'duty to choose a new password',
  primary_organization: 'organization that opens first',
  roles_before: 'roles before',
  roles_after: 'roles after',
}
const TOLD: Readonly<Record<string, readonly string[]>> = {
  platform_role: ['role'],
  membership: ['roles', 'position'],
  role_change: ['roles_after', 'reason'],
}

export function PersonHistory({ person }: { person: PersonRecord }) {
  const history = useQuery(queryFor(readPersonHistory, { params: { id: person.id }, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => (
        <History
          entries={items}
          kindLabel={(table) => THINGS[table]}
          fieldLabel={(field) => FIELDS[field]}
          format={valueWords}
          details={({ table, fields }: HistoryEntry) =>
            fields.filter(({ field, before, after }) => TOLD[table]?.includes(field) && (before || after))
          }
        />
      )}
    </Loaded>
  )
}

function valueWords(field: string, value: string): string {
  if (field === 'is_active') return value === 'true' ? 'active' : 'inactive'
  if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no'
  if (/^\[.*\]$/.test(value)) return roleNames(JSON.parse(value) as string[]).join(', ') || 'none'
  if (field === 'role') return roleNames([value]).join()
  if (field === 'state') return humanize(value).toLowerCase()
  return /_at$/.test(field) ? formatMoment(value) : value
}

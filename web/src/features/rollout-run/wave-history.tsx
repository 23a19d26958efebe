// What happened to a wave, with people and organizations by their names.
import { useQuery } from '@tanstack/react-query'
import { listStaff, readWaveHistory } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import type { ChangeView } from '../../../../server/src/platform/changes/changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { historyWords } from './history-words.ts'

/** The newest changes, sentence by sentence. */
export function WaveHistory({ number }: { number: number }) {
  const history = useQuery(
    queryFor(readWaveHistory, { params: { waveDigits: String(number) }, query: { pageSize: 100 } }),
  )
  const { data: staff } = useQuery(queryFor(listStaff, { query: { pageSize: 200, sort: 'name' } }))
  const nameOf = (id: string) => staff?.items.find((person) => person.id === id)?.name
  return (
    <Loaded query={history} shape="block">
      {({ items }) => (
        <History
          entries={items.map((entry) => readable(entry, nameOf))}
          {...historyWords}
          format={(field, value, entry) =>
            field === 'owner_id' ? (nameOf(value) ?? 'somebody') : historyWords.format?.(field, value, entry)
          }
        />
      )}
    </Loaded>
  )
}

/** What moves along with every change tells nobody anything. */
const SILENT = ['state_since', 'ruled_then', 'state_by_name', 'sequence', 'wave_id', 'noted_by', 'noted_by_name']

function readable(entry: ChangeView, nameOf: (id: string) => string | undefined): ChangeView {
  const { table, subject, organization, fields } = entry
  const named = {
    rollout_coordinator: nameOf(subject) ?? '',
    rollout_placement: organization ?? '',
    rollout_check: organization ?? 'whole wave',
  }[table]
  return { ...entry, subject: named ?? subject, fields: fields.filter(({ field }) => !SILENT.includes(field)) }
}

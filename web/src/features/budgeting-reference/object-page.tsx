// One account code: what its digits say, and what became of it.
import { useQuery } from '@tanstack/react-query'
import type { ObjectView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  changeObject,
  readCodePartsAbove,
  readObject,
  readObjectHistory,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { historyWords } from './history-words.ts'
import { inUseStatus, OBJECT_CLASS_WORDS } from './words.ts'

/** `/platform/budgeting/objects/:objectDigits`. */
export function ObjectPage({ params }: { params: { objectDigits: string } }) {
  const query = useQuery(queryFor(readObject, { params }))
  return <Loaded query={query}>{(object) => <ObjectRecord object={object} />}</Loaded>
}

function ObjectRecord({ object }: { object: ObjectView }) {
  const { code, name, source, deactivatedOn, level } = object
  const params = { objectDigits: code }
  const mayChange = useCan()(changeObject.access)
  return (
    <RecordPage
      title={name}
      kind={`Account code ${code}`}
      back={{ label: 'Account codes', to: hrefOf(places.objectsAbove, {}) }}
      status={inUseStatus(object)}
      tools={mayChange && <ActionButton to={hrefOf(places.editObject, params)}>Change</ActionButton>}
      tabs={[
        {
          name: 'details',
          label: 'Details',
          content: (
            <Details
              items={[
                { label: 'Class', value: OBJECT_CLASS_WORDS[object.class] },
                { label: 'Level', value: level === 'object' ? 'Object' : 'Sub-object' },
                { label: 'Parts of the code', value: <CodeParts code={code} /> },
                { label: 'Source', value: source },
                ...(deactivatedOn ? [{ label: 'Out of use since', value: formatDay(deactivatedOn) }] : []),
              ]}
            />
          ),
        },
        { name: 'history', label: 'History', content: <ObjectHistory params={params} /> },
      ]}
    />
  )
}

function CodeParts({ code }: { code: string }) {
  const { data } = useQuery(queryFor(readCodePartsAbove, { query: { kind: 'object', code } }))
  if (!data) return code
  return `${data.parts.map(({ name, value }) => `${name} ${value}`).join(', ')} (${data.edition})`
}

function ObjectHistory({ params }: { params: { objectDigits: string } }) {
  const history = useQuery(queryFor(readObjectHistory, { params, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items} {...historyWords} />}
    </Loaded>
  )
}

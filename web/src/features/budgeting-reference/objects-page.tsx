// Objects of expenditure: for looking up in organizations, and for keeping above them.

import {
  listObjects,
  listObjectsAbove,
  type ObjectView,
} from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { addObject } from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import type { Props } from './list-props.ts'
import { inUseOptions, inUseStatus, OBJECT_CLASS_WORDS, objectClassOptions } from './words.ts'

const columns: readonly ListColumn<ObjectView>[] = [
  { name: 'name', label: 'Name', render: (object) => object.name },
  { name: 'code', label: 'Code', fact: true, width: 130, render: (object) => object.code },
  { name: 'class', label: 'Class', fact: true, width: 300, render: (object) => OBJECT_CLASS_WORDS[object.class] },
  {
    name: 'level',
    label: 'Level',
    width: 110,
    render: (object) => (object.level === 'object' ? 'Object' : 'Sub-object'),
  },
  {
    name: 'isActive',
    label: 'Use',
    fact: true,
    width: 130,
    render: (object) => <StatusBadge {...inUseStatus(object)} />,
  },
  { name: 'source', label: 'Source', optional: true, render: (object) => object.source },
]

/** `/moa/:moa/budgeting/objects`. */
export function ObjectsPage({ params }: { params: { moa: string } }) {
  return <Objects list={useList(listObjects, { params, sort: 'code', pageSize: 50 })} />
}

/** `/platform/budgeting/objects`. */
export function ObjectsAbovePage() {
  const list = useList(listObjectsAbove, { params: {}, sort: 'code', pageSize: 50 })
  const mayAdd = useCan()(addObject.access)
  return (
    <Objects
      list={list}
      rowHref={({ code }) => hrefOf(places.object, { objectDigits: code })}
      {...(mayAdd ? { primary: { label: 'New account code', to: hrefOf(places.newObject, {}) } } : {})}
    />
  )
}

function Objects(props: Props<ObjectView>) {
  return (
    <ListPage
      title="Account codes"
      description="Objects of expenditure of the Unified Accounts Code Structure. Codes go out of use and are never reused."
      columns={columns}
      filters={[
        { name: 'class', label: 'Class', options: objectClassOptions },
        { name: 'active', label: 'Use', options: inUseOptions },
      ]}
      noun="code"
      searchLabel="Search name, or the beginning of a code"
      rowName={(object) => `${object.code} ${object.name}`}
      rowId={(object) => object.code}
      empty={{ title: 'No account code', text: 'The whole list comes in with the command "bmms import-uacs".' }}
      {...props}
    />
  )
}

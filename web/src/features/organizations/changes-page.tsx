// The change log of an organization, and the one of everything.
import { useQuery } from '@tanstack/react-query'
import {
  listOrganizationChanges,
  listPlatformChanges,
} from '../../../../server/src/modules/organizations/changes.contract.ts'
import {
  listOrganizations,
  readOrganizationHistory,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ChangeLog } from './change-log.tsx'
import { changeTables } from './change-words.ts'

const KEPT = 'Kept by the database itself, in the moment of the change. Nobody can alter or remove it.'

/** `/moa/:moa/changes`. */
export function OrganizationChangesPage({ params }: { params: { moa: string } }) {
  const list = useList(listOrganizationChanges, { params })
  return (
    <>
      <PageHeader title="Who changed what" description={KEPT} />
      <ChangeLog list={list} tables={changeTables.organization} />
    </>
  )
}

/** `/platform/changes`. */
export function PlatformChangesPage() {
  const list = useList(listPlatformChanges, { params: {} })
  const all = useQuery(queryFor(listOrganizations, { query: { pageSize: 200, sort: 'name' } }))
  const organizations = (all.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }))
  return (
    <>
      <PageHeader title="Who changed what" description={`In all organizations and above them. ${KEPT}`} />
      <ChangeLog list={list} tables={changeTables.everything} organizations={organizations} />
    </>
  )
}

/** The tab of one organization: its profile, status, other names and members. */
export function OrganizationHistory({ code }: { code: string }) {
  const list = useList(readOrganizationHistory, { params: { code } })
  return <ChangeLog list={list} tables={changeTables.record} />
}

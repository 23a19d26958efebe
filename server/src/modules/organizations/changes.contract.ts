// Who changed what, in one organization and everywhere.
import { HistoryPage, HistoryQuery, PlatformHistoryQuery } from '../../platform/changes/changes.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

export const listOrganizationChanges = endpoint('GET', '/moa/:moa/changes', {
  access: 'organizations.change.view',
  summary: 'Who changed what in the organization',
  query: HistoryQuery,
  response: HistoryPage,
})
export const listPlatformChanges = endpoint('GET', '/platform/changes', {
  access: 'organizations.change.oversee',
  summary: 'Who changed what, in all organizations and above them',
  query: PlatformHistoryQuery,
  response: HistoryPage,
})

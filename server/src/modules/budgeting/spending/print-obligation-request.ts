// The obligation request and status on paper: ORS (GAM vol. II, app. 11) or BURS (app. 14).
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { renderFormPdf } from '../../../platform/documents/form-pdf.ts'
import type { FormRow, FormSheet, FormSignature } from '../../../platform/documents/form-sheet.ts'
import { fileReply, type StoredFile } from '../../../platform/files/organization-files.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import type { FileStore } from '../../../platform/http/upload.ts'
import { findLogo } from '../../organizations/module.ts'
import { obligationRequestForm, utilizationRequestForm } from '../forms/obligation-request.ts'
import type { ObligationRequest, printObligationRequest } from './obligation-requests.contract.ts'
import { getObligationRequest } from './obligation-requests.ts'
import { findObligationStatus, type StatusRow } from './obligation-status.ts'

interface Loaded {
  request: ObligationRequest
  status: StatusRow[]
  logo: StoredFile | undefined
}

/** Fails with budget.request.not_found. */
export async function loadObligationPaper(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof printObligationRequest>, 'params'>,
): Promise<Loaded> {
  const request = await getObligationRequest(scope, { params })
  const status = await findObligationStatus(scope, { params, query: { pageSize: 200 } })
  return { request, status: status.items, logo: await findLogo(scope) }
}

/** PDF of one page: what is charged, Box A, Box B, and the running status of the obligation. */
export async function renderObligationPaper(
  { request, status, logo }: Loaded,
  scope: OrganizationScope,
  files: FileStore,
): Promise<FileReply> {
  const picture = logo ? (await fileReply(files, logo)).bytes : undefined
  const bytes = await renderFormPdf(sheetOf(scope, { request, status }, picture))
  const name = (request.number ?? 'draft').replaceAll(/[^0-9A-Za-z-]/g, '')
  return { bytes, mediaType: 'application/pdf', fileName: `${scope.organization.code}-${request.form}-${name}.pdf` }
}

type Content = Pick<Loaded, 'request' | 'status'>

function sheetOf(scope: OrganizationScope, { request, status }: Content, logo?: Uint8Array): FormSheet {
  const { name, accentColor } = scope.organization
  const isObligated = request.status === 'obligated'
  return {
    definition: request.form === 'burs' ? utilizationRequestForm : obligationRequestForm,
    organization: { name, accentColor, ...(logo ? { logo } : {}) },
    period: request.number ?? '',
    header: {
      number: request.number ?? '',
      date: dualDate(request.obligatedOn ?? request.requestedOn),
      fundCluster: request.fundCluster,
      entity: name,
      payee: request.payee,
      office: request.office,
      address: request.address,
    },
    ticked: [],
    rows: chargeRows(request),
    summary: status.map(statusRow),
    signatures: {
      ...signature('requested', request.certifiedByName, request.certifiedAt),
      ...signature('available', request.obligatedByName, request.obligatedAt),
    },
    ...(isObligated ? {} : { label: labelOf(request.status) }),
    generatedAt: scope.clock.now(),
    generatedBy: scope.actor.name,
  }
}

function labelOf(status: string): string {
  if (status === 'reversed') return 'REVERSED – no longer in force'
  return status === 'cancelled' ? 'CANCELLED' : 'NOT OBLIGATED'
}

function signature(key: string, name: string | null, at: string | null): Record<string, FormSignature> {
  return name && at ? { [key]: { name, date: today(Temporal.Instant.from(at)) } } : {}
}

function chargeRows({ lines, particulars, responsibilityCenter }: ObligationRequest): FormRow[] {
  const items: FormRow[] = lines.map((line, at) => ({
    particulars:
      at === 0 ? `${particulars} (${line.ppaTitle}; ${line.objectName})` : `${line.ppaTitle}; ${line.objectName}`,
    code: line.objectCode,
    level: 0,
    kind: 'item',
    values: { responsibilityCenter, program: line.ppaCode, amount: line.amount },
  }))
  return [...items, { particulars: 'Total', code: '', level: 0, kind: 'total', values: {} }]
}

function statusRow(row: StatusRow): FormRow {
  const { postedOn: date, obligation, payable, payment } = row
  const given = Object.entries({ obligation, payable, payment }).filter(([, amount]) => amount !== '0.00')
  return {
    particulars: row.particulars,
    code: row.number,
    level: 0,
    kind: 'item',
    values: { date, ...Object.fromEntries(given) },
  }
}

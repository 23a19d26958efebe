// What waits for the reader among appropriations, releases and modifications.
import { type Static, Type } from 'typebox'
import { Choice, Id, Instant, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Sum } from '../money.contract.ts'

export const WaitingDocument = Type.Object({
  family: Choice(['appropriation', 'release', 'modification']),
  id: Id,
  kind: Type.String({ maxLength: 40 }),
  number: Nullable(Type.String({ maxLength: 40 })),
  particulars: Type.String({ maxLength: 1000 }),
  total: Sum,
  /** `decide`: it waits for somebody like the reader; `revise`: it came back to the reader. */
  wants: Choice(['decide', 'revise']),
  by: Type.String({ maxLength: 200 }),
  since: Instant,
})
export type WaitingDocument = Static<typeof WaitingDocument>

export const readWaitingDocuments = endpoint('GET', '/moa/:moa/budgeting/waiting-documents', {
  access: 'budget.ledger.view',
  summary: 'Appropriations, releases and modifications that wait for the reader, the longest waiting first',
  response: Type.Object({ items: Type.Array(WaitingDocument) }),
})

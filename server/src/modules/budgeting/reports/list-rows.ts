// The rows of FAR No. 1-B and of the registries, from their facts.
import type { FormRow } from '../../../platform/documents/form-sheet.ts'
import type { AllotmentClass } from '../money.contract.ts'
import type { AllotmentFact } from './allotment-facts.ts'
import type { PpaNode } from './ppa-tree.ts'
import type { RegistryFact } from './registry-facts.ts'

/** How the layouts call the classes in the keys of their columns. */
export const CLASS_KEYS: Readonly<Record<AllotmentClass, string>> = { PS: 'PS', MOOE: 'MOOE', FE: 'FinEx', CO: 'CO' }

/** FAR No. 1-B: one row for each document and funding source. */
export function far1bRows(facts: readonly AllotmentFact[]): FormRow[] {
  const documents = Map.groupBy(facts, (fact) => `${fact.postingId}/${fact.number}/${fact.fundingSource}`)
  const rows = [...documents.values()].map((parts, at): FormRow => {
    const [first] = parts
    const amounts = parts.flatMap((part): [string, string][] => [
      [`received${CLASS_KEYS[part.class]}`, part.received],
      [`transferred${CLASS_KEYS[part.class]}`, part.transferred],
    ])
    return {
      particulars: first?.number ?? '',
      code: String(at + 1),
      level: 0,
      kind: 'item',
      values: {
        date: first?.date ?? '',
        source: first?.source ?? '',
        fundingSource: first?.fundingSource ?? '',
        ...Object.fromEntries(amounts),
      },
    }
  })
  return [...rows, { particulars: 'TOTAL', code: '', level: 0, kind: 'total', values: {} }]
}

/** A registry: for each act and activity its lines, with balances that begin anew. */
export function registryRows(facts: readonly RegistryFact[], nodes: readonly PpaNode[]): FormRow[] {
  const programs = new Map(nodes.map((node) => [node.id, node]))
  const sections = [...Map.groupBy(facts, ({ act, ppaId }) => `${act}/${ppaId}`).values()].flatMap(
    (lines): FormRow[] => {
      const [first] = lines
      const program = programs.get(first?.ppaId ?? '')
      const title = `${program?.code ?? ''} ${program?.title ?? ''} (${first?.act ?? ''})`
      return [
        { particulars: title, code: '', level: 0, kind: 'section', values: {} },
        ...lines.map(lineRow),
        { particulars: 'Total', code: '', level: 0, kind: 'subtotal', values: {} },
      ]
    },
  )
  return [...sections, { particulars: 'GRAND TOTAL', code: '', level: 0, kind: 'total', values: {} }]
}

function lineRow({ date, number, objectCode, allotment, obligation, payable, disbursement }: RegistryFact): FormRow {
  return {
    particulars: number,
    code: objectCode,
    level: 1,
    kind: 'item',
    values: { date, referenceDate: date, allotment, obligation, payable, disbursement },
  }
}

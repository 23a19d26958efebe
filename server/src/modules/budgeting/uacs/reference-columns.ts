// Columns of the lists of reference data as files.
import type { Column } from '../../../platform/documents/columns.ts'
import { CLASSES } from '../money.contract.ts'
import type { ActView, FundingSourceView, ObjectView } from './reference.contract.ts'

export const objectColumns: readonly Column<ObjectView>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (object) => object.code },
  { key: 'name', title: 'Name', type: 'text', value: (object) => object.name },
  { key: 'class', title: 'Class', type: 'text', value: (object) => object.class },
  { key: 'level', title: 'Level', type: 'text', value: (object) => object.level },
  { key: 'active', title: 'In use', type: 'boolean', value: (object) => object.isActive },
  { key: 'deactivated_on', title: 'Out of use since', type: 'date', value: (object) => object.deactivatedOn },
  { key: 'source', title: 'Source', type: 'text', value: (object) => object.source },
]

export const sourceColumns: readonly Column<FundingSourceView>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (source) => source.code },
  { key: 'name', title: 'Name', type: 'text', value: (source) => source.name },
  { key: 'fund_cluster', title: 'Cluster', type: 'text', value: (source) => source.fundCluster },
  { key: 'fund_cluster_name', title: 'Fund cluster', type: 'text', value: (source) => source.fundClusterName },
  { key: 'active', title: 'In use', type: 'boolean', value: (source) => source.isActive },
]

const validityOf = (act: ActView, of: string) => act.validities.find((validity) => validity.class === of)
export const actColumns: readonly Column<ActView>[] = [
  { key: 'code', title: 'Act', type: 'text', value: (act) => act.code },
  { key: 'title', title: 'Title', type: 'text', value: (act) => act.title },
  { key: 'fiscal_year', title: 'Fiscal year', type: 'integer', value: (act) => act.fiscalYear },
  { key: 'kind', title: 'Kind', type: 'text', value: (act) => act.kind },
  { key: 'effective_on', title: 'In effect from', type: 'date', value: (act) => act.effectiveOn },
  ...CLASSES.flatMap((of): Column<ActView>[] => [
    {
      key: `${of.toLowerCase()}_obligate_until`,
      title: `${of} obligated until`,
      type: 'date',
      value: (act) => validityOf(act, of)?.obligateUntil ?? null,
    },
    {
      key: `${of.toLowerCase()}_pay_until`,
      title: `${of} paid until`,
      type: 'date',
      value: (act) => validityOf(act, of)?.payUntil ?? null,
    },
  ]),
  { key: 'confirmed', title: 'Confirmed', type: 'boolean', value: (act) => act.isConfirmed },
  { key: 'source', title: 'Source', type: 'text', value: (act) => act.source },
]

// From the key of a report to the form as it is filled in now.

import { formatDate } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { FormDefinition } from '../../../platform/documents/form-definition.ts'
import { formHash } from '../../../platform/documents/form-json.ts'
import type { FormRow, FormSheet } from '../../../platform/documents/form-sheet.ts'
import { bar1Form } from '../forms/bar1.ts'
import { bed1Form } from '../forms/bed1.ts'
import { bed3Form } from '../forms/bed3.ts'
import { far1Form } from '../forms/far1.ts'
import { far1aForm } from '../forms/far1a.ts'
import { far1bForm } from '../forms/far1b.ts'
import { far4Form } from '../forms/far4.ts'
import { raodForm } from '../forms/raod.ts'
import { physicalFacts } from '../ppas/physical-facts.ts'
import { allotmentFacts } from './allotment-facts.ts'
import { authorityFacts, disbursementFacts } from './disbursement-facts.ts'
import { farFacts } from './far-facts.ts'
import { far1aRows, far1Rows } from './far-rows.ts'
import { far4Rows, far4Summary } from './far4-rows.ts'
import { far1bRows, registryRows } from './list-rows.ts'
import { financialPlanFacts, programFacts } from './plan-facts.ts'
import { bar1Rows, bed1Rows, bed3Rows } from './plan-rows.ts'
import { loadPpas } from './ppa-tree.ts'
import { registryFacts } from './registry-facts.ts'
import type { FormName } from './report.contract.ts'
import { endOf, periodLine, potOf, type ReportKey } from './report-key.ts'

/** A form as it was filled in: all that a report keeps of itself. Names of signatories and the logo come later. */
export type StoredSheet = Pick<FormSheet, 'definition' | 'period' | 'header' | 'ticked' | 'rows' | 'summary'> & {
  entity: string
}

type Filled = { definition: FormDefinition; rows: FormRow[]; summary?: FormRow[] }

const BUILDERS: Readonly<Record<FormName, (scope: OrganizationScope, key: ReportKey) => Promise<Filled>>> = {
  far1: async (scope, key) => {
    const [facts, nodes] = [await farFacts(scope, potOf(key), 'ppa'), await loadPpas(scope)]
    return { definition: far1Form, rows: far1Rows(facts, nodes) }
  },
  far1a: async (scope, key) => ({
    definition: far1aForm,
    rows: far1aRows(await farFacts(scope, potOf(key), 'object')),
  }),
  far1b: async (scope, key) => ({ definition: far1bForm, rows: far1bRows(await allotmentFacts(scope, potOf(key))) }),
  far4: async (scope, key) => {
    const { month } = key
    const [paid, received] = [await disbursementFacts(scope, key), await authorityFacts(scope, key)]
    return { definition: far4Form, rows: far4Rows(paid, month), summary: far4Summary(paid, received, month) }
  },
  raod: async (scope, key) => {
    const allotmentClass = key.class || 'PS'
    const facts = await registryFacts(scope, { ...potOf(key), class: allotmentClass })
    return { definition: raodForm(allotmentClass), rows: registryRows(facts, await loadPpas(scope)) }
  },
  bar1: async (scope, key) => {
    const quarter = key.quarter || 4
    const facts = await physicalFacts(scope, { year: key.year, quarter })
    return { definition: bar1Form(quarter, formatDate(endOf(key))), rows: bar1Rows(facts) }
  },
  bed1: async (scope, { year }) => {
    const [facts, programs] = [await financialPlanFacts(scope, year), await programFacts(scope, year)]
    return { definition: bed1Form, rows: bed1Rows(facts, programs, await loadPpas(scope)) }
  },
  bed3: async (scope, { year }) => ({
    definition: bed3Form,
    rows: bed3Rows(await programFacts(scope, year), await loadPpas(scope)),
  }),
}

/** Fills in a form from what is recorded now; a few statements, whatever the number of entries. */
export async function buildReport(scope: OrganizationScope, key: ReportKey): Promise<StoredSheet> {
  const filled = await BUILDERS[key.form](scope, key)
  const { name } = scope.organization
  return {
    ...filled,
    entity: name,
    period: periodLine(key),
    header: {
      department: 'Bangsamoro Autonomous Region in Muslim Mindanao',
      agency: name,
      entity: name,
      fundCluster: key.fundCluster,
    },
    ticked: key.box === '' ? (key.form === 'bar1' ? ['current'] : []) : [key.box],
  }
}

/** The hash that stands on the paper of a sheet; the same for the same figures. */
export function hashOfSheet(sheet: StoredSheet): string {
  return formHash(sheetOf(sheet, { generatedAt: Temporal.Instant.fromEpochMilliseconds(0), generatedBy: '' }))
}

type Printed = Pick<FormSheet, 'generatedAt' | 'generatedBy'> &
  Partial<Pick<FormSheet, 'signatures' | 'label' | 'verifyAt'>> & { accentColor?: string; logo?: Uint8Array }

/** A stored sheet as the renderers take it. */
export function sheetOf({ entity, ...sheet }: StoredSheet, printed: Printed): FormSheet {
  const { accentColor = '', logo, ...rest } = printed
  return {
    ...sheet,
    organization: { name: entity, accentColor, ...(logo ? { logo } : {}) },
    signatures: {},
    ...rest,
  }
}

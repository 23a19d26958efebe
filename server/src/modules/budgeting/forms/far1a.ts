import type { FormDefinition } from '../../../platform/documents/form-definition.ts'
import { FAR1_COLUMNS, far1Form } from './far1.ts'

/**
 * FAR No. 1-A, the SAAODBOE: the 24 columns of FAR No. 1 over objects of expenditure (50100000 00 Personnel Services down
 * to 50101010 01 Basic Salary - Civilian), with the same grand total. Columns verified on a filed sheet.
 */
export const far1aForm: FormDefinition = {
  ...far1Form,
  id: 'far1a',
  code: 'FAR No. 1-A',
  title: 'Summary of Appropriations, Allotments, Obligations, Disbursements and Balances by Object of Expenditures',
  columns: FAR1_COLUMNS,
}

// What a file of programs may say: the columns of a spreadsheet, and the keys of a YAML file by the same names.
import type { ImportColumn } from '../../../platform/imports/define-import.ts'
import type { Template } from '../../../platform/imports/import-kinds.ts'

type Told = Partial<Pick<ImportColumn, 'synonyms' | 'required' | 'maxLength'>>

function column(name: string, title: string, help: string, told: Told = {}): ImportColumn {
  return { name, title, help, synonyms: [], required: false, maxLength: 500, defaultable: false, ...told }
}

const money = (name: string, title: string, synonyms: string[]) =>
  column(name, title, 'Pesos with at most two decimals: 1,234,567.00. Empty where nothing is appropriated.', {
    synonyms,
  })

const measured = (kind: 'Outcome' | 'Output', example: string): ImportColumn[] => {
  const name = kind.toLowerCase()
  return [
    column(`${name}_indicator`, `${kind} indicator`, `What is counted: ${example}. More of them on the rows below.`, {
      synonyms: [`${name} indicators`],
    }),
    column(`${name}_unit`, `${kind} unit`, 'Unit of the figures: facilities, persons, %.', { maxLength: 60 }),
    column(
      `${name}_targets`,
      `${kind} targets`,
      'Four quarters divided by semicolons: 10; 20; 20; 10. One number is the target of the whole year.',
      { synonyms: [`${name} target`] },
    ),
    column(
      `${name}_aggregation`,
      `${kind} aggregation`,
      'How quarters make the year: sum, last, average, maximum or none. Percentages count by the last one unless said.',
      { maxLength: 20 },
    ),
  ]
}

export const PPA_COLUMNS: readonly ImportColumn[] = [
  column('organization', 'Organization', 'Code of the organization: MOH. Empty when the file is of one organization.', {
    synonyms: ['moa', 'agency', 'office', 'acronym', 'organization code'],
  }),
  column(
    'code',
    'PPA code',
    '15 digits. Without one BMMS gives a provisional code that begins with 9, and finds the program again by its title.',
    { synonyms: ['ppa_code', 'uacs code', 'prexc code', 'pap code'], maxLength: 30 },
  ),
  column('title', 'Title', 'Name of the program, activity or project. A row without one adds to the row above.', {
    synonyms: ['program', 'ppa', 'ppa title', 'program activity project', 'name'],
  }),
  column('kind', 'Kind', 'program, sub_program, activity or project. Program unless said.', { maxLength: 30 }),
  column('cost_structure', 'Cost structure', 'gas, sto or operations. By the first digit of the code unless said.', {
    synonyms: ['category'],
    maxLength: 60,
  }),
  column('parent_code', 'Below (code)', 'Code of the program above it.', { synonyms: ['parent'], maxLength: 30 }),
  column('description', 'Description', 'What it does and for whom.', { maxLength: 5000 }),
  column('outcome', 'Organizational outcome', 'The outcome of the organization that it serves.', {
    synonyms: ['oo'],
  }),
  column('implementing_unit', 'Implementing unit', 'Office or division.', { maxLength: 255 }),
  column('location', 'Location', 'PSGC code of 9 or 10 digits. Empty for the whole region.', {
    synonyms: ['psgc', 'psgc code'],
    maxLength: 20,
  }),
  column('tags', 'Tags', 'gender, education, health, ... divided by commas.'),
  column('bdp_link', 'Contribution to the BDP', 'What it contributes to in the Bangsamoro Development Plan.', {
    synonyms: ['bdp'],
  }),
  column('bdip_link', 'Place in the BDIP', 'Where it stands in the investment program.', { synonyms: ['bdip'] }),
  money('ps', 'PS', ['personnel services']),
  money('mooe', 'MOOE', ['maintenance and other operating expenses']),
  money('fe', 'FE', ['financial expenses', 'finex']),
  money('co', 'CO', ['capital outlay', 'capital outlays']),
  column(
    'approved_budget',
    'Approved budget',
    'Total in pesos. With classes beside it, it has to be their sum; alone, the class has to be chosen for the import.',
    { synonyms: ['budget', 'total', 'appropriation', 'approved budget (php)'] },
  ),
  column('fund_cluster', 'Fund cluster', 'Two digits. 01 unless said.', { maxLength: 10 }),
  column('funding_source', 'Funding source', 'Eight digits. 01101101 unless said.', { maxLength: 20 }),
  ...measured('Outcome', 'percentage of facilities that meet the standard'),
  ...measured('Output', 'facilities that were built'),
  column('special_provisions', 'Special provisions', 'Conditions of the act for its use.', {
    synonyms: ['special provision'],
    maxLength: 10_000,
  }),
]

const HEADERS = [
  ...['code', 'title', 'kind', 'cost_structure', 'parent_code', 'description', 'outcome'],
  ...['ps', 'mooe', 'fe', 'co', 'outcome_indicator', 'outcome_unit', 'outcome_targets'],
  ...['output_indicator', 'output_unit', 'output_targets', 'tags', 'special_provisions'],
]

/** The spreadsheet to fill in, with one program on two rows as an example. */
export const PPA_TEMPLATE: Template = {
  name: 'programs-and-appropriations',
  title: 'Programs and appropriations',
  headers: HEADERS.map((name) => PPA_COLUMNS.find((each) => each.name === name)?.title ?? name),
  examples: [
    [
      ...['310100100001000', 'Primary health care program', 'program', 'operations', ''],
      ...['Health services in every municipality', 'Access to health services improved'],
      ...['1,500,000.00', '2,000,000.00', '', '500,000.00'],
      ...['Percentage of barangays with a health worker', '%', '70; 75; 80; 85'],
      ...['Health workers deployed', 'persons', '10; 20; 20; 10', 'health, gender', ''],
    ],
    [...Array.from({ length: 14 }, () => ''), 'Medicine kits given out', 'kits', '100; 100; 100; 100', '', ''],
  ],
  help: HEADERS.map((name) => PPA_COLUMNS.find((each) => each.name === name)?.help ?? ''),
}

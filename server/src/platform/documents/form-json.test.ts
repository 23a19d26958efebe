import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FormDefinition } from './form-definition.ts'
import { formHash, formJson, verificationText } from './form-json.ts'
import type { FormSheet } from './form-sheet.ts'

const definition: FormDefinition = {
  ...{ id: 'test', code: 'FORM No. 1', title: 'A form', edition: 'Circular 1', paper: 'a4-landscape', unit: 'pesos' },
  header: [
    { key: 'agency', label: 'Agency' },
    { key: 'unit', label: 'Operating Unit' },
  ],
  ticks: [{ key: 'current', label: 'Current' }],
  columns: [
    { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
    { key: 'code', number: '2', heading: 'Code', type: 'code' },
    { key: 'amount', number: '3', heading: 'Amount', groups: ['Money'], type: 'money' },
    { key: 'done', number: '4', heading: 'Done', type: 'count' },
    { key: 'twice', number: '5=(3+3)', heading: 'Twice', type: 'money', computed: { add: ['amount', 'amount'] } },
  ],
  certifications: [{ key: 'budget', caption: 'Certified correct:', position: 'Budget Officer' }],
  notes: [],
}
const sheet: FormSheet = {
  definition,
  organization: { name: 'Ministry of Health', accentColor: '#0b7285' },
  ...{ period: 'As at 30 September 2026', header: { agency: 'وزارة الصحة – Peñafrancia' }, ticked: [] },
  rows: [
    { particulars: 'Total', code: '', level: 0, kind: 'group', values: {} },
    { particulars: 'Item', code: '100', level: 1, kind: 'item', values: { amount: '1234.5', done: '2.50' } },
  ],
  signatures: {},
  generatedAt: Temporal.Instant.from('2026-11-20T06:05:00Z'),
  generatedBy: 'Amina Santos',
}

test('the JSON says all that the form says, figures as decimals', () => {
  expect(formJson(sheet)).toMatchObject({
    format: 'bmms-form/1',
    content: {
      form: { id: 'test', code: 'FORM No. 1', unit: 'pesos' },
      entity: 'Ministry of Health',
      header: [
        { key: 'agency', label: 'Agency', value: 'وزارة الصحة – Peñafrancia' },
        { key: 'unit', label: 'Operating Unit', value: null },
      ],
      ticks: [{ key: 'current', label: 'Current', ticked: false }],
      table: {
        rows: [
          { kind: 'group', level: 0, values: { amount: '1234.50', done: null, twice: '2469.00' } },
          { particulars: 'Item', code: '100', values: { amount: '1234.50', done: '2.5', twice: '2469.00' } },
        ],
      },
      summary: null,
    },
    certifications: [
      { key: 'budget', caption: 'Certified correct:', name: null, position: 'Budget Officer', date: null },
    ],
    generatedAt: '2026-11-20T06:05:00Z',
    generatedBy: 'Amina Santos',
  })
})

test('anybody can check the hash with what the JSON holds', () => {
  const { content, hash } = formJson(sheet)
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, sorted(part)]),
    )
  }
  expect(hash).toBe(
    createHash('sha256')
      .update(JSON.stringify(sorted(content)))
      .digest('hex'),
  )
  expect(formHash(sheet)).toBe(hash)
  expect(verificationText({ ...sheet, verifyAt: 'https://bmms.example/verify/' }, hash)).toBe(
    `https://bmms.example/verify/${hash}`,
  )
})

test('signing and printing again leave the hash; a centavo, a heading or a box change it', () => {
  const hash = formHash(sheet)
  const signed = { budget: { name: 'A', date: '2026-10-01' } }
  const later = Temporal.Instant.from('2027-01-01T00:00:00Z')
  expect(formHash({ ...sheet, signatures: signed, generatedAt: later, generatedBy: 'B', label: 'DRAFT' })).toBe(hash)
  const [group, item] = sheet.rows
  if (!group || !item) throw new Error('no rows')
  const changed: FormSheet[] = [
    { ...sheet, rows: [group, { ...item, values: { ...item.values, amount: '1234.51' } }] },
    { ...sheet, rows: [group, { ...item, particulars: 'item' }] },
    { ...sheet, ticked: ['current'] },
    { ...sheet, period: 'As at 31 December 2026' },
    { ...sheet, definition: { ...definition, unit: 'thousand-pesos' } },
    {
      ...sheet,
      definition: {
        ...definition,
        columns: definition.columns.map((column) => ({ ...column, heading: `${column.heading}.` })),
      },
    },
  ]
  expect(new Set([hash, ...changed.map(formHash)]).size).toBe(changed.length + 1)
})

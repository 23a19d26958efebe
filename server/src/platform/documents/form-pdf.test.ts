import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { dualDate } from '../calendar/hijri.ts'
import type { FormColumn, FormDefinition } from './form-definition.ts'
import { formHash } from './form-json.ts'
import { printedFigure } from './form-layout.ts'
import { renderFormPdf } from './form-pdf.ts'
import type { FormRow, FormSheet } from './form-sheet.ts'
import { closePdf } from './pdf.ts'

afterAll(closePdf)

const money = (key: string, heading: string, more: Partial<FormColumn> = {}): FormColumn => {
  return { key, number: '3', heading, type: 'money', ...more }
}
const columns: readonly FormColumn[] = [
  { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
  { key: 'code', number: '2', heading: 'UACS Code', type: 'code' },
  money('a', 'Allotments', { groups: ['Money'] }),
  money('b', 'Obligations', { groups: ['Money'] }),
  money('secret', 'Payables', { hidden: true }),
  money('rest', 'Unobligated', { computed: { add: ['a'], subtract: ['b'] }, number: '5=(3-4)' }),
]
const definition: FormDefinition = {
  ...{
    id: 'test',
    code: 'FORM No. 1',
    title: 'Statement of tests',
    edition: 'Circular 1',
    paper: 'a4-landscape',
    unit: 'pesos',
  },
  header: [
    { key: 'agency', label: 'Agency' },
    { key: 'unit', label: 'Operating Unit' },
  ],
  ticks: [{ key: 'current', label: 'Current Year' }],
  columns,
  certifications: [
    { key: 'budget', caption: 'Certified correct:', covers: 'Obligations', position: 'Budget Officer' },
    { key: 'head', caption: 'Approved by:', position: 'Head of Agency' },
  ],
  notes: ['A note under the table.'],
}
const item = (particulars: string, values: Record<string, string>): FormRow => ({
  particulars,
  code: '310100',
  level: 1,
  kind: 'item',
  values,
})
const sheetOf = (items: readonly FormRow[], more: Partial<FormSheet> = {}): FormSheet => ({
  definition,
  organization: { name: 'Ministry of Health', accentColor: '#0b7285' },
  ...{ period: 'As at 30 September 2026', header: { agency: 'Peñafrancia وزارة' }, ticked: ['current'] },
  rows: [
    { particulars: 'Operations', code: '', level: 0, kind: 'group', values: {} },
    ...items,
    { particulars: 'GRAND TOTAL', code: '', level: 0, kind: 'total', values: {} },
  ],
  signatures: { budget: { name: 'Jose Peña', date: '2026-10-05' } },
  generatedAt: Temporal.Instant.from('2026-11-20T06:05:00Z'),
  generatedBy: 'Amina Santos',
  verifyAt: 'https://bmms.example/verify/',
  ...more,
})

async function pagesOf(sheet: FormSheet): Promise<string[]> {
  const pdf = await renderFormPdf(sheet)
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString()
  return text.split('\f').slice(0, -1)
}

test.skipIf(spawnSync('pdftotext', ['-v']).error)(
  'a form on paper says what it is, what it comes to and who stands for it',
  async () => {
    const sheet = sheetOf([
      item('#strong[Vaccines] *bold*', { a: '1234567.89', b: '2000000.00', secret: '7.77' }),
      item('None', {}),
    ])
    const [page = ''] = await pagesOf(sheet)
    for (const words of [
      'FORM No. 1',
      'STATEMENT OF TESTS',
      'As at 30 September 2026',
      '(In Pesos and Centavos)',
      'Peñafrancia',
      'Current Year',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toMatch(/Operating Unit +: +< not applicable >/)
    expect(page).toMatch(/#strong\[Vaccines\] \*bold\* +310100 +1,234,567.89 +2,000,000.00 +\(765,432.11\)/)
    expect(page).toMatch(/None +310100 +-/)
    expect(page).toMatch(/GRAND TOTAL +1,234,567.89 +2,000,000.00 +\(765,432.11\)/)
    expect(page).not.toContain('7.77')
    expect(page).not.toContain('Payables')
    expect(page).toContain('JOSE PEÑA')
    expect(page).toContain(`Date: ${dualDate('2026-10-05')}`)
    expect(page).toContain(formHash(sheet))
    expect(page).toContain('FORM No. 1 as prescribed by Circular 1.')
    expect(page).toMatch(/10 Jumada al-Akhirah 1448 \/ 20 November 2026/)
    expect(page).toContain('Page 1 of 1')
  },
)

test.skipIf(spawnSync('pdftotext', ['-v']).error)(
  'headings stand on every page, and signatures with the total',
  async () => {
    for (const count of [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]) {
      const pages = await pagesOf(sheetOf(Array.from({ length: count }, (_, at) => item(`Line ${at}`, { a: '1.00' }))))
      for (const page of pages) expect(page).toContain('Allotments')
      expect(pages.at(-1)).toContain('GRAND TOTAL')
      expect(pages.at(-1)).toContain('Approved by:')
      expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`)
    }
  },
)

test.skipIf(spawnSync('pdftotext', ['-v']).error)('a form without rows says so; a draft says what it is', async () => {
  const [page = ''] = await pagesOf(sheetOf([], { rows: [], label: 'DRAFT – not certified' }))
  expect(page).toContain('Nothing to report for this period.')
  expect(page).toContain('DRAFT – not certified')
})

test('a short form can be read aloud, and is fit for the archive', async () => {
  const pdf = Buffer.from(await renderFormPdf(sheetOf([item('One', { a: '1.00' })]))).toString('latin1')
  expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(pdf).toContain('/S /TH')
})

test.each([
  ['money', 0n, '-\u00A0'],
  ['money', -100n, '(1.00)'],
  ['money', 99_999_999_999_999n, '999,999,999,999.99\u00A0'],
  ['thousands', 1234n, '1,234\u00A0'],
  ['count', 12_500n, '1.25\u00A0'],
  ['count', 0n, '0\u00A0'],
  ['percent', 5_000n, '50.00%\u00A0'],
] as const)('%s %s is printed %j', (type, figure, text) => {
  expect(printedFigure(figure, type)).toBe(text)
})

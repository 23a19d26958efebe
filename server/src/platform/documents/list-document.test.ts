import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import type { Column } from './columns.ts'
import { type ListDocument, renderListPdf } from './list-document.ts'
import { closePdf } from './pdf.ts'

afterAll(closePdf)

type Plan = { title: string; officer: string; amount: string; due: string }
const columns: Column<Plan>[] = [
  { key: 'title', title: 'Title', type: 'text', value: (plan) => plan.title },
  { key: 'officer', title: 'Prepared by', type: 'text', value: (plan) => plan.officer },
  { key: 'amount', title: 'Amount', type: 'money', value: (plan) => plan.amount },
  { key: 'due_on', title: 'Due', type: 'date', value: (plan) => plan.due },
]
const plan = (number: number): Plan => ({
  title: `Señor Ñ plan ${number} #[x] $y$`,
  officer: 'عبد الرحمن',
  amount: number === 2 ? '-30483214065.55' : '1234567.5',
  due: '2026-11-20',
})
const plans = (count: number) => Array.from({ length: count }, (_, index) => plan(index + 1))
const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#0b7285" d="M0 0h9v9H0z"/></svg>',
)

const list = (more: Partial<ListDocument<Plan>> = {}): Promise<Uint8Array> =>
  renderListPdf({
    organization: { name: 'Ministry of Health', accentColor: '#0b7285', logo },
    title: 'Strategic plans',
    filters: [],
    columns,
    rows: [],
    generatedAt: Temporal.Instant.from('2026-11-20T06:05:00Z'),
    preparedBy: 'Amina Santos',
    ...more,
  })
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pages = (pdf: Uint8Array) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(latin(pdf))?.[1])

test('A4 landscape; a short list is tagged with a table, a register is not', async () => {
  const short = latin(await list({ rows: plans(3) }))
  expect(short).toMatch(/\/MediaBox \[0 0 841\.8\d* 595\.2\d*\]/)
  expect(short).toContain('/S /Table')
  expect(short).toContain('/Alt (Ministry of Health logo)')
  const register = await list({ rows: plans(1000) })
  expect(latin(register)).not.toContain('/StructTreeRoot')
  expect(pages(register)).toBeGreaterThan(20)
})

test('one page for no row and for one row; colour and logo may be missing', async () => {
  expect(pages(await list())).toBe(1)
  expect(pages(await list({ rows: plans(1), organization: { name: 'x', accentColor: 'red; #panic()' } }))).toBe(1)
})

test('a row longer than a page runs on', async () => {
  expect(pages(await list({ rows: [{ ...plan(1), title: 'long '.repeat(3000) }] }))).toBeGreaterThan(2)
})

const canRead = spawnSync('pdftotext', ['-v']).error === undefined
const read = (pdf: Uint8Array) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString()

test.skipIf(!canRead)('the words on the paper', async () => {
  const text = read(await list({ rows: plans(60), filters: ['Status: Approved'] }))
  expect(text).toContain('10 Jumada al-Akhirah 1448 / 20 November 2026')
  expect(text).toContain('Bangsamoro Autonomous Region in Muslim Mindanao')
  expect(text).toContain('Status: Approved · 60 records')
  expect(text).toContain('Generated 20 November 2026, 14:05 by Amina Santos')
  expect(text).toMatch(/Page 2 of \d/)
  expect(text.match(/Amount\s\(₱\)/g)).toHaveLength(text.split('\f').length - 1)
  expect(text).toMatch(/Señor Ñ plan 1 #\[x\] \$y\$ .*1,234,567\.50/)
  expect(text).toContain('(30,483,214,065.55)')
})

test.skipIf(!canRead)('a list without rows says why', async () => {
  expect(read(await list({ filters: ['Year: 2031'] }))).toContain('No record matches these filters.')
  expect(read(await list())).toContain('There is no record in this list yet.')
})

import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { paperOrganization } from './list-document.ts'
import { closePdf, renderPdf } from './pdf.ts'

afterAll(closePdf)

const template = `#import "/letterhead.typ": *
#show: paper.with(
  organization: data.organization,
  title: data.title,
  subtitle: data.at("subtitle", default: none),
  date: data.date,
  reference: data.at("reference", default: none),
  generated: data.generated,
)
#facts((("Status", "Approved"), ("Prepared by", data.officer)))
== Vision
#data.vision
#signatories(((caption: "Approved", name: data.officer, position: "Minister", date: data.date),))
#pagebreak()
#table(columns: 2, table.header[Goal][Target], [One], [₱1.00])`
const data = {
  organization: paperOrganization({ name: 'Ministry of Health', accentColor: '#0b7285' }),
  title: 'Strategic plan 2026–2030',
  date: '10 Jumada al-Akhirah 1448 / 20 November 2026',
  generated: 'Generated 20 November 2026, 14:05 by Amina Santos',
  officer: 'Amina عبد الرحمن Peñafrancia',
  vision: '= *Health* for #all\n\n/ for $x$',
}
const paper = (more: object = {}) =>
  renderPdf({ template, data: { ...data, ...more }, title: data.title, language: 'en' })

test('a paper is tagged: headings, table, nothing that only decorates', async () => {
  const pdf = Buffer.from(await paper()).toString('latin1')
  for (const role of ['/S /H1', '/S /H2', '/S /Table', '/S /TH']) expect(pdf).toContain(role)
  expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
})

test.skipIf(spawnSync('pdftotext', ['-v']).error)('the parts of a paper', async () => {
  const pdf = await paper({ subtitle: 'Healthier communities', reference: 'MOH-SP-2026-001' })
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString()
  const [first = '', second = ''] = text.split('\f')
  expect(first).toContain('Republic of the Philippines')
  expect(first).toMatch(/Ministry of Health +10 Jumada al-Akhirah 1448 \/ 20 November 2026/)
  expect(first).toContain('Healthier communities')
  expect(first).toContain('= *Health* for #all')
  expect(first).toMatch(/MOH-SP-2026-001 +· +Generated 20 November 2026, 14:05 by Amina Santos +Page 1 of 2/)
  expect(second).toMatch(/^Ministry of Health +Strategic plan 2026–2030/)
  expect(second).toContain('₱1.00')
})

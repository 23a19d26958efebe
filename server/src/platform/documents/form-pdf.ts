import { readFileSync } from 'node:fs'
import { dualDate } from '../calendar/hijri.ts'
import { formatInstant, today } from '../calendar/manila.ts'
import type { FormPaper } from './form-definition.ts'
import { formHash, verificationText } from './form-json.ts'
import { formLayout } from './form-layout.ts'
import type { FormSheet } from './form-sheet.ts'
import { headerValue, UNITS } from './form-words.ts'
import { paperOrganization } from './list-document.ts'
import { renderPdf } from './pdf.ts'
import { qrPicture } from './qr-picture.ts'

/** Width and height in millimetres; `legal` is the long paper of Philippine offices. */
const PAPERS: Readonly<Record<FormPaper, readonly [number, number]>> = {
  'a3-landscape': [420, 297],
  'legal-landscape': [330.2, 215.9],
  'a4-landscape': [297, 210],
  'a4-portrait': [210, 297],
}
/** Margin left and right, in millimetres (as in `form.typ`). */
const MARGIN = 9
const POINTS = 72 / 25.4
/** Up to this many cells a form carries structure for screen readers; it costs time and size that long forms cannot pay. */
const TAGGED_CELLS = 4000

const [parts, table, voucher] = ['form-parts', 'form', 'voucher'].map((name) =>
  readFileSync(new URL(`./templates/${name}.typ`, import.meta.url), 'utf8'),
)
const TEMPLATES = { table: `${parts}${table}`, voucher: `${parts}${voucher}` }

/**
 * A form as it is printed and signed: header lines and boxes, the table under headings that repeat on each page,
 * certifications, and on every page the hash, its QR code, the date in both calendars and page n of m. A TypeError when
 * the rows do not fit the form.
 */
export function renderFormPdf(sheet: FormSheet): Promise<Uint8Array> {
  const { definition, organization, generatedAt } = sheet
  const [width, height] = PAPERS[definition.paper]
  const room = (width - 2 * MARGIN) * POINTS
  const lines = formLayout(definition, sheet.rows, { room })
  const { summary } = definition
  const isVoucher = definition.layout === 'voucher'
  const hash = formHash(sheet)
  const address = verificationText(sheet, hash)
  return renderPdf({
    template: TEMPLATES[definition.layout ?? 'table'],
    data: {
      paper: { width, height, margin: MARGIN },
      organization: paperOrganization(organization),
      ...{ code: definition.code, title: definition.title, edition: definition.edition, notes: definition.notes },
      period: [sheet.period, UNITS[definition.unit]].filter((part) => part !== ''),
      label: sheet.label ?? null,
      header: definition.header.map(({ key, label, corner = false }) => ({
        label,
        corner,
        value: headerValue(sheet, key),
      })),
      ticks: definition.ticks.map(({ key, label }) => ({ label, ticked: sheet.ticked.includes(key) })),
      table: lines,
      summary: summary
        ? {
            title: summary.title,
            ...formLayout(summary, sheet.summary ?? [], {
              room: isVoucher ? room : room * 0.6,
              largest: lines.size + 1,
            }),
          }
        : null,
      certifications: certifications(sheet),
      hash,
      address: sheet.verifyAt ? address : null,
      date: dualDate(today(generatedAt)),
      generated: `Generated ${formatInstant(generatedAt)} by ${sheet.generatedBy}`,
    },
    images: { qr: qrPicture(address), ...(organization.logo ? { logo: organization.logo } : {}) },
    tagged: sheet.rows.length * definition.columns.length <= TAGGED_CELLS,
    title: `${definition.code} – ${organization.name} – ${sheet.period}`,
    language: 'en',
    createdAt: generatedAt,
  })
}

function certifications({ definition, signatures }: FormSheet) {
  return definition.certifications.map(({ key, caption, covers, position }) => {
    const { name = '', position: own, date = null } = signatures[key] ?? {}
    return {
      caption,
      covers: covers ?? null,
      name,
      position: own || position,
      date: date === null ? null : dualDate(date),
    }
  })
}

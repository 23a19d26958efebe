import { readFileSync } from 'node:fs'
import { dualDate } from '../calendar/hijri.ts'
import { formatInstant, today } from '../calendar/manila.ts'
import { cellText } from './cell-text.ts'
import { type Column, checkColumns } from './columns.ts'
import { listLayout } from './list-layout.ts'
import { renderPdf } from './pdf.ts'

/** Whose paper it is. */
export type PaperOrganization = {
  name: string
  /** `#rrggbb`; anything else prints grey. */
  accentColor: string
  /** PNG, JPEG, GIF, WebP or SVG. */
  logo?: Uint8Array
}

export type ListDocument<Row> = {
  organization: PaperOrganization
  title: string
  /** The filters in words, such as `Status: Approved`; empty for the whole list. */
  filters: readonly string[]
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  generatedAt: Temporal.Instant
  /** Name of the person who asked for the list. */
  preparedBy: string
}

/** Up to this many rows a list carries structure for screen readers; it costs time and size that registers cannot pay. */
const TAGGED_ROWS = 300

const template = readFileSync(new URL('./templates/list.typ', import.meta.url), 'utf8')

/** A list as a paper, A4 landscape: letterhead, filters, the rows under a header that repeats, page n of m. */
export function renderListPdf<Row>(list: ListDocument<Row>): Promise<Uint8Array> {
  checkColumns(list.columns)
  const { organization, title, filters, rows, generatedAt } = list
  const texts = rows.map((row) => list.columns.map(({ type, value }) => cellText(type, value(row))))
  return renderPdf({
    template,
    data: {
      organization: paperOrganization(organization),
      title,
      subtitle: [...filters, `${rows.length.toLocaleString('en-PH')} ${rows.length === 1 ? 'record' : 'records'}`].join(
        ' · ',
      ),
      empty: filters.length > 0 ? 'No record matches these filters.' : 'There is no record in this list yet.',
      date: dualDate(today(generatedAt)),
      generated: `Generated ${formatInstant(generatedAt)} by ${list.preparedBy}`,
      ...listLayout(list.columns, texts),
    },
    ...(organization.logo ? { images: { logo: organization.logo } } : {}),
    tagged: rows.length <= TAGGED_ROWS,
    title,
    language: 'en',
    createdAt: generatedAt,
  })
}

/** The `organization` that the letterhead wants in a template's data; the logo goes along as image `logo`. */
export function paperOrganization({ name, accentColor, logo }: PaperOrganization) {
  return {
    name,
    accentColor: /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : '#495057',
    logo: logo ? 'logo' : null,
  }
}

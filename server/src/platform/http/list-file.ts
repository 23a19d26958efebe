// A list as a file: CSV, XLSX or PDF of all rows that match the filters.
import { formatDate, today } from '../calendar/manila.ts'
import { writeCsv } from '../documents/csv.ts'
import { renderListPdf } from '../documents/list-document.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import type { AnyScope, FileReply, ListExport } from './route.ts'

interface ListFile {
  output: { items: unknown[] }
  query: unknown
  scope: AnyScope
}

/** Paging says nothing about a file; everything else in the query is a filter, and is printed. */
const NO_FILTER = new Set(['page', 'pageSize', 'sort', 'format'])

export async function renderList({ title, columns }: ListExport, format: string, list: ListFile): Promise<FileReply> {
  const { output, scope } = list
  const generatedAt = scope.clock.now()
  const rows = output.items
  const where =
    scope.kind === 'organization'
      ? scope.organization
      : { code: 'BARMM', name: 'Bangsamoro Government', accentColor: '#1864ab' }
  const fileName = `${where.code}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${today(generatedAt)}.${format}`
  if (format === 'csv') {
    return { bytes: Buffer.from(writeCsv(columns, rows)), mediaType: 'text/csv; charset=utf-8', fileName }
  }
  if (format === 'xlsx') {
    const subtitle = `${where.name}, ${formatDate(today(generatedAt))}`
    const bytes = await writeXlsx({ title, subtitle, columns, rows, generatedAt })
    return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName }
  }
  const bytes = await renderListPdf({
    organization: { name: where.name, accentColor: where.accentColor },
    title,
    filters: filterWords(list.query),
    columns,
    rows,
    generatedAt,
    preparedBy: scope.actor.name,
  })
  return { bytes, mediaType: 'application/pdf', fileName }
}

/** `targetDate: 2026` becomes `target date: 2026`; ids tell a reader nothing and are left out. */
function filterWords(query: unknown): string[] {
  return Object.entries(query as Record<string, unknown>)
    .filter(([name, value]) => !NO_FILTER.has(name) && value !== undefined && value !== '' && !/Id$/.test(name))
    .map(([name, value]) => `${name === 'q' ? 'Search' : spaced(name)}: ${wordFor(value)}`)
}

function spaced(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function wordFor(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value).replaceAll('_', ' ')
}

// The capacity plan as a paper and as a table.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatDate, formatInstant, today } from '../../../platform/calendar/manila.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import { writeXlsx } from '../../../platform/documents/xlsx.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import type { CapacityPlan } from './capacity.contract.ts'
import { METRIC } from './capacity-metrics.contract.ts'
import { capacityNeeds } from './capacity-model.contract.ts'
import { valuesOf } from './capacity-plan.ts'
import {
  amountOf,
  costWords,
  decimalsOfGb,
  needLines,
  type Scenario,
  supposed,
  waveLines,
} from './capacity-words.contract.ts'

export type PaperFormat = 'pdf' | 'xlsx'

export interface CapacityPaper {
  plan: CapacityPlan
  scenario: Scenario
  preparedBy: string
}

const template = readFileSync(new URL('./capacity-paper.typ', import.meta.url), 'utf8')
const TITLE = 'Capacity plan'
const LEVELS = { high: 'High', medium: 'Medium', low: 'Low' } as const
const CONFIDENCE = {
  none: 'Nothing is measured yet.',
  low: 'Confidence is low.',
  medium: 'Confidence is medium.',
  high: 'Confidence is high.',
} as const

export async function renderCapacityPaper(paper: CapacityPaper, format: PaperFormat): Promise<FileReply> {
  const fileName = `capacity-plan-${today(Temporal.Instant.from(paper.plan.asOf))}.${format}`
  if (format === 'pdf') return { bytes: await pdfOf(paper), mediaType: 'application/pdf', fileName }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { bytes: await xlsxOf(paper), mediaType, fileName }
}

/** What a scenario supposes, computed. */
export function computed({ plan, scenario }: Pick<CapacityPaper, 'plan' | 'scenario'>) {
  const figures = supposed(valuesOf(plan), scenario)
  const needs = capacityNeeds(figures, scenario.organizations ?? plan.organizations)
  return { figures, needs, cost: costWords(plan, needs), waves: waveLines(plan, figures) }
}

function scenarioWords({ plan, scenario }: CapacityPaper): string {
  const { organizations = plan.organizations, people, growth, peak } = scenario
  return [
    `${organizations} organizations`,
    ...(people === undefined ? [] : [`${people} people each`]),
    ...(growth === undefined ? [] : [`growth ${growth} %`]),
    ...(peak === undefined ? [] : [`end of the fiscal year × ${peak}`]),
    ...(Object.values(scenario).some((value) => value !== undefined) ? ['as supposed, not as planned'] : []),
  ].join(' · ')
}

function pdfOf(paper: CapacityPaper): Promise<Uint8Array> {
  const { plan, preparedBy } = paper
  const { needs, cost, waves } = computed(paper)
  const { sample } = plan
  const generatedAt = Temporal.Instant.from(plan.asOf)
  const measured = sample.from
    ? `Measured on ${sample.workingDays} working days from ${formatDate(sample.from)} to ${formatDate(sample.to ?? sample.from)}.`
    : ''
  const data = {
    organization: paperOrganization({ name: 'Bangsamoro Ministries Management System', accentColor: '#1864ab' }),
    ...{ title: TITLE, subtitle: scenarioWords(paper), date: dualDate(today(generatedAt)) },
    generated: `Generated ${formatInstant(generatedAt)} by ${preparedBy}`,
    needs: needLines(needs).map((line) => [line.label, amountOf(line)]),
    hasExamples: plan.prices.some(({ price, isExample }) => price !== null && isExample),
    cost: [
      ...cost.lines.map(({ label, quantity, price, cost: pesos }) => [
        label,
        said(quantity),
        said(price),
        money(pesos),
      ]),
      ['Total', '', '', money(cost.total)],
    ],
    costNote: cost.lines.map(({ label, note }) => `${label}: ${note}`).join('. '),
    waves: waves.map((wave) => [
      ...[String(wave.wave), formatDate(wave.startsOn), wave.orderBy ? formatDate(wave.orderBy) : 'no data'],
      ...[String(wave.organizations), said(wave.cores), fixed(wave.memoryGb), fixed(wave.storageGb)],
    ]),
    wavesNote: 'Storage is that of database and files at the end of the horizon, without backups.',
    confidence: `${CONFIDENCE[sample.confidence]} ${measured}`,
    risks: plan.risks.map(({ level, title, text }) => [LEVELS[level], title, text]),
    figures: plan.figures.map(({ metric, value, origin, source, asOf }) => [
      ...[METRIC[metric].label, amountOf({ value, unit: METRIC[metric].unit, decimals: decimalsOf(value) })],
      ...[origin === 'none' ? 'no data' : origin, asOf ? `${source} (${asOf})` : source],
    ]),
  }
  return renderPdf({ template, data, title: TITLE, language: 'en', createdAt: generatedAt })
}

interface Row {
  part: string
  item: string
  value: number | null
  unit: string
  note: string
}

const columns: readonly Column<Row>[] = [
  { key: 'part', title: 'Part', type: 'text', value: (row) => row.part },
  { key: 'item', title: 'Item', type: 'text', value: (row) => row.item },
  { key: 'value', title: 'Value', type: 'decimal', value: (row) => row.value },
  { key: 'unit', title: 'Unit', type: 'text', value: (row) => row.unit },
  { key: 'note', title: 'Note', type: 'text', value: (row) => row.note },
]

function xlsxOf(paper: CapacityPaper): Promise<Uint8Array> {
  const { plan } = paper
  const { needs, cost, waves } = computed(paper)
  const rows: Row[] = [
    ...needLines(needs).map(({ label, value, unit, decimals }) => ({
      ...{ part: 'Needs', item: label, value: value === null ? null : Number(value.toFixed(decimals)), unit },
      note: value === null ? 'no data' : '',
    })),
    ...cost.lines.map(({ label, cost: pesos, note }) => ({
      ...{ part: 'Cost a month', item: label, value: pesos === null ? null : Number(pesos), unit: 'PHP', note },
    })),
    {
      ...{ part: 'Cost a month', item: 'Total', value: cost.total === null ? null : Number(cost.total), unit: 'PHP' },
      note: cost.total === null ? 'no data' : '',
    },
    ...waves.flatMap(({ wave, startsOn, orderBy, organizations, cores, memoryGb, storageGb }) => {
      const of = { part: 'Waves', note: `starts ${startsOn}, order by ${orderBy ?? 'no data'}` }
      return [
        { ...of, item: `Wave ${wave}: organizations`, value: organizations, unit: 'organizations' },
        { ...of, item: `Wave ${wave}: cores`, value: cores, unit: 'cores' },
        { ...of, item: `Wave ${wave}: memory`, value: rounded(memoryGb), unit: 'GB' },
        { ...of, item: `Wave ${wave}: storage`, value: rounded(storageGb), unit: 'GB' },
      ]
    }),
    ...plan.figures.map(({ metric, value, origin, source }) => ({
      ...{ part: 'Figures', item: METRIC[metric].label, value, unit: METRIC[metric].unit },
      note: origin === 'none' ? 'no data' : `${origin}: ${source}`,
    })),
    ...plan.risks.map(({ level, title, text }) => ({
      part: `Risk, ${level}`,
      item: title,
      value: null,
      unit: '',
      note: text,
    })),
  ]
  const generatedAt = Temporal.Instant.from(plan.asOf)
  return writeXlsx({ title: TITLE, subtitle: scenarioWords(paper), columns, rows, generatedAt })
}

function said(value: number | string | null): string {
  return value === null ? 'no data' : Number(value).toLocaleString('en-PH')
}

function fixed(value: number | null): string {
  if (value === null) return 'no data'
  const decimals = decimalsOfGb(value)
  return value.toLocaleString('en-PH', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

function money(pesos: string | null): string {
  if (pesos === null) return 'no data'
  const [whole = '0', part = '00'] = pesos.split('.')
  return `₱${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}

function decimalsOf(value: number | null): number {
  return value === null || Number.isInteger(value) ? 0 : 2
}

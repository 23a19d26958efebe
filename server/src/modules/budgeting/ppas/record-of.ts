// What a program of a file says, in our terms; what cannot be understood is an error with a column.

import { centavos, pesosOf } from '../centavos.ts'
import { type AllotmentClass, CLASSES } from '../money.contract.ts'
import { AGGREGATIONS } from './indicators.contract.ts'
import { PPA_COLUMNS } from './ppa-file-columns.ts'
import type { IndicatorRecord, PpaRecord } from './ppa-record.ts'
import { COST_STRUCTURES, PPA_KINDS, PPA_TAGS } from './ppas.contract.ts'
import { problem, type RawIndicator, type RawPpa } from './raw-ppa.ts'

/** Every program is understood as far as it goes, so that all its errors show at once. */
export function recordOf(raw: RawPpa): PpaRecord {
  const record: PpaRecord = { ...emptyOf(raw), errors: [...raw.errors], warnings: [...raw.warnings] }
  requireLengths(raw, record)
  record.code = codeOf(raw.texts.code ?? '', 'code', record)
  record.parentCode = codeOf(raw.texts.parent_code ?? '', 'parent_code', record)
  record.kind = choiceOf(raw.texts.kind ?? '', { column: 'kind', choices: PPA_KINDS }, record)
  record.costStructure = costStructureOf(raw.texts.cost_structure ?? '', record)
  record.tags = tagsOf(raw.texts.tags ?? '', record)
  if (record.title === '')
    record.errors.push(problem('title', 'title_missing', 'The title is missing. Every program has one.'))
  if (record.location !== '' && !/^[0-9]{9,10}$/.test(record.location)) {
    record.errors.push(problem('location', 'location_form', 'The location is a PSGC code of 9 or 10 digits.'))
  }
  takeMoney(raw, record)
  record.indicators = raw.indicators.flatMap((each) => indicatorOf(each, record))
  return record
}

function emptyOf({ row, moreRows, texts }: RawPpa): PpaRecord {
  const text = (name: string) => texts[name] ?? ''
  return {
    row,
    moreRows,
    organization: text('organization').toUpperCase(),
    ...{ code: '', parentCode: '', kind: '', costStructure: '', tags: [], amounts: {}, total: '', indicators: [] },
    title: text('title'),
    description: text('description'),
    outcome: text('outcome'),
    implementingUnit: text('implementing_unit'),
    location: text('location'),
    bdpLink: text('bdp_link'),
    bdipLink: text('bdip_link'),
    specialProvisions: text('special_provisions'),
    fundCluster: text('fund_cluster'),
    fundingSource: text('funding_source'),
    errors: [],
    warnings: [],
  }
}

/** Longest texts that the table takes, where the column of the file takes more. */
const LIMITS: Readonly<Record<string, number>> = { title: 255 }

function requireLengths({ texts }: RawPpa, record: PpaRecord): void {
  for (const { name, title, maxLength } of PPA_COLUMNS) {
    const limit = LIMITS[name] ?? maxLength
    if ((texts[name] ?? '').length <= limit) continue
    record.errors.push(problem(name, 'too_long', `${title} is longer than ${limit} characters. Shorten it.`))
  }
}

function codeOf(text: string, column: string, record: PpaRecord): string {
  const code = text.replaceAll(/[\s.-]/g, '')
  if (code === '' || /^[0-9]{15}$/.test(code)) return code
  const message = `"${text.slice(0, 40)}" is not a PPA code: it has 15 digits. Leave the cell empty for a provisional one.`
  record.errors.push(problem(column, 'code_form', message))
  return ''
}

function choiceOf(
  text: string,
  { column, choices }: { column: string; choices: readonly string[] },
  record: PpaRecord,
): string {
  const choice = text.toLowerCase().replaceAll(/[\s-]+/g, '_')
  if (choice === '' || choices.includes(choice)) return choice
  record.errors.push(problem(column, 'unknown_choice', `"${text.slice(0, 40)}" is none of: ${choices.join(', ')}.`))
  return ''
}

const BY_DIGIT: Readonly<Record<string, string>> = { 1: 'gas', 2: 'sto', 3: 'operations' }
const LONG_FORMS: Readonly<Record<string, string>> = {
  general_administration_and_support: 'gas',
  support_to_operations: 'sto',
}

function costStructureOf(text: string, record: PpaRecord): string {
  const long = LONG_FORMS[text.toLowerCase().replaceAll(/[\s-]+/g, '_')]
  const given = long ?? choiceOf(text, { column: 'cost_structure', choices: COST_STRUCTURES }, record)
  return given || (BY_DIGIT[record.code.charAt(0)] ?? '')
}

function tagsOf(text: string, record: PpaRecord): string[] {
  const tags = text
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
  return [...new Set(tags.map((tag) => choiceOf(tag, { column: 'tags', choices: PPA_TAGS }, record)).filter(Boolean))]
}

function takeMoney({ texts }: RawPpa, record: PpaRecord): void {
  for (const of of CLASSES) {
    const amount = pesosFrom(texts[of.toLowerCase()] ?? '', of.toLowerCase(), record)
    if (amount !== '') record.amounts[of] = amount
  }
  const total = pesosFrom(texts.approved_budget ?? '', 'approved_budget', record)
  const parts = Object.values(record.amounts)
  if (total === '' || parts.length === 0) record.total = total
  else requireSum(total, parts, record)
}

function requireSum(total: string, parts: readonly string[], record: PpaRecord): void {
  const sum = parts.map(centavos).reduce((all, part) => all + part, 0n)
  if (sum === centavos(total)) return
  const message = `The classes add up to ${pesosOf(sum)}, the approved budget says ${total}. Put right which of them is wrong.`
  record.errors.push(problem('approved_budget', 'total_differs', message))
}

/** Pesos with two decimals; '' for nothing and for zero. */
function pesosFrom(text: string, column: string, record: PpaRecord): string {
  const plain = text.replaceAll(/₱|php|[,\s]/gi, '')
  if (/^(|-|0+([.]0{1,2})?)$/.test(plain)) return ''
  if (/^[0-9]{1,16}([.][0-9]{1,2})?$/.test(plain)) return pesosOf(centavos(plain))
  const isNegative = /^-|^\(.*\)$/.test(plain)
  const message = isNegative
    ? 'An appropriation is above zero. Reductions are posted as adjustments, not imported.'
    : `"${text.slice(0, 40)}" is not an amount in pesos with at most two decimals.`
  record.errors.push(problem(column, isNegative ? 'amount_negative' : 'amount_form', message))
  return ''
}

function indicatorOf(raw: RawIndicator, record: PpaRecord): IndicatorRecord[] {
  const { kind, title } = raw
  const column = `${kind}_indicator`
  if (title === '') {
    record.errors.push(
      problem(column, 'indicator_missing', `There are ${kind} targets, but no indicator that they count.`),
    )
    return []
  }
  if (title.length > 500) {
    record.errors.push(problem(column, 'too_long', 'The indicator is longer than 500 characters. Shorten it.'))
    return []
  }
  const { targets, note, isPercent } = targetsOf(raw, record)
  const unit = (raw.unit || (isPercent ? '%' : '')).slice(0, 60)
  const given = choiceOf(raw.aggregation, { column: `${kind}_aggregation`, choices: AGGREGATIONS }, record)
  const aggregation = (given || (/%|percent|rate|ratio/i.test(unit) ? 'last' : '')) as IndicatorRecord['aggregation']
  return [{ kind, title, unit, aggregation, targets, note }]
}

const TARGET = /^[0-9]{1,14}([.][0-9]{1,4})?$/

function targetsOf({ kind, targets: text }: RawIndicator, record: PpaRecord) {
  const column = `${kind}_targets`
  const isPercent = /%/.test(text)
  const parts = text.split(/[;|/]/).map((part) => part.replaceAll(/[%,\s]/g, ''))
  const numbers = parts.map((part) => (part === '-' ? '' : part))
  const areNumbers = numbers.every((part) => part === '' || TARGET.test(part))
  if (text === '' || numbers.every((part) => part === '')) return { targets: null, note: '', isPercent }
  if (areNumbers && numbers.length === 4) {
    return { targets: numbers as [string, string, string, string], note: '', isPercent }
  }
  if (areNumbers && numbers.length === 1) {
    const message = `${text} is one figure for the year: it was taken as the target of the fourth quarter. Divide it by quarters where that is wrong.`
    record.warnings.push(problem(column, 'target_of_year', message))
    return { targets: ['', '', '', numbers[0] ?? ''] as [string, string, string, string], note: '', isPercent }
  }
  if (areNumbers || /^[-0-9;|/\s.,%]+$/.test(text)) {
    const message = `"${text.slice(0, 60)}" has ${parts.length} figures. Targets are four quarters divided by semicolons, or one figure.`
    record.errors.push(problem(column, 'targets_form', message))
    return { targets: null, note: '', isPercent }
  }
  record.warnings.push(
    problem(column, 'target_in_words', 'The target is in words. It was kept beside the indicator; set figures there.'),
  )
  return { targets: null, note: `Target as written: ${text}`.slice(0, 2000), isPercent: false }
}

/** Classes of a record that money is posted for, in the order of the forms. */
export function classesOf(record: Pick<PpaRecord, 'amounts'>): { class: AllotmentClass; amount: string }[] {
  return CLASSES.flatMap((of) => {
    const amount = record.amounts[of]
    return amount === undefined ? [] : [{ class: of, amount }]
  })
}

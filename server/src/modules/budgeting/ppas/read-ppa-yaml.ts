// Programs in a YAML file: one organization, or several, each with a list of programs.
import { isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { cleanCell } from '../../../platform/imports/read-rows.ts'
import { fail } from './errors.ts'
import { INDICATOR_KINDS } from './indicators.contract.ts'
import { PPA_COLUMNS } from './ppa-file-columns.ts'
import { problem, type RawFile, type RawIndicator, type RawPpa } from './raw-ppa.ts'
import { MOST_ROWS } from './read-ppa-sheet.ts'

type Place = (node: unknown) => number

/** Every scalar stays the text that it is, so that no code loses its zeros. Fails with budget.import.unreadable. */
export function readPpaYaml(text: string): RawFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line
    fail('budget.import.unreadable', { why: `line ${line ?? '?'}: ${error.message.split('\n')[0]?.slice(0, 200)}` })
  }
  const place: Place = (node) => {
    const start = (node as Node | null)?.range?.[0]
    return start === undefined ? 1 : lines.linePos(start).line
  }
  const root = document.contents
  const file: RawFile = { ppas: [], year: '', act: '', notes: [] }
  if (isMap(root)) {
    file.year = textOf(root, ['year', 'fiscal_year'])
    file.act = textOf(root, ['act', 'appropriation_act'])
  }
  for (const group of groupsOf(root)) readGroup(group, { file, place })
  if (file.ppas.length > MOST_ROWS) fail('budget.import.too_many', { limit: MOST_ROWS })
  return file
}

interface Group {
  organization: string
  ppas: YAMLSeq
  provisions: { title: string; details: string }[]
}

/** `{acronym, ppas}`, `{organizations: [{code, ppas}]}`, or a list of programs that name their organization. */
function groupsOf(root: unknown): Group[] {
  if (isSeq(root)) return root.items.some(isGroup) ? root.items.flatMap(groupsOf) : [groupOf('', root, undefined)]
  if (!isMap(root)) return fail('budget.import.unreadable', { why: 'it has no list of programs (`ppas`).' })
  const several = find(root, ['organizations', 'moas', 'agencies'])
  if (isSeq(several)) return several.items.flatMap(groupsOf)
  const ppas = find(root, ['ppas', 'programs'])
  if (!isSeq(ppas)) return fail('budget.import.unreadable', { why: 'it has no list of programs (`ppas`).' })
  return [groupOf(textOf(root, ['organization', 'code', 'acronym', 'moa']), ppas, find(root, ['special_provisions']))]
}

function isGroup(node: unknown): boolean {
  return isMap(node) && find(node, ['ppas', 'programs']) !== undefined
}

function groupOf(organization: string, ppas: YAMLSeq, provisions: unknown): Group {
  const given = isSeq(provisions) ? provisions.items.filter((item) => isMap(item)) : []
  return {
    organization,
    ppas,
    provisions: given.map((item) => ({ title: textOf(item, ['title']), details: textOf(item, ['details', 'text']) })),
  }
}

function readGroup({ organization, ppas, provisions }: Group, { file, place }: { file: RawFile; place: Place }): void {
  const taken = new Set<string>()
  for (const item of ppas.items) {
    const why = `line ${place(item)}: a program is written as keys and values.`
    const ppa = readPpa(isMap(item) ? item : fail('budget.import.unreadable', { why }), place)
    ppa.texts.organization ||= organization
    for (const { title, details } of provisions) {
      if (keyOf(title) !== keyOf(ppa.texts.title ?? '')) continue
      taken.add(title)
      ppa.texts.special_provisions = [ppa.texts.special_provisions, details].filter(Boolean).join('\n\n')
    }
    file.ppas.push(ppa)
  }
  const left = provisions.filter(({ title }) => !taken.has(title))
  if (left.length > 0) {
    const names = left.slice(0, 5).map(({ title }) => `"${title.slice(0, 80)}"`)
    file.notes.push(
      `${left.length} special provisions name no program of the file and were not taken: ${names.join(', ')}.`,
    )
  }
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  code: ['code', 'ppa_code', 'uacs_code'],
  parent_code: ['parent_code', 'parent'],
  approved_budget: ['approved_budget', 'budget', 'total'],
}
const INDICATORS = ['outcome_indicators', 'output_indicators']

function readPpa(map: YAMLMap, place: Place): RawPpa {
  const classes = [find(map, ['classes', 'class_split', 'budget', 'approved_budget']), map].filter((node) =>
    isMap(node),
  )
  const texts: Record<string, string> = {}
  for (const { name } of PPA_COLUMNS) {
    const isClass = ['ps', 'mooe', 'fe', 'co'].includes(name)
    texts[name] = isClass
      ? (classes.map((node) => textOf(node, [name])).find(Boolean) ?? '')
      : textOf(map, TEXTS[name] ?? [name])
  }
  const known = new Set([...PPA_COLUMNS.map(({ name }) => name), ...Object.values(TEXTS).flat(), ...INDICATORS])
  const keys = map.items.map(({ key }) => keyName(key))
  const unread = keys.filter((key) => !known.has(key) && !['classes', 'class_split'].includes(key))
  const warnings = unread.map((key) => problem(key, 'key_unknown', `"${key}" was not read: BMMS does not know it.`))
  const indicators = INDICATOR_KINDS.flatMap((kind) => {
    const list = find(map, [`${kind}_indicators`])
    return isSeq(list) ? list.items.map((item) => readIndicator(item, kind)) : []
  })
  return { row: place(map), moreRows: [], texts, indicators, errors: [], warnings }
}

function readIndicator(node: unknown, kind: RawIndicator['kind']): RawIndicator {
  if (!isMap(node)) return { kind, title: plain(node), unit: '', aggregation: '', targets: '' }
  const targets = find(node, ['targets', 'target'])
  const quarters = isMap(targets)
    ? ['q1', 'q2', 'q3', 'q4'].map((name) => textOf(targets, [name])).join(';')
    : undefined
  return {
    kind,
    title: textOf(node, ['indicator', 'title', 'name']),
    unit: textOf(node, ['unit']),
    aggregation: textOf(node, ['aggregation']),
    targets: quarters ?? (isSeq(targets) ? targets.items.map(plain).join(';') : plain(targets)),
  }
}

/** The value of the first of these keys that is there; aliases of YAML are not followed. */
function find(map: YAMLMap, names: readonly string[]): unknown {
  return map.items.find(({ key }) => names.includes(keyName(key)))?.value
}

function keyName(key: unknown): string {
  return plain(key)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

function textOf(map: YAMLMap, names: readonly string[]): string {
  const value = find(map, names)
  if (isSeq(value)) {
    const parts = value.items.map((item) =>
      isMap(item)
        ? [textOf(item, ['title']), textOf(item, ['details', 'text'])].filter(Boolean).join(': ')
        : plain(item),
    )
    return parts.join(value.items.some((item) => isMap(item)) ? '\n\n' : ', ')
  }
  return isMap(value) ? '' : plain(value)
}

/** `null` and `~` are nothing, as in YAML. */
function plain(node: unknown): string {
  const value = (node as { value?: unknown } | null)?.value
  const text = typeof value === 'string' ? cleanCell(value) : ''
  return text === 'null' || text === '~' ? '' : text
}

function keyOf(title: string): string {
  return title.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

// Programs, activities and projects of an organization, and how its appropriation is split among them and into classes.
import type { AllotmentClass } from '../money.contract.ts'
import { PUBLIC_TOTALS_2025 } from './appropriations-2025.ts'
import { type Mix, OPERATIONS, PLACES, type TitledProgram } from './program-titles.ts'
import { split } from './split.ts'

export interface InventedProgram {
  code: string
  title: string
  kind: 'program' | 'activity' | 'project'
  costStructure: 'gas' | 'sto' | 'operations'
  /** Index of the program that it is an activity of. */
  parent: number | null
  mix: Mix
  tags: readonly string[]
  unit: string
  output: readonly [title: string, unit: string]
  /** Centavos by class; classes without money are left out. */
  amounts: Partial<Record<AllotmentClass, bigint>>
}

/** Per thousand, by how a program uses its money. */
const CLASS_SHARES: Readonly<Record<Mix, Partial<Record<AllotmentClass, number>>>> = {
  office: { PS: 620, MOOE: 320, CO: 60 },
  services: { PS: 330, MOOE: 560, CO: 110 },
  schools: { PS: 830, MOOE: 140, CO: 30 },
  hospitals: { PS: 520, MOOE: 380, CO: 100 },
  works: { MOOE: 60, CO: 940 },
  grants: { PS: 50, MOOE: 930, CO: 20 },
  farm: { PS: 180, MOOE: 660, CO: 160 },
}
/** Bank charges and the like; general administration bears them. */
const FINANCIAL_SHARE = { FE: 1 }
const CENTAVOS = 100n
const THOUSAND_PESOS = 1_000n * CENTAVOS
/** A class with less than this is given to the largest class of the program. */
const SMALLEST_CLASS = 100n * THOUSAND_PESOS

const SUPPORT: TitledProgram[] = [
  {
    title: 'General administration and support',
    ...{ weight: 12, mix: 'office', tags: [], output: ['Documents acted on within three working days', 'documents'] },
  },
  {
    title: 'Planning, information systems and support to operations',
    ...{ weight: 6, mix: 'services', tags: ['ict'], output: ['Reports completed on time', 'reports'] },
  },
]

/** As many programs as the public figures say, with all of the money. An Error for organizations without figures. */
export function inventPrograms(code: string): InventedProgram[] {
  const figures = PUBLIC_TOTALS_2025.find((row) => row.code === code)
  const operations = OPERATIONS[code]
  if (!figures || !operations) throw new Error(`${code} has no public figures for fiscal year 2025.`)
  const support = SUPPORT.slice(0, figures.ppas - operations.length)
  const weightOfSupport = operations.reduce((sum, { weight }) => sum + weight, 0) / 100
  const titled = [
    ...support.map((of) => ({ ...of, weight: Math.max(1, Math.round(of.weight * weightOfSupport)) })),
    ...operations,
  ]
  const amounts = split(
    figures.total * CENTAVOS,
    titled.map(({ weight }) => weight),
    THOUSAND_PESOS,
  )
  return titled.map((of, at) => ({ ...placed(titled, at, support.length), ...ownOf(of, amounts[at] ?? 0n, at === 0) }))
}

function ownOf({ title, mix, tags, output }: TitledProgram, amount: bigint, isFirst: boolean) {
  return { title, mix, tags, output, amounts: byClass(mix, amount, isFirst) }
}

function byClass(mix: Mix, amount: bigint, isFirst: boolean): InventedProgram['amounts'] {
  const shares = Object.entries({ ...CLASS_SHARES[mix], ...(isFirst ? FINANCIAL_SHARE : {}) })
  const parts = split(
    amount,
    shares.map(([, share]) => share),
    THOUSAND_PESOS,
  )
  const amounts: InventedProgram['amounts'] = {}
  const largest = shares.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 'MOOE'
  for (const [at, [of]] of shares.entries()) {
    const part = parts[at] ?? 0n
    const home = (of !== 'FE' && part < SMALLEST_CLASS ? largest : of) as AllotmentClass
    if (part > 0n) amounts[home] = (amounts[home] ?? 0n) + part
  }
  return amounts
}

/** Where the program at that index stands: its code, cost structure and parent (15 digits, as PREXC writes them). */
function placed(titled: readonly TitledProgram[], at: number, support: number) {
  if (at < support)
    return at === 0
      ? ({
          code: '100000100001000',
          kind: 'program',
          costStructure: 'gas',
          parent: null,
          unit: 'Administrative and Finance Service',
        } as const)
      : ({
          code: '200000100001000',
          kind: 'program',
          costStructure: 'sto',
          parent: null,
          unit: 'Planning Service',
        } as const)
  const title = titled[at]?.title ?? ''
  const place = PLACES.findIndex((name) => title.endsWith(`, ${name}`))
  const programs = titled
    .slice(support, at + 1)
    .filter(({ title: name }) => !PLACES.some((of) => name.endsWith(`, ${of}`)))
  const number = String(programs.length).padStart(2, '0')
  const isWorks = titled[at]?.mix === 'works'
  return {
    code: `31${number}00${isWorks ? '2' : '1'}${String(place + 2).padStart(5, '0')}000`,
    kind: place >= 0 ? 'activity' : isWorks ? 'project' : 'program',
    costStructure: 'operations',
    parent: place >= 0 ? at - place - 1 : null,
    unit: place >= 0 ? `Provincial office, ${PLACES[place]}` : 'Operations Service',
  } as const
}

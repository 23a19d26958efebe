// What stands where in a code, by edition. Code reads this from the database (uacs_segment), never from here.

type CodeKind = 'funding_source' | 'organization' | 'location' | 'pap' | 'object'
/** Name and number of digits. */
type Part = readonly [string, number]

interface Layout {
  edition: string
  codeKind: CodeKind
  effectiveFrom: string
  effectiveTo?: string
  /** Read in the circular; else to be confirmed. */
  isConfirmed: boolean
  parts: readonly Part[]
}

const circular = { edition: 'JC 2014-1', effectiveFrom: '2014-01-01', isConfirmed: true } as const

/** The 54 digits of Joint Circular 2014-1, and the program classification (PREXC) that took the place of its 15 for programs. */
const layouts: readonly Layout[] = [
  {
    ...circular,
    codeKind: 'funding_source',
    parts: [
      ['Fund cluster', 2],
      ['Financing source', 1],
      ['Authorization', 2],
      ['Fund category', 3],
    ],
  },
  {
    ...circular,
    codeKind: 'organization',
    parts: [
      ['Department', 2],
      ['Agency', 3],
      ['Operating unit class', 2],
      ['Lower operating unit', 5],
    ],
  },
  {
    ...circular,
    codeKind: 'location',
    parts: [
      ['Region', 2],
      ['Province', 2],
      ['City or municipality', 2],
      ['Barangay', 3],
    ],
  },
  {
    ...circular,
    codeKind: 'pap',
    effectiveTo: '2017-12-31',
    parts: [
      ['Sector or horizontal program', 5],
      ['Program, project or purpose', 1],
      ['Category', 2],
      ['Activity level 1', 2],
      ['Activity level 2', 5],
    ],
  },
  {
    edition: 'PREXC',
    codeKind: 'pap',
    effectiveFrom: '2018-01-01',
    isConfirmed: false,
    parts: [
      ['Cost structure', 1],
      ['Organizational outcome', 1],
      ['Program', 2],
      ['Sub-program', 2],
      ['Activity or project', 1],
      ['Number of the activity', 5],
      ['Part of the activity', 3],
    ],
  },
  {
    ...circular,
    codeKind: 'object',
    parts: [
      ['Account', 8],
      ['Sub-object', 2],
    ],
  },
]

export const seededSegments = layouts.flatMap(({ parts, ...layout }) =>
  parts.map(([name, length], at) => ({ ...layout, position: at + 1, name, length })),
)

// The spreadsheet of a wave as a rollout coordinator gets it from thirty offices: 600 invented people, ten rows wrong.
import { writeFileSync } from 'node:fs'
import { type CellValue, writeXlsx } from 'hucre/xlsx'

const HEADERS = [
  'Organization Code',
  'Full Name',
  'Email Address',
  'Username',
  'Role',
  'Is Primary Organization',
  'Phone Number',
] as const
type Header = (typeof HEADERS)[number]
type Row = Record<Header, string>

/** Thirty organizations that are no pilots: those take 50 people only. */
const ORGANIZATIONS =
  'BAGO BBOI BCPCH BDI BDRRMC BEB BEDC BEZA BHB BHRC BICTO BIO BMARINA BPA BPDA BPMA BRPOC BSC BSDB BWC BYC MBHTE MENRE MFBM MHSD MILG MIPA MOST MPOS MSSD'.split(
    ' ',
  )
const FIRST_NAMES =
  'Amina Norhaya Sittie Rohaida Jamela Farhana Hanifa Saliha Zaynab Noraida Alinor Norodin Jamil Faisal Hassan Ibrahim Khalid Samer Omar Begoña'.split(
    ' ',
  )
const LAST_NAMES =
  'Abdulla Usman Salim Karim Musa Jalal Mamalo Guiamad Kusain Tahir Hamid Macaraya Saripada Dimasangca Guiani Kamid Hadjirul Asmad Bansil Calim Daud Esmail Abubakar Peña Reyes Villanueva Bautista Mendoza Castañeda Domingo'.split(
    ' ',
  )
const ROLES = ['planning_officer', 'budget_officer', 'me_officer', 'coordinator', 'staff', 'viewer']

/** What is wrong in the file, and what the coordinator writes instead. Rows are counted in the file, the header is 1. */
export const WRONG: readonly { row: number; header: Header; label: string; wrong: string; right: string }[] = [
  { row: 12, header: 'Organization Code', label: 'Organization', wrong: 'MBTHE', right: 'MBHTE' },
  { row: 45, header: 'Organization Code', label: 'Organization', wrong: 'Ministry of Magic', right: 'MILG' },
  {
    row: 88,
    header: 'Email Address',
    label: 'E-mail address',
    wrong: 'norhaya.usman',
    right: 'norhaya.fixed@bago.gov.ph',
  },
  {
    row: 121,
    header: 'Email Address',
    label: 'E-mail address',
    wrong: 'sittie@@bdi.gov.ph',
    right: 'sittie.fixed@bdi.gov.ph',
  },
  // The address of row 150 in capital letters.
  { row: 200, header: 'Email Address', label: 'E-mail address', wrong: 'TWICE', right: 'twice.fixed@beb.gov.ph' },
  { row: 233, header: 'Phone Number', label: 'Phone number', wrong: '12345', right: '0917 555 0133' },
  { row: 307, header: 'Phone Number', label: 'Phone number', wrong: 'ask the secretary', right: '0918 555 0107' },
  { row: 410, header: 'Role', label: 'Role', wrong: '', right: 'planning_officer' },
  { row: 499, header: 'Role', label: 'Role', wrong: 'big boss', right: 'viewer' },
  { row: 577, header: 'Is Primary Organization', label: 'Primary organization', wrong: 'perhaps', right: 'Yes' },
]

export const PEOPLE = 600

/** Writes the workbook and answers the rows as they are right. */
export async function writeWaveFile(path: string): Promise<Row[]> {
  const right = Array.from({ length: PEOPLE }, (_, at) => personAt(at))
  const given = right.map((row) => ({ ...row }))
  for (const { row, header, wrong, right: correct } of WRONG) {
    const mistaken = given[row - 2]
    const corrected = right[row - 2]
    if (!mistaken || !corrected) throw new Error(`there is no row ${row}`)
    mistaken[header] = wrong === 'TWICE' ? (right[148]?.['Email Address'] ?? '').toUpperCase() : wrong
    corrected[header] = correct
  }
  const rows: CellValue[][] = [[...HEADERS], ...given.map((row) => HEADERS.map((header) => row[header] || null))]
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Wave 2', rows }] }))
  return right
}

function personAt(at: number): Row {
  const organization = ORGANIZATIONS[Math.floor(at / 20)] ?? 'BAGO'
  const first = FIRST_NAMES[at % FIRST_NAMES.length] ?? ''
  const last = LAST_NAMES[Math.floor(at / FIRST_NAMES.length) % LAST_NAMES.length] ?? ''
  const name = plain(`${first}.${last}`)
  return {
    'Organization Code': organization,
    'Full Name': `${first} ${last}`,
    'Email Address': `${name}@${organization.toLowerCase()}.gov.ph`,
    Username: name,
    Role: ROLES[at % ROLES.length] ?? 'viewer',
    'Is Primary Organization': 'Yes',
    'Phone Number': `0917 555 ${String(at).padStart(4, '0')}`,
  }
}

/** `Begoña.Peña` -> `begona.pena`. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

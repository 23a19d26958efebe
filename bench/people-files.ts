// Files of invented officers, as ministries send them.
import { writeXlsx } from 'hucre/xlsx'

const FIRST = ['Amina', 'Juan', 'Fatima', 'Niño', 'Omar', 'Maria Luisa', 'Yusuf', 'Norhata', 'Ali', 'Josefa']
const LAST = ['Dela Cruz', 'Macapagal', 'Peñaflor', 'Abdullah', 'Sinsuat', 'Reyes', 'Ampatuan', 'Guiani', 'Lucman']
const ROLES = ['planning_officer', 'budget_officer', 'staff', 'viewer', 'me_officer']
const HEADER = ['email', 'first_name', 'last_name', 'organization', 'role', 'phone', 'department', 'position']

/** `from` counts people, so that files of one run share none. */
function rowsOf(count: number, from: number, organizations: readonly string[]): string[][] {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? ''
  return Array.from({ length: count }, (_, index) => {
    const at = from + index
    const organization = pick(organizations, at)
    return [
      `officer.${at}@${organization.toLowerCase()}.gov.ph`,
      pick(FIRST, at),
      `${pick(LAST, at * 7)} ${at}`,
      organization,
      pick(ROLES, at),
      `0917${String(at).padStart(7, '0')}`,
      'Planning Division',
      'Planning Officer II',
    ]
  })
}

interface Wanted {
  rows: number
  from: number
  organizations: readonly string[]
}

export async function peopleXlsx({ rows, from, organizations }: Wanted): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'Users', rows: [HEADER, ...rowsOf(rows, from, organizations)] }] })
}

export function peopleCsv({ rows, from, organizations }: Wanted): Uint8Array {
  return Buffer.from([HEADER, ...rowsOf(rows, from, organizations)].map((cells) => cells.join(',')).join('\n'))
}

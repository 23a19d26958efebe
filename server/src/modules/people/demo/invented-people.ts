// Names of people who do not exist, as they are common in the Bangsamoro: Maguindanaon, Maranao, Tausug, Iranun, settler.
const FIRST_NAMES = (
  'Amina Norhaya Sittie Rohaida Jamela Farhana Hanifa Saliha Zaynab Noraida Mariam Aisah Abdul Mohammad Alinor Norodin ' +
  'Jamil Faisal Hassan Ibrahim Khalid Samer Zulfikar Omar Maria Jocelyn Rosalinda Angelica Lourdes Teresita Ramon Eduardo ' +
  'Joselito Antonio Miguel Carmela'
).split(' ')
const LAST_NAMES = (
  'Abdulla Usman Salim Karim Musa Jalal Mamalo Guiamad Kusain Tahir Hamid Macaraya Saripada Dimasangca Guiani Kamid ' +
  'Hadjirul Asmad Bansil Calim Daud Esmail Abubakar Macasasa Santos Reyes Villanueva Bautista Mendoza Garcia Fernandez ' +
  'Navarro Salazar Ocampo Castillo Domingo'
).split(' ')
const DEPARTMENTS = [
  'Planning Division',
  'Finance Division',
  'Administrative Division',
  'Monitoring and Evaluation Unit',
  'Technical Services',
  'Field Operations',
  'Office of the Minister',
] as const

/** A number from 0 up to, but without, 1; the same ones in the same order for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface InventedPerson {
  firstName: string
  lastName: string
  department: string
  /** Form of a mobile number that the telephone companies do not give out. */
  phone: string
}

/** The next invented person. */
export function inventPerson(random: () => number): InventedPerson {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const digits = String(Math.floor(random() * 10_000_000)).padStart(7, '0')
  return {
    firstName: pick(FIRST_NAMES),
    lastName: pick(LAST_NAMES),
    department: pick(DEPARTMENTS),
    phone: `+63 900 ${digits.slice(0, 3)} ${digits.slice(3)}`,
  }
}

/** A name as a part of a username: `Sittie Aisah` is `sittieaisah`. */
export function usernamePart(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

// What organizations buy, from whom, and how requests say it. Every name is invented.
import type { Mix } from './program-titles.ts'

export type PayeeKind = 'supplier' | 'contractor' | 'utility' | 'staff' | 'people'

export interface Purchase {
  object: string
  weight: number
  what: string
  from: PayeeKind
}

const buy = (object: string, weight: number, what: string, from: PayeeKind): Purchase => ({
  object,
  weight,
  what,
  from,
})

const TRAVEL = buy('5020101000', 6, 'Travel of officers to the field', 'staff')
const TRAINING = buy('5020201002', 12, 'Training and workshops', 'supplier')
const SUPPLIES = buy('5020301002', 9, 'Office supplies', 'supplier')
const ICT_SUPPLIES = buy('5020301001', 4, 'ICT office supplies', 'supplier')
const FUEL = buy('5020309000', 7, 'Fuel, oil and lubricants', 'supplier')
const POWER = buy('5020402000', 6, 'Electricity of the quarter', 'utility')
const INTERNET = buy('5020503000', 3, 'Internet subscription', 'utility')
const SERVICES = buy('5021199000', 14, 'Contract of service workers', 'people')
const SECURITY = buy('5021203000', 6, 'Security services', 'supplier')
const PRINTING = buy('5029902000', 4, 'Printing of forms and materials', 'supplier')
const MEALS = buy('5029903000', 5, 'Meals of meetings and consultations', 'supplier')
const OFFICE = [TRAVEL, TRAINING, SUPPLIES, ICT_SUPPLIES, FUEL, POWER, INTERNET, SERVICES, SECURITY, PRINTING, MEALS]

/** Maintenance and other operating expenses, by how a program works. */
export const OPERATING: Readonly<Record<Mix, readonly Purchase[]>> = {
  office: OFFICE,
  services: [
    ...OFFICE,
    buy('5021103002', 8, 'Consultancy services', 'supplier'),
    buy('5029905003', 6, 'Rent of vehicles', 'supplier'),
  ],
  schools: [
    buy('5020311001', 30, 'Textbooks and instructional materials', 'supplier'),
    buy('5021304002', 22, 'Repair of school buildings', 'contractor'),
    buy('5021499000', 20, 'Operating subsidy of schools', 'people'),
    TRAINING,
    POWER,
    SUPPLIES,
    TRAVEL,
  ],
  hospitals: [
    buy('5020307000', 34, 'Drugs and medicines', 'supplier'),
    buy('5020308000', 26, 'Medical, dental and laboratory supplies', 'supplier'),
    buy('5020305000', 8, 'Food for patients', 'supplier'),
    buy('5021202000', 6, 'Janitorial services', 'supplier'),
    SERVICES,
    POWER,
    FUEL,
    TRAVEL,
  ],
  works: [
    SERVICES,
    FUEL,
    TRAVEL,
    SUPPLIES,
    buy('5020702002', 8, 'Detailed engineering and surveys', 'supplier'),
    buy('5021303001', 20, 'Repair of roads', 'contractor'),
  ],
  grants: [
    buy('5021499000', 46, 'Financial assistance to beneficiaries', 'people'),
    buy('5020306000', 18, 'Welfare goods', 'supplier'),
    buy('5020202000', 12, 'Scholarship grants', 'people'),
    TRAINING,
    TRAVEL,
    SUPPLIES,
    buy('5029904000', 5, 'Transport and delivery', 'supplier'),
  ],
  farm: [
    buy('5020310000', 40, 'Seeds, fertilizer and marine supplies', 'supplier'),
    buy('5020304000', 12, 'Animals and veterinary supplies', 'supplier'),
    TRAINING,
    FUEL,
    SERVICES,
    TRAVEL,
  ],
}

const COMPUTERS = buy('5060405003', 35, 'Computers and network equipment', 'supplier')
const VEHICLES = buy('5060406001', 25, 'Service vehicles', 'supplier')
const FURNITURE = buy('5060407001', 15, 'Furniture and fixtures', 'supplier')

/** Capital outlays, by how a program works. */
export const CAPITAL: Readonly<Record<Mix, readonly Purchase[]>> = {
  office: [COMPUTERS, VEHICLES, FURNITURE],
  services: [COMPUTERS, VEHICLES, FURNITURE, buy('5060404001', 20, 'Construction of a building', 'contractor')],
  schools: [COMPUTERS, FURNITURE, buy('5060404002', 40, 'Construction of classrooms', 'contractor')],
  hospitals: [
    buy('5060405011', 50, 'Medical equipment', 'supplier'),
    buy('5060404003', 40, 'Construction of a health facility', 'contractor'),
    VEHICLES,
  ],
  works: [
    buy('5060403001', 50, 'Concreting of roads', 'contractor'),
    buy('5060404099', 20, 'Construction of structures', 'contractor'),
    buy('5060403002', 15, 'Flood control structures', 'contractor'),
    buy('5060403004', 15, 'Water supply systems', 'contractor'),
  ],
  grants: [COMPUTERS, VEHICLES],
  farm: [
    buy('5060405004', 45, 'Farm machinery', 'supplier'),
    buy('5060405005', 20, 'Boats and fishing gear', 'supplier'),
    buy('5060501001', 20, 'Breeding stocks', 'supplier'),
  ],
}

export const BANK_CHARGES = buy('5030199000', 1, 'Bank charges', 'utility')

const PLACE_NAMES = [
  'Pulangi',
  'Kutawato',
  'Ligawasan',
  'Tamontaka',
  'Bongo',
  'Piagapo',
  'Timaco',
  'Sarangani Bay',
  'Lanao Lake',
  'Makaturing',
]
const TRADES: Readonly<Record<Exclude<PayeeKind, 'staff' | 'people'>, readonly string[]>> = {
  supplier: ['General Merchandise', 'Trading', 'Supplies Center', 'Marketing', 'Enterprises'],
  contractor: ['Builders', 'Construction', 'Engineering Works'],
  utility: ['Electric and Communications Cooperative', 'Utilities', 'Telecoms'],
}
const PEOPLE: Readonly<Record<'staff' | 'people', readonly string[]>> = {
  staff: ['Field officers', 'Regional officers and employees', 'Monitoring team'],
  people: ['Beneficiaries by attached list', 'Workers by attached payroll', 'Recipients by attached list'],
}

/** Whom a request of that kind pays. */
export function payeeOf(kind: PayeeKind, random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  if (kind === 'staff' || kind === 'people') return pick(PEOPLE[kind])
  return `${pick(PLACE_NAMES)} ${pick(TRADES[kind])}`
}

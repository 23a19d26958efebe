// What planning starts with, as data. People correct it on the page "Planning facts"; the change log keeps what it was.
//
// Sizes: appropriations of the fiscal year 2025 by the register of programs (33 bodies): large from 1 billion pesos, medium
// from 100 million and for every ministry, small otherwise and for bodies without appropriations of their own.
// People and trainees are ASSUMED from the size until an organization has named its users.
// Clusters: groups of the rollout plan (seed document 001, task 1.1), for real bodies by their mandates (Bangsamoro
// Administrative Code). Places are ASSUMED: the government centre in Cotabato City unless the mandate names another seat.
import type { Size } from '../optimiser/problem.contract.ts'

export const CLUSTERS = {
  social: 'Social services',
  governance: 'Governance and finance',
  infrastructure: 'Infrastructure',
  economic: 'Economic development',
  security: 'Security and legal',
  science: 'Science and environment',
  special: 'Culture, faith and sectors',
} as const

/** People who get access, and those of them who need a seat in the training. */
export const ASSUMED_PEOPLE: Readonly<Record<Size, { people: number; trainees: number }>> = {
  small: { people: 12, trainees: 12 },
  medium: { people: 40, trainees: 25 },
  large: { people: 110, trainees: 45 },
}

export const COTABATO = 'Cotabato City'
const POLLOC = 'Parang, Maguindanao del Norte'
const AWANG = 'Datu Odin Sinsuat, Maguindanao del Norte'

export interface SeededProfile {
  size: Size
  cluster: string
  place?: string
  foundation?: string
}

const of = (cluster: keyof typeof CLUSTERS, size: Size, more: Partial<SeededProfile> = {}): SeededProfile => ({
  ...{ size, cluster: CLUSTERS[cluster] },
  ...more,
})

export const SEEDED_PROFILES: Readonly<Record<string, SeededProfile>> = {
  OCM: of('governance', 'large'),
  MFBM: of('governance', 'medium', { foundation: 'Every organization proposes and spends its budget with it' }),
  MILG: of('governance', 'large'),
  BPDA: of('governance', 'medium', {
    foundation: 'Every plan and program is linked to the development plan that it keeps',
  }),
  BICTO: of('governance', 'small', { foundation: 'It looks after the networks and accounts of all others' }),
  DAB: of('governance', 'small'),
  BIO: of('governance', 'small'),
  MOH: of('social', 'large'),
  MOLE: of('social', 'medium'),
  MSSD: of('social', 'large'),
  MBHTE: of('social', 'large'),
  MHSD: of('social', 'medium'),
  BEB: of('social', 'small'),
  BWC: of('social', 'small'),
  BYC: of('social', 'small'),
  BSC: of('social', 'small'),
  MPW: of('infrastructure', 'large'),
  MOTC: of('infrastructure', 'medium'),
  BPMA: of('infrastructure', 'small', { place: POLLOC }),
  BMARINA: of('infrastructure', 'small', { place: POLLOC }),
  CABB: of('infrastructure', 'small'),
  CAAB: of('infrastructure', 'small', { place: AWANG }),
  MAFAR: of('economic', 'large'),
  MTIT: of('economic', 'medium'),
  BBOI: of('economic', 'small'),
  BEZA: of('economic', 'small', { place: POLLOC }),
  CSEA: of('economic', 'small'),
  BEDC: of('economic', 'small'),
  BHB: of('economic', 'small'),
  MPOS: of('security', 'medium'),
  BAGO: of('security', 'small'),
  BHRC: of('security', 'small'),
  BRPOC: of('security', 'small'),
  BDRRMC: of('security', 'small'),
  MOST: of('science', 'medium'),
  MENRE: of('science', 'medium'),
  BSDB: of('science', 'small'),
  MIPA: of('special', 'medium'),
  WALI: of('special', 'small'),
  BDI: of('special', 'medium'),
  BPA: of('special', 'small'),
  BCPCH: of('special', 'small'),
  OSC: of('special', 'small'),
  OOBC: of('special', 'small'),
}

export const PROFILE_SOURCE =
  'Size from appropriations of 2025 or kind of body; people assumed from the size; place assumed; cluster by mandate'
export const DEFAULT_SOURCE = 'Assumed: nobody has entered anything yet'

const SHARED = 'Mandates meet'
const PARENT = 'Attached to the Office of the Chief Minister'
const attached = 'BPDA BBOI BIO BICTO OSC OOBC BPA DAB BDI CSEA BWC BYC BCPCH BSC'.split(' ')

/** Pairs that work together beyond their cluster. Weight 1 is ordinary. Source: attachments and mandates (Administrative Code). */
export const SEEDED_TIES: readonly { a: string; b: string; weight: number; why: string }[] = [
  ...attached.map((code) => ({ a: code, b: 'OCM', weight: 0.25, why: PARENT })),
  { a: 'MFBM', b: 'BPDA', weight: 2, why: 'Budget and development plan are prepared together (BAA 84, s. 16)' },
  { a: 'BPDA', b: 'BEDC', weight: 1, why: 'It prepares what the council decides' },
  { a: 'MTIT', b: 'BBOI', weight: 1, why: `${SHARED}: investments` },
  { a: 'MTIT', b: 'BEZA', weight: 1, why: `${SHARED}: economic zones` },
  { a: 'MTIT', b: 'BHB', weight: 0.5, why: `${SHARED}: halal industry` },
  { a: 'BBOI', b: 'BEZA', weight: 1, why: `${SHARED}: investors in free ports` },
  { a: 'MOTC', b: 'BPMA', weight: 1, why: `${SHARED}: ports` },
  { a: 'MOTC', b: 'BMARINA', weight: 1, why: `${SHARED}: shipping` },
  { a: 'MOTC', b: 'CABB', weight: 1, why: `${SHARED}: air transport` },
  { a: 'MOTC', b: 'CAAB', weight: 1, why: `${SHARED}: airports` },
  { a: 'CABB', b: 'CAAB', weight: 1, why: `${SHARED}: air transport` },
  { a: 'MBHTE', b: 'BEB', weight: 1, why: 'The board advises on the policies of the ministry' },
  { a: 'MILG', b: 'BDRRMC', weight: 1, why: `${SHARED}: disasters in local governments` },
  { a: 'MSSD', b: 'BDRRMC', weight: 1, why: `${SHARED}: relief for displaced people` },
  { a: 'MPOS', b: 'BRPOC', weight: 1, why: `${SHARED}: peace and order` },
  { a: 'MILG', b: 'BRPOC', weight: 0.5, why: `${SHARED}: peace and order in local governments` },
  { a: 'MENRE', b: 'BSDB', weight: 1, why: `${SHARED}: environment` },
  { a: 'MSSD', b: 'BWC', weight: 0.5, why: `${SHARED}: protection of women` },
  { a: 'MIPA', b: 'BCPCH', weight: 0.5, why: `${SHARED}: heritage` },
  { a: 'BDI', b: 'WALI', weight: 0.5, why: `${SHARED}: Islamic affairs` },
  { a: 'BDI', b: 'BHB', weight: 0.5, why: `${SHARED}: halal standards` },
  { a: 'BAGO', b: 'BHRC', weight: 0.5, why: `${SHARED}: legal matters` },
  { a: 'MOST', b: 'BICTO', weight: 1, why: `${SHARED}: technology` },
]

/** Few rules, for strict ones cost room: who needs the records of another body on the first day. ASSUMED; confirm with them. */
export const SEEDED_PREREQUISITES: readonly { code: string; needs: string; why: string }[] = [
  { code: 'MBHTE', needs: 'MFBM', why: 'The largest budget: its allotments are released by the finance ministry' },
  {
    code: 'MPW',
    needs: 'MFBM',
    why: 'The largest capital outlay: its allotments are released by the finance ministry',
  },
  { code: 'BEDC', needs: 'BPDA', why: 'The council decides on plans that the planning authority enters' },
  { code: 'BSDB', needs: 'BPDA', why: 'The board reviews plans that the planning authority enters' },
  { code: 'MOST', needs: 'BICTO', why: 'Its systems run on the networks of the ICT office' },
  { code: 'BIO', needs: 'BICTO', why: 'Its systems run on the networks of the ICT office' },
]

/** Waves of 5 to 10 (seed document 001 and issue of the rollout), 14 working days with 7 between; trainers ASSUMED. */
export const SEEDED_SETTINGS = {
  ...{ least: 5, most: 10, wavesLeast: 1, wavesMost: 8, parallelWaves: 1 },
  ...{ parallelOrganizations: null, parallelPeople: null, trainers: 6, seatsPerTrainer: 40, people: null },
  ...{ waveDays: 14, gapDays: 7, startsOn: null, office: COTABATO },
}

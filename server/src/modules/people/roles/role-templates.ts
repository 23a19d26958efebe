// Who works with BMMS in an organization of each kind: positions, their usual roles, and how many there should be.
// Sources: the pilot roles of the rollout plan (P7-USER-002), 5 to 20 people an organization (phase 8, 3.2), and the titles
// of the Civil Service for planning, budget, statistics and administration.
import type { OrganizationRole } from '../../../platform/access/roles.contract.ts'
import type { OrganizationKind } from '../../organizations/organizations.contract.ts'

export interface TemplatePosition {
  /** As screens and papers name it. */
  position: string
  /** Titles that mean it, in small letters and without the grade (`planning officer` for Planning Officer IV). */
  titles: readonly string[]
  roles: readonly OrganizationRole[]
  least: number
  usual: number
}

const administrator: TemplatePosition = {
  position: 'BMMS administrator',
  titles: [
    'bmms administrator',
    'system administrator',
    'information technology officer',
    'information systems analyst',
  ],
  roles: ['admin'],
  least: 1,
  usual: 2,
}
const planningOfficer: TemplatePosition = {
  position: 'Planning officer',
  titles: [
    'planning officer',
    'development management officer',
    'project development officer',
    'project officer',
    'planning staff',
  ],
  roles: ['planner'],
  least: 1,
  usual: 3,
}
const budgetOfficer: TemplatePosition = {
  position: 'Budget officer',
  titles: [
    'budget officer',
    'budget analyst',
    'budget and management specialist',
    'financial management officer',
    'finance officer',
  ],
  roles: ['budget_officer'],
  least: 1,
  usual: 2,
}
const accountant: TemplatePosition = {
  position: 'Accountant',
  titles: ['accountant', 'chief accountant', 'accounting officer', 'bookkeeper'],
  roles: ['accountant'],
  least: 1,
  usual: 1,
}
const disbursingOfficer: TemplatePosition = {
  position: 'Disbursing officer',
  titles: ['disbursing officer', 'cashier', 'cashiering officer', 'disbursement officer'],
  roles: ['disbursing_officer'],
  least: 1,
  usual: 1,
}
const monitoringOfficer: TemplatePosition = {
  position: 'M&E officer',
  titles: [
    'm&e officer',
    'monitoring and evaluation officer',
    'monitoring officer',
    'project evaluation officer',
    'statistician',
  ],
  roles: ['me_officer'],
  least: 1,
  usual: 2,
}
const focalPerson: TemplatePosition = {
  position: 'Coordination focal person',
  titles: ['focal person', 'coordination focal person', 'bmms focal person', 'liaison officer', 'coordination officer'],
  roles: ['coordinator'],
  least: 1,
  usual: 1,
}
const supportStaff: TemplatePosition = {
  position: 'Support staff',
  titles: [
    'administrative officer',
    'administrative assistant',
    'administrative aide',
    'encoder',
    'data encoder',
    'support staff',
  ],
  roles: ['staff'],
  least: 0,
  usual: 3,
}
const auditor: TemplatePosition = {
  position: 'Reader',
  titles: ['internal auditor', 'records officer', 'researcher', 'legal officer', 'attorney'],
  roles: ['viewer'],
  least: 0,
  usual: 2,
}

function head(position: string, titles: readonly string[]): TemplatePosition {
  return { position, titles, roles: ['manager'], least: 1, usual: 2 }
}

const directors = [
  'director',
  'director general',
  'bureau director',
  'division chief',
  'department head',
  'head of office',
]
const officers = [planningOfficer, budgetOfficer, accountant, disbursingOfficer, monitoringOfficer]

/** Positions by kind of organization, in the order in which pages show them. */
export const ROLE_TEMPLATES: Readonly<Record<OrganizationKind, readonly TemplatePosition[]>> = {
  ministry: [
    head('Minister or deputy minister', ['minister', 'deputy minister', ...directors]),
    administrator,
    ...officers,
    focalPerson,
    supportStaff,
    auditor,
  ],
  office: [
    head('Head of office', ['executive director', 'deputy executive director', ...directors]),
    { ...administrator, usual: 1 },
    { ...planningOfficer, usual: 2 },
    { ...budgetOfficer, usual: 1 },
    accountant,
    disbursingOfficer,
    { ...monitoringOfficer, usual: 1 },
    focalPerson,
    supportStaff,
    auditor,
  ],
  agency: [
    head('Head of agency', [
      'administrator',
      'deputy administrator',
      'general manager',
      'executive director',
      ...directors,
    ]),
    { ...administrator, usual: 1 },
    { ...planningOfficer, usual: 2 },
    { ...budgetOfficer, usual: 1 },
    accountant,
    disbursingOfficer,
    { ...monitoringOfficer, usual: 1 },
    { ...focalPerson, least: 0 },
    supportStaff,
    auditor,
  ],
  commission: [
    head('Chairperson or commissioner', ['chairperson', 'commissioner', 'executive director', ...directors]),
    { ...administrator, usual: 1 },
    { ...planningOfficer, usual: 1 },
    { ...budgetOfficer, usual: 1 },
    accountant,
    disbursingOfficer,
    { ...monitoringOfficer, least: 0, usual: 1 },
    { ...focalPerson, least: 0 },
    supportStaff,
    auditor,
  ],
  special: [
    head('Head', ['executive director', 'president', 'secretary general', ...directors]),
    { ...administrator, usual: 1 },
    { ...planningOfficer, usual: 1 },
    { ...budgetOfficer, usual: 1 },
    accountant,
    disbursingOfficer,
    { ...monitoringOfficer, least: 0, usual: 1 },
    { ...focalPerson, least: 0 },
    supportStaff,
    auditor,
  ],
}

/** What a position is called in the template of a kind of organization: `Planning Officer IV` is a planning officer. */
export function findTemplatePosition(kind: OrganizationKind, position: string): TemplatePosition | undefined {
  const title = position
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[ ,-]+(?:[ivx]{1,4}|\d{1,2})$/, '')
  if (title === '') return undefined
  return ROLE_TEMPLATES[kind].find(
    (one) => one.position.toLowerCase() === title || one.titles.some((known) => known === title),
  )
}

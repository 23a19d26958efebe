// Programs, activities and projects (PPAs): what public money is for.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  Body,
  Choice,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, FiscalYear, LocationCode, PpaCode, Sum } from '../money.contract.ts'

export const PPA_KINDS = ['program', 'sub_program', 'activity', 'project'] as const
export type PpaKind = (typeof PPA_KINDS)[number]
/** In the order of the forms: general administration and support, support to operations, operations. */
export const COST_STRUCTURES = ['gas', 'sto', 'operations'] as const
export type CostStructure = (typeof COST_STRUCTURES)[number]
export const COST_STRUCTURE_WORDS: Readonly<Record<CostStructure, string>> = {
  gas: 'General administration and support',
  sto: 'Support to operations',
  operations: 'Operations',
}
// biome-ignore format: a list to read at a glance
export const PPA_TAGS = [
  'gender', 'education', 'health', 'social', 'infrastructure', 'environment', 'ict', 'climate', 'peace', 'settler_ip',
] as const
export type PpaTag = (typeof PPA_TAGS)[number]

const Title = Type.String({ maxLength: 255 })

/** What was appropriated and what became of it, in pesos. */
export const PpaMoney = Type.Object({
  appropriated: Sum,
  allotted: Sum,
  obligated: Sum,
  disbursed: Sum,
})
export type PpaMoney = Static<typeof PpaMoney>

const summaryFields = {
  id: Id,
  code: PpaCode,
  /** The code was given by BMMS, until the finance ministry assigns one. */
  isProvisional: Type.Boolean(),
  title: Title,
  kind: Choice(PPA_KINDS),
  costStructure: Choice(COST_STRUCTURES),
  parentId: Nullable(Id),
  outcome: Type.String(),
  implementingUnit: Type.String(),
  location: Nullable(LocationCode),
  tags: Type.Array(Choice(PPA_TAGS)),
  isActive: Type.Boolean(),
  version: Type.Integer(),
  indicators: Type.Integer(),
}

/** A PPA in a list; money is of the appropriation acts of the year asked for. */
export const PpaSummary = Type.Object({
  ...summaryFields,
  /** 0 for one that stands below no other. */
  level: Type.Integer(),
  money: PpaMoney,
})
export type PpaSummary = Static<typeof PpaSummary>

const PpaPlace = Type.Object({ id: Id, code: PpaCode, title: Title, isActive: Type.Boolean() })
export const Ppa = Type.Object({
  ...summaryFields,
  description: Type.String(),
  bdpLink: Type.String(),
  bdipLink: Type.String(),
  goalId: Nullable(Id),
  specialProvisions: Type.String(),
  parent: Nullable(PpaPlace),
  children: Type.Array(PpaPlace),
  /** By act and class, the latest year first. */
  budget: Type.Array(
    Type.Object({ fiscalYear: Type.Integer(), act: Type.String(), class: AllotmentClass, ...PpaMoney.properties }),
  ),
  canEdit: Type.Boolean(),
  canEditCode: Type.Boolean(),
  canRecord: Type.Boolean(),
  /** Why it cannot be taken out of use now; null when it can, or is out of use. */
  deactivationRefusal: Nullable(Type.String()),
})
export type Ppa = Static<typeof Ppa>

const content = {
  code: PpaCode,
  title: Line(255),
  kind: Choice(PPA_KINDS),
  costStructure: Choice(COST_STRUCTURES),
  parentId: Nullable(Id),
  description: Text(5000),
  outcome: Text(500),
  implementingUnit: Text(255),
  location: Nullable(LocationCode),
  tags: Type.Array(Choice(PPA_TAGS), { maxItems: PPA_TAGS.length, uniqueItems: true }),
  bdpLink: Text(500),
  bdipLink: Text(500),
  goalId: Nullable(Id),
  specialProvisions: Text(10_000),
}
const { code, title, kind, costStructure, ...rest } = content

const base = '/moa/:moa/budgeting/ppas'
const view = 'budget.ppa.view'
const edit = 'budget.ppa.edit'

export const listPpas = endpoint('GET', base, {
  access: view,
  summary: 'Programs, activities and projects, in the order of their tree or flat',
  query: ListQuery(['tree', 'code', 'title', 'kind'], {
    kind: Type.Optional(Choice(PPA_KINDS)),
    costStructure: Type.Optional(Choice(COST_STRUCTURES)),
    tag: Type.Optional(Choice(PPA_TAGS)),
    active: Type.Optional(Type.Boolean()),
    /** Fiscal year of the money shown; the present one unless given. */
    year: Type.Optional(FiscalYear),
  }),
  response: ListOf(PpaSummary),
})
export const createPpa = endpoint('POST', base, {
  access: edit,
  summary: 'Add a program, activity or project',
  body: Body({ code, title, kind, costStructure, ...Type.Partial(Type.Object(rest)).properties }),
  response: Ppa,
})
export const readPpa = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One program, activity or project with its parts and its money by year and class',
  response: Ppa,
})
export const editPpa = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change a program, activity or project',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: Ppa,
})
export const setPpaActive = endpoint('POST', `${base}/:id/status`, {
  access: edit,
  summary: 'Take a program, activity or project out of use, or into use again',
  status: 200,
  body: Body({ version: Version, isActive: Type.Boolean() }),
  response: Ppa,
})
export const readPpaHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in it, its indicators, targets, accomplishments and work items',
  query: HistoryQuery,
  response: HistoryPage,
})

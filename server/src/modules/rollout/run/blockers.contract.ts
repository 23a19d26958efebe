// What stands in the way of organizations and waves.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, SEVERITIES, WaveNumber } from '../rollout.contract.ts'

const base = '/platform/rollout/blockers'
const Name = Type.String({ maxLength: 200 })

export const BlockerView = Type.Object({
  id: Id,
  wave: WaveNumber,
  waveName: Name,
  /** Null: the whole wave. */
  organization: Nullable(OrganizationCode),
  milestone: Nullable(Type.Object({ id: Id, title: Name, dueOn: Day })),
  severity: Choice(SEVERITIES),
  title: Name,
  detail: Type.String({ maxLength: 4000 }),
  ownerId: Nullable(Id),
  ownerName: Nullable(Name),
  openedByName: Name,
  openedAt: Instant,
  /** Whole hours from opening to now, or to its resolution. */
  ageHours: Type.Integer(),
  escalatedAt: Nullable(Instant),
  resolvedAt: Nullable(Instant),
  resolution: Type.String({ maxLength: 2000 }),
  version: Version,
})
export type BlockerView = Static<typeof BlockerView>

export const BlockerRecord = Type.Object({
  ...BlockerView.properties,
  notes: Type.Array(
    Type.Object({ id: Id, comment: Type.String({ maxLength: 4000 }), authorName: Name, writtenAt: Instant }),
  ),
})
export type BlockerRecord = Static<typeof BlockerRecord>

export const listBlockers = endpoint('GET', base, {
  access: 'rollout.wave.view',
  summary: 'Blockers of all waves, the most severe and oldest first',
  query: ListQuery(['severity', 'age', 'wave', 'title'], {
    wave: Type.Optional(WaveNumber),
    organization: Type.Optional(OrganizationCode),
    severity: Type.Optional(Choice(SEVERITIES)),
    state: Type.Optional(Choice(['open', 'resolved'])),
    mine: Type.Optional(Type.Boolean()),
    owned: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(BlockerView),
})

export const readBlocker = endpoint('GET', `${base}/:id`, {
  access: 'rollout.wave.view',
  summary: 'A blocker with what was said about it',
  response: BlockerRecord,
})

const content = {
  severity: Choice(SEVERITIES),
  title: Line(200),
  detail: Text(4000),
  organization: Nullable(OrganizationCode),
  milestoneId: Nullable(Id),
  ownerId: Nullable(Id),
}

export const createBlocker = endpoint('POST', base, {
  access: 'rollout.wave.work',
  summary: 'Open a blocker; the coordinators of the wave and its owner are told',
  body: Body({ wave: WaveNumber, ...content }),
  response: BlockerRecord,
})

export const editBlocker = endpoint('PATCH', `${base}/:id`, {
  access: 'rollout.wave.work',
  summary: 'Correct a blocker, or give it to somebody else, who is told',
  body: Body({ ...content, version: Version }),
  response: BlockerRecord,
})

export const commentBlocker = endpoint('POST', `${base}/:id/comments`, {
  access: 'rollout.wave.work',
  summary: 'Write something about a blocker',
  body: Body({ comment: Type.String({ minLength: 1, maxLength: 4000, format: 'text' }) }),
  response: BlockerRecord,
})

export const closeBlocker = endpoint('POST', `${base}/:id/resolution`, {
  access: 'rollout.wave.work',
  summary: 'Resolve a blocker, saying how',
  status: 200,
  body: Body({
    resolution: Type.String({ minLength: 1, maxLength: 2000, format: 'text' }),
    version: Version,
  }),
  response: BlockerRecord,
})

// All that is recorded about a person, and making a former person anonymous (RA 10173 s. 16 c, e).
import { type Static, Type } from 'typebox'
import { Body, Id, Instant, Line } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { PersonRecord } from '../platform-people.contract.ts'

export const PersonalData = Type.Object({
  madeAt: Instant,
  person: Type.Object({ id: Id, name: Type.String({ maxLength: 255 }), username: Type.String({ maxLength: 255 }) }),
  /** One part for each table that knows the person. */
  parts: Type.Array(
    Type.Object({
      /** Name of the table. */
      table: Type.String({ maxLength: 100 }),
      /** What it holds, in words. */
      what: Type.String({ maxLength: 500 }),
      count: Type.Integer(),
      /** At most 10,000, newest first where it matters. */
      rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
})
export type PersonalData = Static<typeof PersonalData>

export const readOwnData = endpoint('GET', '/me/data', {
  access: 'signed-in',
  summary: 'All that is recorded about the signed-in person',
  response: PersonalData,
})
export const readPersonData = endpoint('GET', '/platform/people/:id/data', {
  access: 'people.privacy.manage',
  summary: 'All that is recorded about a person',
  response: PersonalData,
})
export const erasePerson = endpoint('POST', '/platform/people/:id/erase', {
  access: 'people.privacy.manage',
  summary: 'Make a former person anonymous; records of work, money and audit stay',
  status: 200,
  body: Body({
    reason: Line(1000),
    /** Their username, typed again. */
    username: Line(60),
  }),
  response: PersonRecord,
})

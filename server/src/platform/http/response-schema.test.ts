import fastify from 'fastify'
import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { Choice, Nullable } from './atoms.contract.ts'
import { responseSchema } from './response-schema.ts'

const schema = Type.Object({
  rows: Type.Array(
    Type.Object({
      text: Nullable(Type.String({ maxLength: 3 })),
      count: Nullable(Type.Integer()),
      state: Nullable(Choice(['on', 'off'])),
      part: Nullable(Type.Object({ id: Type.Integer() })),
      either: Type.Union([Type.String(), Type.Integer()]),
      free: Nullable(Type.Unknown()),
    }),
  ),
})

it('answers the same as the contract says, null included, and strips what is not declared', async () => {
  const app = fastify()
  const rows = [
    { text: 'a"b', count: 1, state: 'on', part: { id: 1, secret: 'x' }, either: 7, free: { any: [1] } },
    { text: null, count: null, state: null, part: null, either: 'x', free: null },
  ]
  app.get('/', { schema: { response: { 200: responseSchema(schema) } } }, async () => ({ rows, secret: 'x' }))
  const answer = await app.inject('/')
  expect(answer.json()).toEqual({ rows: [{ ...rows[0], part: { id: 1 } }, rows[1]] })
})

it('tries out no choices where a value is only possibly null', () => {
  expect(responseSchema(Nullable(Type.String({ maxLength: 3 })))).toEqual({
    type: 'string',
    maxLength: 3,
    nullable: true,
  })
  const either = { anyOf: [{ type: 'string' }, { type: 'integer' }] }
  expect(responseSchema(either)).toEqual(either)
})

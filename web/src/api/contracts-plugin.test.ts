import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { holdsRules, readContract } from '../../contracts-plugin.ts'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

test('an endpoint is its address, access and hints; schemas stay on the server', async () => {
  const data = await readContract(file('../../../server/src/modules/people/me.contract.ts'))
  expect(data).not.toHaveProperty('Me')
  expect(data.readMe).toEqual({
    method: 'GET',
    path: '/me',
    access: 'signed-in',
    status: 200,
    query: { required: [], properties: {} },
    body: { required: [], properties: {} },
  })
})

test('constants come as they are', async () => {
  const data = await readContract(file('../../../server/src/platform/http/atoms.contract.ts'))
  expect(data).toEqual({ FORMATS: ['json', 'csv', 'xlsx', 'pdf'] })
})

test('rules that stand on no schema come as code; whatever stands on one comes as data', async () => {
  const rollout = '../../../server/src/modules/rollout'
  expect(await holdsRules(file(`${rollout}/capacity/capacity-model.contract.ts`))).toBe(true)
  expect(await holdsRules(file(`${rollout}/capacity/capacity.contract.ts`))).toBe(false)
  expect(await holdsRules(file('../../../server/src/platform/http/atoms.contract.ts'))).toBe(false)
  expect(await holdsRules(file('../../../server/src/platform/access/roles.contract.ts'))).toBe(false)
})

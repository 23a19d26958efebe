import { expect, it } from 'vitest'
import { policies } from '../../server/src/app.ts'

interface Asking {
  access: string
}
interface Feature {
  pages: readonly (Asking & { path: string })[]
  search?: readonly Asking[]
  home?: readonly Asking[]
  inbox?: Asking
}
/** By address: the screens are types of another project. */
const WEB = new URL('../../web/src/app/features.ts', import.meta.url).href

/** Open to everybody, and to everybody who is signed in. */
const WITHOUT_PERMISSION = ['signed-in', 'everybody']

it('every page, search and queue of the web asks for a permission that exists, in its place', async () => {
  const { features } = (await import(WEB)) as { features: readonly Feature[] }
  const asked = features.flatMap(({ pages, search = [], inbox, home = [] }) => [
    ...pages.map(({ path, access }) => ({ at: path, access })),
    ...[...search, ...home, ...(inbox ? [inbox] : [])].map(({ access }) => ({ at: '/moa/:moa', access })),
  ])
  expect(asked.length).toBeGreaterThan(100)
  const wrong = asked.filter(({ at, access }) => {
    if (WITHOUT_PERMISSION.includes(access)) return false
    const grant = policies.grantOf(access)
    return !grant || at.startsWith('/moa/:moa') !== (grant.organization !== undefined)
  })
  expect(wrong).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { policies } from '../../server/src/app.ts'
import { allConstraints, allErrors, modules } from '../../server/src/modules.ts'

const routes = modules.flatMap((module) => module.routes)

/** Open to everybody: with a way of its own of knowing who asks, or saying nothing that a paper does not. */
const PUBLIC = ['/hooks/mail', '/verify/budget-proposals/:id', '/verify/rollout-gates/:id']

describe('contracts', () => {
  it('ask for a permission that some role holds', () => {
    const open = routes.filter(({ endpoint }) => {
      if (endpoint.access === 'signed-in' || PUBLIC.includes(endpoint.path)) return false
      const grant = policies.grantOf(endpoint.access)
      return !grant || (!grant.organization?.length && !grant.platform?.length)
    })
    expect(open.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)).toEqual([])
  })

  it('use organization permissions below /moa and platform permissions elsewhere', () => {
    const misplaced = routes.filter(({ endpoint }) => {
      const grant = policies.grantOf(endpoint.access)
      return grant !== undefined && endpoint.path.startsWith('/moa/:moa') !== (grant.organization !== undefined)
    })
    expect(misplaced.map(({ endpoint }) => `${endpoint.method} ${endpoint.path} ${endpoint.access}`)).toEqual([])
  })

  it('have one function an address', () => {
    const addresses = routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replaceAll(/:\w+/g, ':')}`)
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
  })

  it('bound every text that comes in, and refuse unknown fields', () => {
    const findings = routes.flatMap(({ endpoint }) =>
      [endpoint.query, endpoint.body].flatMap((schema) => looseParts(schema, `${endpoint.method} ${endpoint.path}`)),
    )
    expect(findings).toEqual([])
  })

  it('name permissions that are used', () => {
    const asked = new Set(routes.map(({ endpoint }) => endpoint.access))
    const idle = modules
      .flatMap((module) => Object.keys(module.policy.policy))
      .filter((permission) => !asked.has(permission))
    // Asked inside functions: approving and commenting are steps of one address.
    const steps = /\.(approve|certify|comment|decide|edit|endorse|obligate|open_confidential|record|review|submit)$/
    expect(idle.filter((permission) => !steps.test(permission))).toEqual([])
  })
})

describe('errors', () => {
  it('have words for every constraint', () => {
    const unknown = Object.entries(allConstraints).filter(([, code]) => !(code in allErrors))
    expect(unknown).toEqual([])
  })

  it('say what happened in sentences', () => {
    const bad = Object.entries(allErrors).filter(
      ([, { title, detail }]) => title.endsWith('.') || !/[.}]$/.test(detail) || detail.includes('!'),
    )
    expect(bad.map(([code]) => code)).toEqual([])
  })
})

interface Schema {
  type?: string
  maxLength?: number
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  maxItems?: number
  additionalProperties?: boolean
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

function looseParts(schema: Schema, at: string): string[] {
  if (schema.const !== undefined || schema.enum) return []
  if (schema.type === 'string') {
    const checked = schema.format ?? schema.pattern
    return schema.maxLength !== undefined && checked
      ? []
      : [`${at}: text without ${checked ? 'maxLength' : 'format or pattern'}`]
  }
  if (schema.type === 'array') {
    return [
      ...(schema.maxItems === undefined ? [`${at}: list without maxItems`] : []),
      ...looseParts(schema.items ?? {}, `${at}[]`),
    ]
  }
  if (schema.type === 'object') {
    const own = schema.additionalProperties === false ? [] : [`${at}: takes unknown fields`]
    return [
      ...own,
      ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => looseParts(part, `${at}.${name}`)),
    ]
  }
  return (schema.anyOf ?? []).flatMap((part) => looseParts(part, at))
}

// Journey 1: one command starts BMMS, Ctrl+C ends it, and nothing blocks the next start.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bmms, newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let running: RunningBmms

beforeAll(async () => {
  running = await startBmms({ folder, command: 'start' })
})
afterAll(() => removeFolder(folder))

const statusOf = async (url: string) => (await fetch(url)).status

describe('npm start', () => {
  it('says where it is, and the demo accounts', () => {
    expect(running.output()).toContain('BMMS is ready at http://localhost:')
    for (const account of ['moh.planner', 'moh.manager', 'mole.planner', 'platform.admin', 'ocm.viewer'])
      expect(running.output()).toContain(account)
  })

  it('serves the page, the API and its description, and its health', async () => {
    for (const path of ['/', '/sign-in', '/api/openapi.json', '/api/docs', '/health/', '/ready/'])
      expect(await statusOf(running.url + path), path).toBe(200)
    expect(await statusOf(`${running.url}/api/v1/me`)).toBe(401)
    expect(await statusOf(`${running.url}/api/v1/nothing`)).toBe(404)
  })

  it('sends a strict content security policy', async () => {
    const policy = (await fetch(running.url)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('leads addresses of the predecessor to their place', async () => {
    const answer = await fetch(`${running.url}/planning/strategic-plans/`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/moa/OOBC/planning/strategic-plans/'])
  })

  it('is checked by its own command while it runs', async () => {
    const { code, output } = await bmms(folder, 'check')
    expect({ code, output }).toEqual({ code: 0, output })
  })

  it('ends in good order on Ctrl+C, and starts again with the same data', async () => {
    const password = running.passwordOf('moh.planner')
    expect(await running.stop()).toBe(0)
    running = await startBmms({ folder })
    expect(running.passwordOf('moh.planner')).toBe(password)
    const answer = await fetch(`${running.url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'moh.planner', password }),
    })
    expect(answer.status).toBe(200)
  })

  it('starts after it was killed', async () => {
    await running.stop('SIGKILL')
    running = await startBmms({ folder })
    expect(await statusOf(`${running.url}/ready/`)).toBe(200)
  })

  it('opens the same data as one organization', async () => {
    await running.stop()
    running = await startBmms({ folder, args: ['--mode', 'obcms'] })
    expect(await statusOf(`${running.url}/planning/strategic-plans`)).toBe(200)
    expect(await statusOf(`${running.url}/api/v1/planning/strategic-plans`)).toBe(401)
    expect(await running.stop()).toBe(0)
  })
})

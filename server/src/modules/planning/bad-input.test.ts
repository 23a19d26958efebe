// Whatever is sent, the answer names the field, nothing is lost, and nothing is a defect of ours.
import fc from 'fast-check'
import type { TObject } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, type Ask, type Method, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { planningModule } from './module.ts'

const db = useTestDatabase()
const app = useTestApp(db)
const moh = useMinistry(db)
const base = '/moa/MOH/planning'
let ask: Ask
const ids: Record<string, string> = {}

beforeAll(async () => {
  ask = await app.signIn(await createPerson(db, { roles: { MOH: ['planner', 'manager', 'me_officer'] } }))
  const draft = await draftPlan(moh)
  const year = await draftYear(moh, draft.id)
  const active = await draftPlan(moh, { title: 'Active', startYear: 2031, endYear: 2033 })
  await stepPlan(moh, active.id, 'submit', 'approve', 'activate')
  const running = await draftYear(moh, active.id, { year: 2031 })
  await stepYear(moh, running.id, 'submit', 'approve', 'activate')
  Object.assign(ids, {
    plan: draft.id,
    goal: draft.goalList[0]?.id,
    year: year.id,
    objective: year.objectiveList[0]?.id,
    activeGoal: active.goalList[0]?.id,
    activeObjective: running.objectiveList[0]?.id,
  })
})

const plan = { title: 'Plan', vision: 'V', mission: 'M', startYear: 2026, endYear: 2030 }
const goal = { title: 'Goal', metric: 'M', targetValue: '1' }
const objective = { title: 'Objective', indicator: 'I', targetValue: '1', targetDate: '2026-06-01' }
const entry = { asOf: '2026-06-01', value: '1' }
const paths = (answer: Answer) => (answer.body.errors ?? []).map(({ path }: { path: string }) => path)

test.each([
  ['title', { title: '' }],
  ['title', { title: '   ' }],
  ['title', { title: 'a\u0000b' }],
  ['title', { title: 'a\nb' }],
  ['title', { title: '\ud800' }],
  ['title', { title: 'x'.repeat(256) }],
  ['title', { title: 7 }],
  ['title', { title: null }],
  ['vision', { vision: 'x'.repeat(5001) }],
  ['vision', { vision: 'a\u0000b' }],
  ['mission', { mission: undefined }],
  ['startYear', { startYear: '2026' }],
  ['startYear', { startYear: 2026.5 }],
  ['startYear', { startYear: 1999 }],
  ['startYear', { startYear: 1e99 }],
  ['endYear', { endYear: 2025 }],
  ['endYear', { endYear: 2026 }],
  ['endYear', { endYear: 2037 }],
  ['status', { status: 'approved' }],
  ['__proto__', JSON.parse('{"__proto__": {"title": "x"}}')],
])('a plan is refused for its %s: %j', async (path, parts) => {
  const { total } = (await ask('GET', `${base}/strategic-plans`)).body
  const answer = await ask('POST', `${base}/strategic-plans`, JSON.parse(JSON.stringify({ ...plan, ...parts })))
  if (path !== '__proto__') expect([answer.status, paths(answer)]).toEqual([400, [path]])
  else expect([201, 400]).toContain(answer.status)
  if (answer.status === 400) expect((await ask('GET', `${base}/strategic-plans`)).body.total).toBe(total)
})

test('markup and every script are kept as they were written', async () => {
  const words = `<script>alert(1)</script> {{7*7}} \${x} '; drop table person; -- العربية Ñ 日本 \u{1f331} =1+1`
  const written = await ask('POST', `${base}/strategic-plans`, {
    ...plan,
    title: words,
    vision: `${words}\n\t${words}`,
  })
  expect(written.body).toMatchObject({ title: words, vision: `${words}\n\t${words}` })
  const found = await ask('GET', `${base}/strategic-plans?q=${encodeURIComponent(words)}`)
  expect(found.body.items).toMatchObject([{ id: written.body.id }])
  const csv = await ask('GET', `${base}/strategic-plans?format=csv&q=${encodeURIComponent('drop table')}`)
  expect(csv.text).toContain('<script>')
})

test('goals, objectives and progress name the field that is wrong', async () => {
  const goals = `${base}/strategic-plans/${ids.plan}/goals`
  const objectives = `${base}/annual-work-plans/${ids.year}/objectives`
  const progress = `${base}/objectives/${ids.activeObjective}/progress`
  const cases: [path: string, address: string, body: object][] = [
    ['targetValue', goals, { ...goal, targetValue: '0' }],
    ['targetValue', goals, { ...goal, baselineValue: '1.0000' }],
    ['targetValue', goals, { ...goal, targetValue: '1e5' }],
    ['targetValue', goals, { ...goal, targetValue: 1 }],
    ['targetValue', goals, { ...goal, targetValue: 'NaN' }],
    ['baselineValue', goals, { ...goal, baselineValue: '0.00001' }],
    ['priority', goals, { ...goal, priority: 'urgent' }],
    ['completion', goals, { ...goal, completion: 100 }],
    ['goalId', objectives, { ...objective, goalId: ids.activeGoal }],
    ['goalId', objectives, { ...objective, goalId: 'not-an-id' }],
    ['targetDate', objectives, { ...objective, targetDate: '2026-02-30' }],
    ['targetDate', objectives, { ...objective, targetDate: '2027-06-01' }],
    ['asOf', progress, { ...entry, asOf: '2026-11-21' }],
    ['asOf', progress, { ...entry, asOf: '1999-12-31' }],
    ['value', progress, { ...entry, value: '' }],
    ['status', progress, { ...entry, status: 'done' }],
    ['evidenceFileId', progress, { ...entry, evidenceFileId: ids.plan }],
    ['note', progress, { ...entry, note: 'x'.repeat(4001) }],
    ['year', `${base}/annual-work-plans`, { planId: ids.plan, title: 'Y', year: 2099 }],
    ['year', `${base}/annual-work-plans`, { planId: ids.plan, title: 'Y', year: 2026 }],
    ['planId', `${base}/annual-work-plans`, { planId: ids.goal, title: 'Y', year: 2027 }],
    ['budgetTotal', `${base}/annual-work-plans`, { planId: ids.plan, title: 'Y', year: 2027, budgetTotal: '-1' }],
    ['comment', `${base}/strategic-plans/${ids.plan}/comments`, { comment: '' }],
    ['action', `${base}/strategic-plans/${ids.plan}/steps`, { action: 'DROP', version: 1 }],
    ['version', `${base}/strategic-plans/${ids.plan}/steps`, { action: 'submit', version: 0 }],
  ]
  for (const [path, address, body] of cases) {
    const answer = await ask('POST', address, body)
    expect({ body, status: answer.status, paths: paths(answer) }).toEqual({
      body,
      status: path === 'year' && answer.status === 409 ? 409 : 400,
      paths: [path],
    })
    expect(answer.body.detail).toMatch(/^[A-Z].*[.]$/)
  }
})

test('queries and addresses are checked as bodies are', async () => {
  const bad = [
    ...['pageSize=201', 'pageSize=0', 'page=-1', 'page=1.5', 'sort=password', 'status=gone', 'format=exe', 'x=1'],
    ...['year=abc', 'q=%00', `q=${'x'.repeat(201)}`, 'q=%ED%A0%80'],
  ]
  for (const query of bad) {
    const answer = await ask('GET', `${base}/strategic-plans?${query}`)
    expect([query, answer.status < 500]).toEqual([query, true])
    if (!query.includes('%ED')) expect([query, answer.status]).toEqual([query, 400])
  }
  for (const id of ['x', '1', "1'--", '019aa000-0000-7000-8000-00000000000Z', '%00', '..%2f..']) {
    const answer = await ask('GET', `${base}/strategic-plans/${id}`)
    expect([id, answer.status]).toEqual([id, expect.toBeOneOf([400, 404])])
  }
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('9'.repeat(30), '-1', '2026-13-01', 'null'),
)
const junk = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 2 }),
  fc.object(),
)

test('no junk in any field of any endpoint is answered with 500', async () => {
  const endpoints = planningModule.routes.map(({ endpoint }) => endpoint).filter(({ path }) => path.startsWith('/moa/'))
  for (const { method, path, body, query } of endpoints) {
    const address = path.replace(':moa', 'MOH').replace(':id', idFor(path))
    const fields = Object.keys((method === 'GET' ? (query as TObject) : (body as TObject)).properties ?? {})
    if (fields.length === 0) continue
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 4 }), async (parts) => {
        const answer =
          method === 'GET'
            ? await ask(
                method,
                `${address}?${new URLSearchParams(Object.entries(parts).map(([k, v]) => [k, wellFormed(v)]))}`,
              )
            : await ask(method as Method, address, { ...good(path), ...parts })
        expect([address, parts, answer.status < 500]).toEqual([address, parts, true])
      }),
      { numRuns: 12, seed: 7 },
    )
  }
  expect(app.reported).toEqual([])
})

function idFor(path: string): string {
  if (path.includes('goals/')) return (path.endsWith('/progress') ? ids.activeGoal : ids.goal) ?? ''
  if (path.includes('objectives/')) return (path.endsWith('/progress') ? ids.activeObjective : ids.objective) ?? ''
  return (path.includes('annual-work-plans/') ? ids.year : ids.plan) ?? ''
}

/** A body that would be taken, so that the junk reaches the database. */
function good(path: string): object {
  if (path.endsWith('/goals')) return goal
  if (path.endsWith('/objectives')) return objective
  if (path.endsWith('/progress')) return entry
  if (path.endsWith('/annual-work-plans')) return { planId: ids.plan, title: 'Y', year: 2027 }
  return path.endsWith('/strategic-plans') ? plan : { version: 1 }
}

function wellFormed(value: unknown): string {
  return String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed()
}

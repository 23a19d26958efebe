import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { closePdf } from '../../platform/documents/pdf.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { startAmendment } from './amendments.ts'
import { loadAnnualWorkPlanPaper, renderAnnualWorkPlanPaper } from './print-annual-work-plan.ts'
import { loadStrategicPlanPaper, renderStrategicPlanPaper } from './print-strategic-plan.ts'
import { changeStrategicPlan } from './strategic-plans.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
afterAll(closePdf)
const canRead = spawnSync('pdftotext', ['-v']).error === undefined
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })

const read = (bytes: Uint8Array) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, stdio: ['pipe', 'pipe', 'ignore'] }).toString()

async function planPaper(id: string) {
  const paper = await moh.officer(async (scope) =>
    renderStrategicPlanPaper(await loadStrategicPlanPaper(scope, at(id)), scope),
  )
  return { ...paper, text: canRead ? read(paper.bytes) : '' }
}

test.skipIf(!canRead)('a draft says that it is one; markup in its words is printed, not run', async () => {
  const plan = await draftPlan(moh, { title: '#pagebreak() $x$ <b>Plan</b> Ñ عربي' })
  const vision = 'First.\n\nSecond *not bold* @ref // no comment'
  await moh.officer((scope) => changeStrategicPlan(scope, { ...at(plan.id), body: { version: plan.version, vision } }))
  const { text, fileName, mediaType } = await planPaper(plan.id)
  expect([fileName, mediaType]).toEqual(['MOH-strategic-plan-2026-2030-revision-1.pdf', 'application/pdf'])
  expect(text).toContain('DRAFT – not approved')
  expect(text).toContain('#pagebreak() $x$ <b>Plan</b> Ñ')
  expect(text).toContain('Second *not bold* @ref // no comment')
  expect(text).toContain('10 Jumada al-Akhirah 1448 / 20 November 2026')
  expect(text).toContain('No annual work plan has been started')
  expect(text).toMatch(/Page 1 of \d/)
})

test.skipIf(!canRead)('an approved plan names who approved it and when, in both calendars', async () => {
  const plan = await draftPlan(moh, {
    startYear: 2031,
    endYear: 2035,
    goals: [{ title: 'Goal', targetValue: '12345.5' }],
  })
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  const { id } = await draftYear(moh, plan.id, { year: 2031, objectives: [{ title: 'Objective <1>' }] })
  await stepYear(moh, id, 'submit')
  const { text } = await planPaper(plan.id)
  expect(text).not.toContain('DRAFT')
  expect(text).toMatch(/Approved by:/)
  expect(text).toContain(moh.manager.name)
  expect(text).toMatch(/\d+ [A-Z][\w’ -]+ 14\d\d \/\n.*20\d\d/)
  expect(text).toContain('12,345.5')
  expect(text).toMatch(/2031\s+Work plan 2031\s+Submitted\s+1\s+No data/)
  const paper = await moh.officer(async (scope) =>
    renderAnnualWorkPlanPaper(await loadAnnualWorkPlanPaper(scope, at(id)), scope),
  )
  const annual = read(paper.bytes)
  expect(annual).toContain('DRAFT – not approved')
  expect(annual).toContain('Objective <1>')
  expect(annual).toContain('31 December 2031')
  expect(annual).toContain('Not stated')
})

test.skipIf(!canRead)(
  'what was returned once has no approver; a superseded revision says that it is no longer in force',
  async () => {
    const plan = await draftPlan(moh, { startYear: 2041, endYear: 2045 })
    await stepPlan(moh, plan.id, 'submit', 'return')
    expect((await planPaper(plan.id)).text).not.toContain(moh.manager.name)
    const active = await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
    const body = { version: active.version }
    const amendment = await moh.officer((scope) => startAmendment(scope, { ...at(plan.id), body }))
    await stepPlan(moh, amendment.id, 'submit', 'approve')
    expect((await planPaper(plan.id)).text).toContain('ARCHIVED – no longer in force')
    expect((await planPaper(plan.id)).text).toContain('moved to the revision that superseded')
    const { text } = await planPaper(amendment.id)
    expect(text).toContain('revision 2')
    expect(text).not.toContain('ARCHIVED')
  },
)

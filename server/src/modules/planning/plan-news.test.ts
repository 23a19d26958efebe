import { afterEach, expect, test } from 'vitest'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry, worker } from '../../testing/planning.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { addGoalToPlan } from './goal-changes.ts'
import { commentOnStrategicPlan } from './strategic-plan-steps.ts'

const db = useTestDatabase()
const moh = useMinistry(db)

afterEach(async () => {
  await onAdmin(db.adminUrl, 'delete from notification')
  db.enqueued.splice(0)
})

async function told() {
  const { rows } = await onAdmin(
    db.adminUrl,
    `select p.id as person, n.topic, n.title, n.text, n.path, n.mail from notification n
     join person p on p.id = n.person_id order by n.id`,
  )
  return rows
}
const clear = () => onAdmin(db.adminUrl, 'delete from notification')

test('a submission is for those who may decide it, and for nobody else', async () => {
  const second = await worker(db, 'MOH', ['manager', 'staff'])
  const both = await worker(db, 'MOH', ['planner', 'manager'])
  await worker(db, 'MOH', ['admin'])
  await worker(db, 'MOLE', ['manager'])
  await createPerson(db, { roles: { MOH: ['manager'] }, isActive: false })
  await createPerson(db, { roles: { MOH: ['manager'] }, memberActive: false })
  const { id, title } = await draftPlan(moh, { title: 'Health plan' })
  const goal = { title: 'Mine', metric: 'M', targetValue: '1' }
  await both((scope) => addGoalToPlan(scope, { params: { moa: 'MOH', id }, query: {}, body: goal }))
  await stepPlan(moh, id, 'submit')
  const news = await told()
  expect(news.map(({ person }) => person).sort()).toEqual([moh.manager.id, second.id].sort())
  expect(news[0]).toMatchObject({
    topic: 'planning.approval',
    title: `For your decision: ${title}`,
    text: `${moh.officer.name} submitted this strategic plan.\nBecause.`,
    path: `/moa/MOH/planning/strategic-plans/${id}`,
    mail: 'at_once',
  })
})

test('a decision is for those who prepared the plan, with the reason, and settles what asked for it', async () => {
  const { id } = await draftPlan(moh, { title: 'Health plan' })
  await stepPlan(moh, id, 'submit')
  await stepPlan(moh, id, 'return')
  const { rows } = await onAdmin(db.adminUrl, 'select person_id as person from notification where read_at is not null')
  expect(rows).toEqual([{ person: moh.manager.id }])
  expect((await told()).filter(({ topic }) => topic === 'planning.decision')).toMatchObject([
    {
      person: moh.officer.id,
      topic: 'planning.decision',
      title: 'Returned for changes: Health plan',
      text: `${moh.manager.name}: Because.`,
    },
  ])
  expect(db.enqueued).toContainEqual({
    job: 'notifications.settle',
    data: expect.objectContaining({ topic: 'planning.approval', path: `/moa/MOH/planning/strategic-plans/${id}` }),
  })
  await clear()
  await stepPlan(moh, id, 'submit', 'approve', 'activate', 'complete', 'archive')
  expect([...new Set((await told()).map(({ title }) => title))]).toEqual([
    'For your decision: Health plan',
    'Approved: Health plan',
    'Active: Health plan',
  ])
})

test('an annual plan is told of as one', async () => {
  const { id } = await draftPlan(moh, { startYear: 2031, endYear: 2035 })
  await stepPlan(moh, id, 'submit', 'approve', 'activate')
  const year = await draftYear(moh, id, { year: 2032, title: 'Work of 2032' })
  await clear()
  await stepYear(moh, year.id, 'submit', 'cancel')
  const news = (await told()).filter(({ person }) => person === moh.manager.id || person === moh.officer.id)
  const path = `/moa/MOH/planning/annual-work-plans/${year.id}`
  expect(news).toMatchObject([
    { person: moh.manager.id, title: 'For your decision: Work of 2032', path, text: expect.stringContaining('annual') },
    { person: moh.officer.id, title: 'Cancelled: Work of 2032', path },
  ])
})

test('a comment is for the preparers; those who left, and whoever comments, are left out', async () => {
  const gone = await worker(db, 'MOH', ['planner'])
  const { id } = await draftPlan(moh, { title: 'Health plan' })
  const params = { moa: 'MOH', id }
  const goal = { title: 'Theirs', metric: 'M', targetValue: '1' }
  await gone((scope) => addGoalToPlan(scope, { params, query: {}, body: goal }))
  await onAdmin(db.adminUrl, 'delete from membership where person_id = $1', [gone.id])
  for (const person of [moh.manager, moh.officer]) {
    await person((scope) => commentOnStrategicPlan(scope, { params, query: {}, body: { comment: 'Which barangays?' } }))
  }
  expect(await told()).toMatchObject([
    {
      person: moh.officer.id,
      topic: 'planning.comment',
      title: `${moh.manager.name} commented on Health plan`,
      text: 'Which barangays?',
      mail: 'digest',
    },
  ])
})

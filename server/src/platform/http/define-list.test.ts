import { eq, ilike, sql } from 'drizzle-orm'
import { boolean, date, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { instant } from '../database/columns.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { defineList, type FindPage } from './define-list.ts'

const test = useTestDatabase()

const growers = pgTable('grower', { id: integer('id').primaryKey(), name: text('name').notNull() })
const fruits = pgTable('fruit', {
  id: integer('id').primaryKey(),
  growerId: integer('grower_id').notNull(),
  name: text('name').notNull(),
  kilos: numeric('kilos').notNull(),
  tags: text('tags').array().notNull(),
  ripe: boolean('ripe').notNull(),
  pickedOn: date('picked_on'),
  soldAt: instant('sold_at').notNull(),
})

beforeAll(async () => {
  await onAdmin(
    test.adminUrl,
    `create table grower (id int primary key, name text);
     create table fruit (id int primary key, grower_id int, name text, kilos numeric, tags text[], ripe boolean, picked_on date,
       sold_at timestamptz);
     insert into grower values (1, 'Amina'), (2, 'Omar');
     insert into fruit values
       (1, 1, 'Durian', 12.50, '{thorny}', true, '2026-11-20', '2026-11-20 12:00:00.25+08'),
       (2, 2, 'Lanzones', 3, '{}', false, null, '2026-11-21 12:00+08'),
       (3, 2, 'Durian', 7, '{big,thorny}', true, null, '2026-11-22 12:00+08');
     grant select on grower, fruit to bmms_app`,
  )
})

const { id, name, kilos, tags, ripe, pickedOn, soldAt } = fruits
const list = defineList({
  columns: {
    ...{ id, name, kilos, tags, ripe, pickedOn, soldAt },
    others: sql<number>`(select count(*) from fruit o where o.name = ${name} and o.id <> ${id})`
      .mapWith(Number)
      .as('others'),
  },
  from: fruits,
  sortable: { name, kilos },
  sort: '-kilos',
  tieBreaker: id,
})
const joined = defineList({
  columns: { fruit: name, grower: growers.name },
  from: sql`${fruits} join ${growers} on ${growers.id} = ${fruits.growerId}`,
  sortable: { grower: growers.name },
  sort: 'grower',
  tieBreaker: id,
})

function find<Row>(of: FindPage<Row>, query: Parameters<FindPage<Row>>[1], where?: Parameters<FindPage<Row>>[2]) {
  return inPlatform(test.database, { actor: SYSTEM, requestId: 'r' }, ({ db }) => of(db, query, where))
}

it('reads every kind of column as Drizzle does', async () => {
  const { items } = await find(list, {}, eq(id, 1))
  expect(items).toEqual([
    {
      ...{ id: 1, name: 'Durian', kilos: '12.50', tags: ['thorny'], ripe: true, pickedOn: '2026-11-20', others: 1 },
      soldAt: '2026-11-20T04:00:00.25Z',
    },
  ])
})

it('sorts as asked, ends every order with the tie-breaker, and counts what the filter lets through', async () => {
  const ids = async (query: { sort?: string; page?: number; pageSize?: number }) =>
    (await find(list, query)).items.map((fruit) => fruit.id)
  expect(await ids({})).toEqual([1, 3, 2])
  expect(await ids({ sort: 'name' })).toEqual([1, 3, 2])
  expect(await ids({ sort: '-name' })).toEqual([2, 3, 1])
  expect(await ids({ page: 2, pageSize: 2 })).toEqual([2])
  expect(await find(list, { pageSize: 1 }, ilike(name, '%dur%'))).toMatchObject({ total: 2, page: 1, pageSize: 1 })
})

it('keeps the total on a page beyond the end, and answers nothing for nothing', async () => {
  expect(await find(list, { page: 9 })).toEqual({ items: [], total: 3, page: 9, pageSize: 25 })
  expect(await find(list, {}, eq(name, 'Rambutan'))).toEqual({ items: [], total: 0, page: 1, pageSize: 25 })
})

it('reads joined tables', async () => {
  const { items, total } = await find(joined, {}, eq(growers.name, 'Omar'))
  expect([items, total]).toEqual([
    [
      { fruit: 'Lanzones', grower: 'Omar' },
      { fruit: 'Durian', grower: 'Omar' },
    ],
    2,
  ])
})

it('refuses a list that would keep one request’s values for all', () => {
  const parts = { columns: { mine: sql`${name} = ${'Durian'}` }, from: fruits, sortable: {}, sort: '', tieBreaker: id }
  expect(() => defineList(parts)).toThrow(/belongs into the filter/)
})

// What BMMS is compared with: the same list by nothing but Fastify and pg. No session, no access, no row security, no
// transaction; one prepared statement, the same JSON through the same schema.
import fastify from 'fastify'
import pg from 'pg'
import { listStrategicPlans } from '../server/src/modules/planning/strategic-plans.contract.ts'

const LIST = `select id, title, start_year as "startYear", end_year as "endYear", revision, status,
    prepared_by as "preparedBy", submitted_at as "submittedAt", submitted_by as "submittedBy", decided_at as "decidedAt",
    decided_by as "decidedBy", version, created_at as "createdAt", updated_at as "updatedAt",
    (select count(*) from strategic_goal g where g.organization_id = p.organization_id and g.plan_id = p.id) as goals,
    (select case when bool_or(exists (select from progress_entry e where e.organization_id = g.organization_id and e.goal_id = g.id))
        then round(avg(g.completion), 1)::float8 end from strategic_goal g
      where g.organization_id = p.organization_id and g.plan_id = p.id and g.status <> 'deferred') as progress,
    (select count(*) from strategic_plan where organization_id = $1) as total
  from strategic_plan p where organization_id = $1 order by created_at desc, id desc limit $2 offset $3`

// As for BMMS's own login.
const SETTINGS = '-c plan_cache_mode=force_generic_plan'

const isoInstant = (text: string) => text.replace(' ', 'T').replace('+00', 'Z')
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoInstant)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const pool = new pg.Pool({
  connectionString: process.env.BARE_DATABASE ?? '',
  max: Number(process.env.BARE_POOL),
  options: SETTINGS,
})
const app = fastify()

app.get<{ Params: { organization: number }; Querystring: { page?: number; pageSize?: number } }>(
  '/plans/:organization',
  {
    schema: {
      params: { type: 'object', properties: { organization: { type: 'integer' } } },
      querystring: { type: 'object', properties: { page: { type: 'integer' }, pageSize: { type: 'integer' } } },
      response: { 200: listStrategicPlans.response },
    },
  },
  async (request) => {
    const { page = 1, pageSize = 25 } = request.query
    const values = [request.params.organization, pageSize, (page - 1) * pageSize]
    const { rows } = await pool.query({ name: 'list', text: LIST, values })
    return { items: rows, total: rows[0]?.total ?? 0, page, pageSize }
  },
)

await app.listen({ port: 0, host: '127.0.0.1' })
const [address] = app.addresses()
console.log(`bare handler at ${typeof address === 'object' ? address.port : 0}`)
process.once('SIGTERM', () => app.close().then(() => pool.end()))

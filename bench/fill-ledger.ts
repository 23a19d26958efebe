// A ledger of any size, posted in bulk through the same triggers as everything else.
import { randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'

const CLASSES = { PS: '5010101001', MOOE: '5020101000', FE: '5030104000', CO: '5060405003' } as const
const PPAS = 12
const YEAR = 2026
/** Obligation, payable, disbursement. */
const STAGES_OF_ONE = 3

export interface LedgerSize {
  codes: readonly string[]
  /** Entries of each organization, about. */
  entriesEach: number
}

/**
 * Fills organizations as the superuser: programs, balances by class, an appropriation and an allotment each, then
 * obligations over the year, all of them due and paid. Answers how many entries there are.
 */
export async function fillLedger(client: pg.Client, { codes, entriesEach }: LedgerSize): Promise<number> {
  const { rows } = await client.query<{ id: string; act: string }>(
    `select (select id from person where is_active limit 1) as id, (select id from appropriation_act where code = 'BAA 85') as act`,
  )
  const person = rows[0]?.id ?? ''
  for (const code of codes) {
    const found = await client.query<{ id: number }>('select id from organization where code = $1', [code])
    const id = found.rows[0]?.id ?? 0
    await client.query(`select set_config('bmms.organization_id', $1, false)`, [String(id)])
    await fillOrganization(client, { id, person, act: rows[0]?.act ?? '', entries: entriesEach })
  }
  await client.query('analyze ledger_entry, ledger_balance, ledger_account, ledger_posting, ppa')
  const count = await client.query<{ n: number }>('select count(*)::int as n from ledger_entry')
  return count.rows[0]?.n ?? 0
}

interface Place {
  id: number
  person: string
  act: string
  entries: number
}

async function fillOrganization(client: pg.Client, { id, person, act, entries }: Place): Promise<void> {
  await client.query(
    `insert into ppa (organization_id, id, code, title, kind, cost_structure)
     select $1, gen_random_uuid(), '3101001000' || lpad(n::text, 5, '0'), 'Program ' || n, 'program', 'operations'
       from generate_series(1, ${PPAS}) n`,
    [id],
  )
  await client.query(
    `insert into ledger_account (organization_id, id, act_id, fund_cluster, funding_source, ppa_id, class)
     select $1, gen_random_uuid(), $2, '01', '01101101', p.id, c
       from ppa p, unnest($3::text[]) c where p.organization_id = $1`,
    [id, act, Object.keys(CLASSES)],
  )
  const balances = PPAS * Object.keys(CLASSES).length
  const each = Math.max(1, Math.round((entries / balances - 2) / STAGES_OF_ONE))
  const post = await posting(client, { id, person })
  for (const stage of ['appropriation', 'allotment']) {
    const of = await post(stage, `${YEAR}-01-02`, 1)
    await client.query(
      `insert into ledger_entry (organization_id, id, posting_id, posted_on, line, account_id, class, stage, movement, amount)
       select $1, gen_random_uuid(), $2, '${YEAR}-01-02', row_number() over (), id, class, $3, 'original', $4
         from ledger_account where organization_id = $1`,
      [id, of, stage, `${each * 1000}.00`],
    )
  }
  for (let month = 1; month <= 10; month += 1) {
    const day = `${YEAR}-${String(month).padStart(2, '0')}-15`
    const some = Math.floor(each / 10) + (month <= each % 10 ? 1 : 0)
    if (some === 0) continue
    const obligation = await post('obligation', day, month)
    await client.query(
      `insert into ledger_entry (organization_id, id, posting_id, posted_on, line, account_id, class, stage, movement, amount, object_code, obligated_year)
       select $1, gen_random_uuid(), $2, '${day}', row_number() over (), k.id, k.class, 'obligation', 'original',
              (100 + (n * 37) % 900)::numeric + 0.25, ($3::jsonb) ->> k.class, ${YEAR}
         from ledger_account k, generate_series(1, $4) n where k.organization_id = $1`,
      [id, obligation, JSON.stringify(CLASSES), some],
    )
    for (const stage of ['payable', 'disbursement']) {
      const of = await post(stage, day, month)
      await client.query(
        `insert into ledger_entry (organization_id, id, posting_id, posted_on, line, account_id, class, stage, movement, amount, object_code, obligated_year, obligation_id, mode)
         select $1, gen_random_uuid(), $2, '${day}', line, account_id, class, $4, 'original', amount, object_code, ${YEAR}, id,
                case when $4 = 'disbursement' then 'ada' end
           from ledger_entry where organization_id = $1 and posting_id = $3`,
        [id, of, obligation, stage],
      )
    }
  }
}

async function posting(client: pg.Client, { id, person }: Pick<Place, 'id' | 'person'>) {
  return async (kind: string, day: string, at: number): Promise<string> => {
    const posted = randomUUIDv7()
    await client.query(
      `insert into ledger_posting (organization_id, id, kind, series_year, number, posted_on, particulars, payee, actor_id, actor_name, posted_at)
       values ($1, $2, $3, ${YEAR}, $4, $5::date, 'Filled for a measurement', 'Many', $6, 'Bench', $5::date + 1)`,
      [id, posted, kind, `B-${at}`, day, person],
    )
    return posted
  }
}

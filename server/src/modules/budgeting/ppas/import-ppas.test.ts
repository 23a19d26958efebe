import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as, createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { reversePosting } from '../ledger/reverse.ts'
import { importPpaFile, type PpaFileNow } from './import-file.ts'

const db = useTestDatabase()
beforeEach(() => db.clock.set('2026-11-20T04:00:00Z'))

const SYSTEM = { actor: { id: '', name: 'Command line', permissions: new Set<string>() }, requestId: 'test' }

function take(text: string, told: Partial<PpaFileNow> & { name?: string } = {}) {
  const { name = 'ppas.csv', ...rest } = told
  return importPpaFile(db.database, {
    file: { bytes: Buffer.from(text), name },
    caller: SYSTEM,
    moa: 'MOH',
    year: 2026,
    dryRun: false,
    ...rest,
  })
}

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(db.adminUrl, sql, values)).rows
const ledger = () =>
  rows(`select p.code, k.class, e.amount, l.number, l.posted_on::text as on, l.actor_id, l.actor_name
  from ledger_entry e join ledger_account k on k.id = e.account_id join ppa p on p.id = k.ppa_id
  join ledger_posting l on l.id = e.posting_id order by p.code, e.line`)
async function clear() {
  await onAdmin(
    db.adminUrl,
    `set session_replication_role = replica; truncate ledger_entry, ledger_posting, ledger_account, ledger_balance,
     number_series, accomplishment, physical_target, performance_indicator, work_item, ppa_import, ppa cascade;
     set session_replication_role = default`,
  )
}
const verdicts = (report: { rows: { verdict: string }[] }) => report.rows.map(({ verdict }) => verdict)
const codesOf = (report: { rows: { errors: { column: string; code: string }[] }[] }) =>
  report.rows.flatMap(({ errors }) => errors.map(({ column, code }) => `${column} ${code.replace('budget.', '')}`))

const header = 'PPA code,Title,PS,MOOE,CO,Approved budget,Output indicator,Output unit,Output targets'
const care = '310100100001000,Primary care,"1,500,000.00",2000000,,"3,500,000.00",Clinics built,clinics,10; 20; 20; 10'

describe('a spreadsheet', () => {
  beforeEach(clear)

  test('brings programs, indicators, targets and appropriations in; twice changes nothing', async () => {
    const text = [header, care, ',,,,,,Kits given out,kits,100', '310100100002000,Hospitals,,,30000000000.05,,,,'].join(
      '\n',
    )
    const first = await take(text)
    expect(first).toMatchObject({ act: 'BAA 85', year: 2026, isDone: true })
    expect(verdicts(first)).toEqual(['create', 'create'])
    expect(first.rows[0]).toMatchObject({
      effects: [
        'new program',
        '2 indicators added',
        'targets of 2 indicators',
        'appropriation of ₱1,500,000.00 (PS)',
        'appropriation of ₱2,000,000.00 (MOOE)',
      ],
      posted: '3500000.00',
      warnings: [{ code: 'budget.import.target_of_year' }],
    })
    const posted = { on: '2026-01-01', actor_id: null, actor_name: 'Command line' }
    expect(await ledger()).toEqual([
      { code: '310100100001000', class: 'PS', amount: '1500000.00', number: 'BAA 85 line 1', ...posted },
      { code: '310100100001000', class: 'MOOE', amount: '2000000.00', number: 'BAA 85 line 1', ...posted },
      { code: '310100100002000', class: 'CO', amount: '30000000000.05', number: 'BAA 85 line 2', ...posted },
    ])
    expect(await rows('select q1, q4 from physical_target order by q4')).toEqual([
      { q1: '10.0000', q4: '10.0000' },
      { q1: null, q4: '100.0000' },
    ])
    expect(verdicts(await take(text))).toEqual(['unchanged', 'unchanged'])
    expect(await ledger()).toHaveLength(3)
  })

  test('says in a dry run what it would do, and does nothing', async () => {
    expect(await take(`${header}\n${care}`, { dryRun: true })).toMatchObject({
      isDone: false,
      rows: [{ verdict: 'create' }],
    })
    expect(await rows('select from ppa')).toEqual([])
    expect(await rows('select from number_series')).toEqual([])
  })

  test('takes all rows or none, and names every error with column and remedy', async () => {
    const report = await take(
      [
        header,
        care,
        '123,,-5,1.234,abc,,,,',
        '310100100001000,Again,,,,,,,',
        '310100100009000,Sum,1,2,,4,,,',
        '310100100008000,Targets,,,,,,,5;6',
      ].join('\n'),
    )
    expect(report.isDone).toBe(false)
    expect(verdicts(report)).toEqual(['create', 'error', 'error', 'error', 'error'])
    expect(codesOf(report)).toEqual([
      'code import.code_form',
      'title import.title_missing',
      'ps import.amount_negative',
      'mooe import.amount_form',
      'co import.amount_form',
      'code import.twice',
      'approved_budget import.total_differs',
      'output_indicator import.indicator_missing',
    ])
    expect(await rows('select from ppa')).toEqual([])
  })

  test('another amount is an error that asks for an adjustment; a reversed one is posted anew', async () => {
    await take(`${header}\n${care}`)
    const other = await take(
      `${header}\n${care.replace('2000000', '2000000.01').replace('3,500,000.00', '3500000.01')}`,
    )
    expect(codesOf(other)).toEqual(['mooe import.appropriation_differs'])
    expect(other.rows[0]?.errors[0]?.message).toContain('post an adjustment')
    expect(other.rows[0]?.errors[0]?.message).toContain('₱2,000,000.00')
    expect(await ledger()).toHaveLength(2)
    const [posting] = await rows('select id from ledger_posting')
    const person = await createPerson(db)
    await as(db, { person, code: 'MOH', permissions: [] }, (scope) =>
      reversePosting(scope, { id: posting.id, postedOn: '2026-11-20', reason: 'Wrong amount' }),
    )
    const anew = await take(`${header}\n${care.replace('2000000', '2000000.01').replace('3,500,000.00', '3500000.01')}`)
    expect(anew.rows[0]).toMatchObject({ verdict: 'update', posted: '3500000.01' })
  })

  test('what the file does not say stays; what it says is changed', async () => {
    await take('Code,Title,Description,Outcome\n310100100001000,Care,Long ago,Health')
    const report = await take(
      'Code,Title,Description,Outcome,Tags\n310100100001000,Care for all,,Better health,"health, gender"',
    )
    expect(report.rows[0]).toMatchObject({ verdict: 'update', effects: ['changed: outcome, tags, title'] })
    expect(await rows('select title, description, outcome, tags from ppa')).toEqual([
      { title: 'Care for all', description: 'Long ago', outcome: 'Better health', tags: ['health', 'gender'] },
    ])
  })

  test('without a code it gives a provisional one, and finds the program again by its title', async () => {
    const text = 'Title,Cost structure,MOOE\nGeneral management,gas,100\nCare,operations,200'
    const first = await take(text)
    expect(first.rows.map(({ code }) => code)).toEqual(['912026000000001', '932026000000002'])
    expect(verdicts(await take(text))).toEqual(['unchanged', 'unchanged'])
    const official = await take('Code,Title,MOOE\n310100100001000,CARE,200')
    expect(official.rows[0]).toMatchObject({ verdict: 'update', code: '310100100001000' })
    expect(await rows('select code from ppa order by code')).toEqual([
      { code: '310100100001000' },
      { code: '912026000000001' },
    ])
  })

  test('places programs below others, wherever they stand in the file, never in a circle', async () => {
    const good = await take('Code,Title,Below (code)\n310100100002000,Part,310100100001000\n310100100001000,Top,')
    expect(verdicts(good)).toEqual(['create', 'create'])
    const circle = await take('Code,Title,Below (code)\n310100100001000,Top,310100100002000')
    expect(codesOf(circle)).toEqual(['parent_code ppa.circle'])
    const unknown = await take('Code,Title,Below (code)\n310100100002000,Part,310100100007000')
    expect(codesOf(unknown)).toEqual(['parent_code import.parent_unknown'])
  })

  test('a budget that is not divided by class waits for one', async () => {
    const text = 'Code,Title,Approved budget\n310100100001000,Care,5000'
    const first = await take(text)
    expect(first.rows[0]).toMatchObject({
      verdict: 'create',
      posted: '0.00',
      warnings: [{ code: 'budget.import.not_divided' }],
    })
    expect(await ledger()).toEqual([])
    const second = await take(text, { class: 'MOOE' })
    expect(second.rows[0]).toMatchObject({ verdict: 'update', posted: '5000.00' })
    expect(verdicts(await take(text, { class: 'MOOE' }))).toEqual(['unchanged'])
  })

  test('refuses what cannot be taken as a whole', async () => {
    await expect(take('One,Two\n1,2')).rejects.toMatchObject({ code: 'budget.import.columns_missing' })
    await expect(take(`${header}\n`)).rejects.toMatchObject({ code: 'budget.import.unreadable' })
    await expect(take(`${header}\n${care}`, { year: 2031 })).rejects.toMatchObject({
      code: 'budget.import.act_of_year',
    })
    await expect(take(`${header}\n${care}`, { act: 'BAA 999' })).rejects.toMatchObject({
      code: 'budget.import.act_unknown',
    })
  })
})

describe('a YAML file', () => {
  beforeEach(clear)
  const yaml = `
acronym: MOH
ppas:
  - code: 010100100001000
    title: Primary care
    description: Care in every barangay
    approved_budget: {ps: 1500000, mooe: "2,000,000.50"}
    tags: [gender, health]
    outcome_indicators:
      - {indicator: Barangays with a health worker, target: 85%}
    output_indicators:
      - indicator: Clinics built
        targets: [10, 20, 20, 10]
      - indicator: Plans adopted
        target: at least one for each province
special_provisions:
  - title: Primary care
    details: For indigent patients only.
  - title: Use of income
    details: To the treasury.
`

  test('keeps codes and amounts as written, percentages, words and special provisions', async () => {
    const report = await take(yaml, { name: 'moh.yaml', moa: undefined })
    expect(report.rows).toMatchObject([
      { organization: 'MOH', code: '010100100001000', verdict: 'create', row: 4, posted: '3500000.50' },
    ])
    expect(report.notes).toEqual([expect.stringContaining('"Use of income"')])
    expect(await rows('select special_provisions, tags from ppa')).toEqual([
      { special_provisions: 'For indigent patients only.', tags: ['gender', 'health'] },
    ])
    expect(
      await rows('select title, unit, aggregation, note from performance_indicator order by kind, position'),
    ).toEqual([
      { title: 'Barangays with a health worker', unit: '%', aggregation: 'last', note: '' },
      { title: 'Clinics built', unit: '', aggregation: 'sum', note: '' },
      {
        title: 'Plans adopted',
        unit: '',
        aggregation: 'sum',
        note: 'Target as written: at least one for each province',
      },
    ])
    expect(verdicts(await take(yaml, { name: 'moh.yaml', moa: undefined }))).toEqual(['unchanged'])
  })

  test('of several organizations is taken for all of them, or for none', async () => {
    const one = (code: string, amount: string) =>
      `  - code: ${code}\n    ppas:\n      - {title: Care, mooe: "${amount}"}\n`
    const file = (mole: string) => `year: 2026\norganizations:\n${one('MOH', '100')}${one('MOLE', mole)}`
    const told = { name: 'all.yml', moa: undefined, year: undefined }
    const failed = await take(file('a lot'), told)
    expect(verdicts(failed)).toEqual(['create', 'error'])
    expect(await rows('select from ppa')).toEqual([])
    const done = await take(file('200'), told)
    expect(verdicts(done)).toEqual(['create', 'create'])
    const found = await rows(
      'select o.code, count(*)::int from ppa p join organization o on o.id = p.organization_id group by 1 order by 1',
    )
    expect(found).toEqual([
      { code: 'MOH', count: 1 },
      { code: 'MOLE', count: 1 },
    ])
    const stranger = await take(file('200').replace('MOLE', 'NASA'), told)
    expect(codesOf(stranger)).toEqual(['organization import.organization'])
  })

  test('that is none is refused with its line', async () => {
    const told = { name: 'moh.yaml' }
    await expect(take('ppas:\n  - title: "open', told)).rejects.toMatchObject({
      message: expect.stringMatching(/line \d/),
    })
    await expect(take('hello', told)).rejects.toMatchObject({ code: 'budget.import.unreadable' })
  })
})

describe('whatever the file', () => {
  beforeAll(clear)
  const amount = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('-5', '1.234', 'x') },
    { weight: 20, arbitrary: fc.constantFrom('', '0', '-', '₱1,000.00') },
    { weight: 20, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 12n }).map((pesos) => `${pesos}.05`) },
  )
  const line = fc.record({
    code: fc.constantFrom('', '', 'own', 'own', 'own', '310100100009000'),
    title: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'Care', ''),
    ps: amount,
    mooe: amount,
    total: fc.constantFrom('', '', '', '', '', '', '', '100'),
    indicator: fc.constantFrom('Kits', 'Beds'),
    targets: fc.constantFrom('', '1;2;3;4', '5', '90%', 'many', '7;;;8'),
    parent: fc.constantFrom('', '', '', '', '', '', '310100100000000', '310100100001000'),
  })
  const sheet = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) =>
    lines.map(({ code, title, ...rest }, at) => {
      const cells = [code === 'own' ? `31010010000${at}000` : code, title === 'own' ? `Care ${at}` : title]
      return [...cells, ...Object.values(rest)].map((cell) => `"${cell}"`).join(',')
    }),
  )

  test('the run does exactly what the check said, and again nothing', async () => {
    let taken = 0
    await fc.assert(
      fc.asyncProperty(sheet, async (lines) => {
        await clear()
        const text = `Code,Title,PS,MOOE,Approved budget,Output indicator,Output targets,Below (code)\n${lines.join('\n')}`
        const checked = await take(text, { dryRun: true, class: 'CO' }).catch((error: { code: string }) => error.code)
        const done = await take(text, { class: 'CO' }).catch((error: { code: string }) => error.code)
        if (typeof checked === 'string' || typeof done === 'string') return expect(done).toBe(checked)
        expect(done.rows).toEqual(checked.rows)
        if (!done.isDone) return
        taken += 1
        const again = await take(text, { class: 'CO' })
        expect(new Set(verdicts(again))).toEqual(new Set(['unchanged']))
      }),
      { numRuns: 60 },
    )
    expect(taken).toBeGreaterThan(5)
  })
})

// What a check or a run found, gathered over all rows: verdicts, causes, and the hash of the plan.
import { createHash, type Hash } from 'node:crypto'
import type { CellProblem, ImportRow, RowResult } from './define-import.ts'
import type { Batch } from './import-tables.ts'
import { type CauseView, VERDICTS, type Verdict } from './imports.contract.ts'

/** Of a result, what is kept until the end. */
export type JudgedRow = Pick<RowResult, 'number' | 'verdict' | 'errors' | 'warnings' | 'recordId'>

const ROWS_NAMED = 10
const MOST_CAUSES = 200

/** Gathers rows in the order of the file. */
export class JudgedRows {
  readonly rows: JudgedRow[] = []
  readonly counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  readonly #made = new Set<string>()
  readonly #causes = new Map<string, CauseView>()
  readonly #hash: Hash

  constructor({ kind, mode, wave, options }: Pick<Batch, 'kind' | 'mode' | 'wave' | 'options'>) {
    this.#hash = createHash('sha256')
    const chosen = Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1))
    this.#hash.update(JSON.stringify([kind, mode, wave, chosen]))
  }

  add(row: ImportRow, { number, verdict, errors, warnings, recordId }: RowResult): void {
    // A record that is to be made has no id yet that would last; neither for a later row that adds to it.
    if (verdict === 'create' && recordId !== null) this.#made.add(recordId)
    const record = recordId !== null && this.#made.has(recordId) ? null : recordId
    this.rows.push({ number, verdict, errors, warnings, recordId: record })
    this.counts[verdict] += 1
    for (const problem of errors) this.#count('error', number, problem)
    for (const problem of warnings) this.#count('warning', number, problem)
    this.#hash.update(
      `\n${JSON.stringify([number, verdict, record, Object.values(row.values), errors.map(({ code }) => code)])}`,
    )
  }

  /** SHA-256 over what would be done; the same plan has the same hash. */
  get planHash(): string {
    return this.#hash.copy().digest('hex')
  }

  /** Errors first, then the most frequent ones. */
  get causes(): CauseView[] {
    return [...this.#causes.values()].toSorted(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || b.count - a.count,
    )
  }

  #count(severity: CauseView['severity'], number: number, { column, code, message }: CellProblem): void {
    const key = `${severity} ${column} ${code}`
    const cause = this.#causes.get(key)
    if (cause) {
      cause.count += 1
      if (cause.rows.length < ROWS_NAMED) cause.rows.push(number)
    } else if (this.#causes.size < MOST_CAUSES) {
      this.#causes.set(key, { severity, column, code, message: message.slice(0, 1_000), count: 1, rows: [number] })
    }
  }
}

/** Rows and columns of a linear program, put in one by one. */
export class Milp {
  readonly costs: number[] = []
  readonly lower: number[] = []
  readonly upper: number[] = []
  readonly isWhole: boolean[] = []
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []

  /** A column; returns its index. */
  column(cost: number, [lower, upper]: readonly [number, number], isWhole: boolean): number {
    this.costs.push(cost)
    this.lower.push(lower)
    this.upper.push(upper)
    this.isWhole.push(isWhole)
    return this.costs.length - 1
  }

  /** lower <= sum of (value x column) <= upper; entries of one column add up. */
  row(entries: readonly (readonly [column: number, value: number])[], lower: number, upper: number): void {
    const sums = new Map<number, number>()
    for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value)
    for (const [column, value] of sums) {
      if (value === 0) continue
      this.indices.push(column)
      this.values.push(value)
    }
    this.starts.push(this.indices.length)
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
  }
}

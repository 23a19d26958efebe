// Cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row, quotes around cells with either.

/** `a\tb\r\n"c\nd"\te` -> `[['a', 'b'], ['c\nd', 'e']]`. A last line break is none of the table. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y
  const whole = text.replace(/(?:\r\n|\n|\r)$/, '')
  while (pattern.lastIndex < whole.length || rows.at(-1)?.length === 0) {
    const match = pattern.exec(whole)
    if (!match) return whole.split(/\r\n|\n|\r/).map((line) => line.split('\t'))
    const [, quoted, plain = '', end = ''] = match
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim())
    if (end === '') break
    if (end !== '\t') rows.push([])
    // A cell that ends the text is there though nothing stands in it.
    if (pattern.lastIndex >= whole.length && end === '\t') rows.at(-1)?.push('')
  }
  return rows
}

/** Whether a pasted text is more than one cell. */
export function isTable(text: string): boolean {
  return /\t|[\r\n]+./.test(text.trimEnd()) || /\t/.test(text)
}

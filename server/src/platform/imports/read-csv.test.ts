import { describe, expect, it } from 'vitest'
import { readCsv } from './read-csv.ts'
import type { FileRow } from './read-rows.ts'

async function read(content: string | Buffer) {
  const { rows, notes } = readCsv(Buffer.from(content))
  const taken: FileRow[] = []
  for await (const row of rows) taken.push(row)
  return { rows: taken, notes, cells: taken.map(({ cells }) => cells) }
}

const expected = [
  ['name', 'city'],
  ['Niño Peñaflor', 'Cotabato, BARMM'],
]

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from('name,city\r\nNiño Peñaflor,"Cotabato, BARMM"\r\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffname,city\nNiño Peñaflor,"Cotabato, BARMM"')],
    [
      'UTF-16 of little ends, with tabs',
      Buffer.from('\ufeffname\tcity\r\nNiño Peñaflor\tCotabato, BARMM\r\n', 'utf16le'),
    ],
    ['UTF-16 of big ends', Buffer.from('\ufeffname;city\r\nNiño Peñaflor;Cotabato, BARMM', 'utf16le').swap16()],
    ['UTF-8 with semicolons', Buffer.from('name;city\nNiño Peñaflor;Cotabato, BARMM\n')],
    ['a named separator', Buffer.from('sep=|\r\nname|city\r\nNiño Peñaflor|Cotabato, BARMM\r\n')],
    ['decomposed letters', Buffer.from('name,city\nNin\u0303o Pen\u0303aflor,"Cotabato, BARMM"'.normalize('NFD'))],
  ])('in %s', async (_, bytes) => {
    const { cells, notes } = await read(bytes)
    expect(cells).toEqual(expected)
    expect(notes).toEqual([])
  })

  it('in Windows-1252 is read, and says that its encoding was guessed', async () => {
    const { cells, notes } = await read(Buffer.from('name,city\nNiño Peñaflor,"Cotabato, BARMM"\n', 'latin1'))
    expect(cells).toEqual(expected)
    expect(notes).toEqual([expect.stringContaining('Windows-1252')])
    expect((await read(Buffer.from([0x80, 0x2c, 0x93, 0x78, 0x94]))).cells).toEqual([['€', '“x”']])
  })

  it('counts rows as a spreadsheet does: blank ones too, a cell of several lines as one', async () => {
    const { rows } = await read('name,note\n\n"Ana","two\nlines"\n,\n,,\nBen,x\n\n\n')
    expect(rows.map(({ number, cells }) => [number, cells])).toEqual([
      [1, ['name', 'note']],
      [3, ['Ana', 'two lines']],
      [6, ['Ben', 'x']],
    ])
  })

  it('keeps leading zeros and takes short and long rows as they are', async () => {
    expect((await read('a,b\n007\n1,2,3\n')).cells).toEqual([['a', 'b'], ['007'], ['1', '2', '3']])
  })

  it('whose quotes do not close is refused, with the place', async () => {
    await expect(read('a,b\n"x,1\ny,2\n')).rejects.toMatchObject({
      code: 'imports.file.unreadable',
      message: /line \d/,
    })
    await expect(read(`a,b\n"${'x'.repeat(300_000)}\n`)).rejects.toMatchObject({ code: 'imports.file.unreadable' })
  })

  it('of one column, and an empty one', async () => {
    expect((await read('email\nana@moh.gov.ph')).cells).toEqual([['email'], ['ana@moh.gov.ph']])
    expect((await read('\n\n')).cells).toEqual([])
  })
})

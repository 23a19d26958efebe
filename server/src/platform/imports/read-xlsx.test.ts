import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { workbook, zip } from '../../testing/sample-sheets.ts'
import type { FileRow } from './read-rows.ts'
import { readXlsx } from './read-xlsx.ts'

async function read(bytes: Uint8Array) {
  const { rows, notes } = readXlsx(Buffer.from(bytes))
  const taken: FileRow[] = []
  for await (const row of rows) taken.push(row)
  return { rows: taken, notes, cells: taken.map(({ cells }) => cells) }
}

const sheetOf = (rows: string) => `<sheetData>${rows}</sheetData>`
const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('an Excel file', () => {
  it('as a library writes it: texts, numbers, dates, booleans, Ñ and Arabic names', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'People',
          rows: [
            ['Name', 'Phone', 'Start', 'Primary'],
            ['Niño Peñaflor', 639171234567, new Date('2026-03-01T00:00:00Z'), true],
            ['محمد الأمين', '09171234567', '2026-03-02', false],
            ['Bang & <Olufsen>', 1.5, null, null],
          ],
        },
      ],
    })
    const { cells, notes } = await read(bytes)
    expect(cells).toEqual([
      ['Name', 'Phone', 'Start', 'Primary'],
      ['Niño Peñaflor', '639171234567', '2026-03-01', 'true'],
      ['محمد الأمين', '09171234567', '2026-03-02', 'false'],
      ['Bang & <Olufsen>', '1.5'],
    ])
    expect(notes).toEqual([])
  })

  it('keeps leading zeros of padded numbers, and reads serials as the days they show', async () => {
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="00000000000"/><numFmt numFmtId="165" formatCode="dd\\/mmm\\/yyyy;@"/><numFmt numFmtId="166" formatCode="[$-409]d&quot;days&quot;#"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>`
    const row = (cells: string) => sheetOf(`<row r="1">${cells}</row>`)
    const cells =
      '<c r="A1" s="1"><v>9171234567</v></c><c r="B1" s="2"><v>46082</v></c><c r="C1" s="3"><v>59</v></c><c r="D1" s="4"><v>46082.5</v></c><c r="E1" s="5"><v>0.75</v></c><c r="F1" s="0"><v>46082</v></c><c r="G1"><v>9.171234567E9</v></c><c r="H1"><v>0.1</v></c>'
    expect((await read(workbook({ sheet: row(cells), styles }))).cells).toEqual([
      ['09171234567', '2026-03-01', '1900-02-28', '2026-03-01 12:00', '18:00', '46082', '9171234567', '0.1'],
    ])
    const early = await read(workbook({ sheet: row('<c r="A1" s="3"><v>44620</v></c>'), styles, dates1904: true }))
    expect(early.cells).toEqual([['2026-03-01']])
  })

  it('warns of numbers that Excel has rounded', async () => {
    const { rows } = await read(
      workbook({ sheet: sheetOf('<row r="2"><c r="A2"><v>1234567890123456000</v></c></row>') }),
    )
    expect(rows).toMatchObject([
      {
        number: 2,
        cells: ['1234567890123456000'],
        problems: [{ at: 0, severity: 'warning', code: 'imports.cell.rounded' }],
      },
    ])
  })

  it('takes what a formula showed, and says where there is none and where it failed', async () => {
    const cells =
      '<c r="A1" t="str"><f>B1&amp;"x"</f><v>ana@moh.gov.ph</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1+1</f></c><c r="D1" t="e"><f>NA()</f><v>#N/A</v></c>'
    const { rows, notes } = await read(workbook({ sheet: sheetOf(`<row r="1">${cells}</row>`) }))
    expect(rows[0]?.cells).toEqual(['ana@moh.gov.ph', '', '', ''])
    expect(rows[0]?.problems).toMatchObject([
      { at: 2, severity: 'error', code: 'imports.cell.formula' },
      { at: 3, severity: 'error', code: 'imports.cell.error_value', message: expect.stringContaining('#N/A') },
    ])
    expect(notes).toEqual([expect.stringContaining('formulas')])
  })

  it('warns of hidden rows and reads them', async () => {
    const sheet = sheetOf(`<row r="1">${text('A1', 'a')}</row><row r="2" hidden="1">${text('A2', 'b')}</row>`)
    const { rows, notes } = await read(workbook({ sheet }))
    expect(rows).toMatchObject([
      { number: 1, problems: [] },
      { number: 2, cells: ['b'], problems: [{ at: -1, severity: 'warning', code: 'imports.row.hidden' }] },
    ])
    expect(notes).toEqual([expect.stringContaining('1 hidden rows')])
  })

  it('takes a merged value for every row that it stands beside, and warns', async () => {
    const rows = [1, 2, 3, 4].map(
      (row) => `<row r="${row}">${row === 2 ? text('A2', 'MOH') : ''}${text(`B${row}`, `name ${row}`)}</row>`,
    )
    const sheet = `${sheetOf(`${rows.join('')}<row r="5"/>`)}<mergeCells count="1"><mergeCell ref="A2:A5"/></mergeCells>`
    const read2 = await read(workbook({ sheet }))
    expect(read2.cells).toEqual([
      ['', 'name 1'],
      ['MOH', 'name 2'],
      ['MOH', 'name 3'],
      ['MOH', 'name 4'],
    ])
    expect(read2.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['imports.cell.merged'],
      ['imports.cell.merged'],
    ])
    expect(read2.notes).toEqual([expect.stringContaining('merged cells')])
  })

  it('counts rows as Excel does, and leaves blank ones out wherever they are', async () => {
    const sheet = sheetOf(
      `<row r="3">${text('A3', 'x')}</row><row r="4">${text('A4', ' \u00a0 ')}<c r="B4" s="0"/></row><row r="9">${text('C9', 'y')}</row><row r="1000"/>`,
    )
    const { rows } = await read(workbook({ sheet }))
    expect(rows.map(({ number, cells }) => [number, cells])).toEqual([
      [3, ['x']],
      [9, ['', '', 'y']],
    ])
  })

  it('puts texts of several fonts together, without the readings above them', async () => {
    const texts =
      '<si><r><t>Juan </t></r><r><rPr/><t>dela Cruz</t></r><rPh><t>HWAN</t></rPh></si><si><t xml:space="preserve"> line_x000D_\nbreak </t></si>'
    const sheet = sheetOf(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>7</v></c></row>',
    )
    expect((await read(workbook({ sheet, texts }))).cells).toEqual([['Juan dela Cruz', 'line break']])
  })

  it('takes the first visible sheet and names the others', async () => {
    const sheets =
      '<sheet name="Lists" sheetId="2" state="hidden" r:id="rId9"/><sheet name="People" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="3" r:id="rId8"/>'
    const { cells, notes } = await read(workbook({ sheet: sheetOf(`<row r="1">${text('A1', 'x')}</row>`), sheets }))
    expect(cells).toEqual([['x']])
    expect(notes).toEqual(['Only the sheet "People" was read. The file has others: Notes.'])
  })

  it('drops what nobody sees, and the guard of our own exports', async () => {
    const sheet = sheetOf(
      `<row r="1">${text('A1', '\u202egro.hpc\u200b')}${text('B1', "'+639171234567")}${text('C1', "O'Neil")}${text('D1', 'n\u0303')}</row>`,
    )
    expect((await read(workbook({ sheet }))).cells).toEqual([['gro.hpc', '+639171234567', "O'Neil", 'ñ']])
  })
})

describe('a broken Excel file is refused in words', () => {
  const unreadable = { code: 'imports.file.unreadable' }

  it('whose XML ends in the middle, or holds a document type', async () => {
    await expect(read(workbook({ sheet: '<sheetData><row r="1"><c r="A1"' }))).rejects.toMatchObject(unreadable)
    const bomb = '<!DOCTYPE lol [<!ENTITY a "aaaa">]><sheetData/>'
    await expect(read(workbook({ sheet: bomb }))).rejects.toMatchObject(unreadable)
  })

  it('whose parts are missing or cut off', async () => {
    await expect(read(zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]))).rejects.toMatchObject(unreadable)
    await expect(read(workbook({ sheet: '', sheets: '' }))).rejects.toMatchObject(unreadable)
    const whole = workbook({ sheet: sheetOf(`<row r="1">${text('A1', 'x'.repeat(50))}</row>`) })
    const broken = Buffer.from(whole)
    broken.fill(0x77, 90, 130)
    await expect(read(broken)).rejects.toMatchObject(unreadable)
  })
})

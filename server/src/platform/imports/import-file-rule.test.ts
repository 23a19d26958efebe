// Files that are no spreadsheets, or spreadsheets made to do harm: refused before anything of them is read.
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { useImportsApp } from '../../testing/imports-app.ts'
import { officeFile } from '../../testing/sample-files.ts'
import { workbook, zip } from '../../testing/sample-sheets.ts'

const test = useTestDatabase()
const app = useImportsApp(test)
const CSV = 'Code,Name\nA,One\n'

describe('a file that must not be taken', () => {
  it.each([
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      415,
      'imports.file.encrypted',
    ],
    [
      'of old Excel',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      415,
      'imports.file.old_excel',
    ],
    ['with a locked part', zip([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }]), 415, 'imports.file.encrypted'],
    [
      'that bursts',
      zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(30_000_000) }]),
      413,
      'imports.file.bomb',
    ],
    ['of claimed gigabytes', zip([{ name: 'x', content: 'x', claimedSize: 4_000_000_000 }]), 413, 'imports.file.bomb'],
    ['that is a Word file', officeFile('word/document.xml'), 415, 'files.file.kind'],
    ['with macros', officeFile('xl/workbook.xml', 'xl/vbaProject.bin'), 415, 'files.file.kind'],
    ['that is a program', Buffer.from('MZ\u0000\u0001\u0002'), 415, 'files.file.kind'],
    ['that is empty', Buffer.alloc(0), 400, 'files.file.empty'],
    ['of eleven megabytes', Buffer.alloc(11 * 1024 * 1024, 'a'), 413, 'files.file.too_large'],
  ])('%s is refused before it is read, and not kept', async (_, bytes, status, code) => {
    const before = app.countFiles()
    const answer = await app.upload(bytes, { name: 'x.xlsx' })
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([status, code, 'file'])
    expect(app.countFiles()).toBe(before)
    expect(test.enqueued).toEqual([])
  })

  it('that lies about its size is stopped while it unpacks', async () => {
    const sheet = zip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="x" r:id="r1"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<R><Relationship Id="r1" Type="/worksheet" Target="s.xml"/></R>',
      },
      { name: 'xl/s.xml', content: Buffer.alloc(260_000_000, '<a/>'), claimedSize: 1_000 },
    ])
    const { id } = (await app.upload(sheet, { name: 'x.xlsx' })).body
    await app.work()
    expect(await app.read(id)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('larger than 200 MB'),
    })
  }, 30_000)

  it('of an unknown kind, or told unknown options', async () => {
    expect((await app.upload(CSV, { query: '.x' })).body).toMatchObject({ status: 400, code: 'imports.kind.unknown' })
    expect((await app.upload(CSV, { query: '&options=magic:yes' })).body).toMatchObject({
      code: 'imports.option.unknown',
    })
    expect((await app.upload(workbook({ sheet: '' }), { name: 'x.xlsx' })).status).toBe(201)
    await app.work()
    expect(await app.ask(app.ana, 'GET', '?state=failed')).toMatchObject({
      body: { items: [{ message: expect.stringContaining('no row') }] },
    })
  })
})

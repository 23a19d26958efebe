import { expect, test } from 'vitest'
import { jpeg, officeFile, pdf, png, webp } from '../../testing/sample-files.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import { detectKind } from './file-kinds.ts'
import { findPictureSize } from './picture-size.ts'

test('a file is what its content says', () => {
  expect(detectKind(pdf, 'scan.png')).toBe('pdf')
  expect(detectKind(png(9, 4), 'logo.pdf')).toBe('png')
  expect(detectKind(jpeg(9, 4), 'photo')).toBe('jpeg')
  expect(detectKind(webp.lossy, 'photo.webp')).toBe('webp')
  expect(detectKind(officeFile('word/document.xml'), 'letter.docx')).toBe('docx')
  expect(detectKind(Buffer.from('name,amount\r\nRice,"1,200"\r\n'), 'list.csv')).toBe('csv')
  expect(detectKind(Buffer.from([0xf1, 0x61, 0x0a]), 'Windows.TXT')).toBe('text')
})

test('a workbook that BMMS writes is one that BMMS takes', async () => {
  const bytes = await writeXlsx({
    title: 'x',
    columns: [{ key: 'name', title: 'Name', type: 'text', value: () => 'x' }],
    rows: [{}],
    generatedAt: Temporal.Instant.from('2026-11-20T04:00:00Z'),
  })
  expect(detectKind(Buffer.from(bytes), 'list.xlsx')).toBe('xlsx')
})

test.each([
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'page.html'],
  ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'logo.svg'],
  ['a program', Buffer.from('4d5a90000300000004000000', 'hex'), 'setup.pdf'],
  ['text with control characters', Buffer.from('a\u0000b'), 'a.txt'],
  ['an archive', officeFile('readme.txt'), 'papers.zip'],
  ['a document with macros', officeFile('word/document.xml', 'word/vbaProject.bin'), 'letter.docx'],
  ['an archive without its end', officeFile('word/document.xml').subarray(0, -30), 'letter.docx'],
  ['an archive whose table of contents points outside', brokenOffice(), 'letter.docx'],
  ['four bytes of an archive', Buffer.from('504b0304', 'hex'), 'letter.docx'],
  ['a PDF inside of something else', Buffer.from('GIF89a %PDF-1.7'), 'x.gif'],
])('%s is not taken', (_, bytes, name) => {
  expect(detectKind(bytes, name)).toBeUndefined()
})

function brokenOffice(): Buffer {
  const bytes = officeFile('word/document.xml')
  bytes.writeUInt32LE(0xffff_fff0, bytes.length - 6)
  return bytes
}

test('the size of a picture comes from its header', () => {
  expect(findPictureSize(png(9, 4), 'png')).toEqual({ width: 9, height: 4 })
  expect(findPictureSize(jpeg(5000, 3), 'jpeg')).toEqual({ width: 5000, height: 3 })
  expect(findPictureSize(webp.lossy, 'webp')).toEqual({ width: 9, height: 4 })
  expect(findPictureSize(webp.lossless, 'webp')).toEqual({ width: 9, height: 4 })
  expect(findPictureSize(webp.extended, 'webp')).toEqual({ width: 300, height: 20 })
})

test('a broken header has no size', () => {
  expect(findPictureSize(png(9, 4).subarray(0, 10), 'png')).toBeUndefined()
  expect(findPictureSize(jpeg(9, 4).subarray(0, 25), 'jpeg')).toBeUndefined()
  expect(findPictureSize(Buffer.from('ffd8ff', 'hex'), 'jpeg')).toBeUndefined()
  expect(findPictureSize(webp.extended.subarray(0, 16), 'webp')).toBeUndefined()
})

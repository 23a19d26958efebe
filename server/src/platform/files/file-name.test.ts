import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILE_KINDS, type FileKind } from './file-kinds.ts'
import { safeFileName } from './file-name.ts'

test.each([
  ['Progress report, Q3.pdf', 'pdf', 'Progress report, Q3.pdf'],
  ['C:\\Users\\amina\\..\\photo.png', 'jpeg', 'photo.jpg'],
  ['../../etc/passwd', 'text', 'passwd.txt'],
  ['photo.JPEG', 'jpeg', 'photo.jpeg'],
  ['report.v2', 'pdf', 'report.v2.pdf'],
  ['list.csv.exe', 'csv', 'list.csv.exe.csv'],
  ['annex\u202egpj.pdf', 'pdf', 'annexgpj.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie- x.pdf'],
  ['Pagkilala – Ñ التقرير.docx', 'docx', 'Pagkilala – Ñ التقرير.docx'],
  ['...', 'png', 'file.png'],
  ['', 'xlsx', 'file.xlsx'],
  [`${'x'.repeat(300)}.pdf`, 'pdf', `${'x'.repeat(120)}.pdf`],
] as const)('%j as %s is named %j', (given, kind, name) => {
  expect(safeFileName(given, kind)).toBe(name)
})

test('no name is unsafe, too long, or says another kind', () => {
  const kinds = Object.keys(FILE_KINDS) as FileKind[]
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), fc.constantFrom(...kinds), (given, kind) => {
      const name = safeFileName(given, kind)
      expect(name).toMatch(/^[^\p{Cc}\p{Cs}\\/<>:"|?*]+\.[a-z]{2,4}$/u)
      expect(name.startsWith('.')).toBe(false)
      expect([...name].length).toBeLessThanOrEqual(134)
      expect(FILE_KINDS[kind].extensions).toContain(name.slice(name.lastIndexOf('.') + 1))
    }),
  )
})

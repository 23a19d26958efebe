import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { closePdf, renderPdf } from './pdf.ts'
import type { PdfDocument } from './pdf-job.ts'
import { PdfError, PdfPrinter, type PrinterLimits } from './pdf-printer.ts'

afterAll(closePdf)

const note = (template: string, more: Partial<PdfDocument> = {}): PdfDocument => ({
  template,
  data: null,
  title: 'Note',
  language: 'en',
  ...more,
})
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pages = (pdf: Uint8Array) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(latin(pdf))?.[1])
const square = (color: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="${color}" d="M0 0h9v9H0z"/></svg>`,
  )
/** Says `no` when the template's claim does not hold. */
const holds = (claim: string) => `#import "/letterhead.typ": data\n#if not (${claim}) { panic("no") }\nfine`

test('a tagged document is PDF/A-2a with title, language and creation time', async () => {
  const createdAt = Temporal.Instant.from('2026-11-20T06:05:00Z')
  const pdf = await renderPdf(note('= One\n#pagebreak()\nTwo', { createdAt }))
  expect(latin(pdf).startsWith('%PDF-1.7')).toBe(true)
  expect(pages(pdf)).toBe(2)
  expect(latin(pdf)).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(latin(pdf)).toContain('/Title (Note)')
  expect(latin(pdf)).toContain('/Lang (en)')
  expect(latin(pdf)).toContain('/StructTreeRoot')
  expect(latin(pdf)).toContain('/CreationDate (D:20261120060500Z)')
})

test('an untagged one is PDF/A-2u', async () => {
  const pdf = latin(await renderPdf(note('One', { tagged: false })))
  expect(pdf).toContain('<pdfaid:conformance>U</pdfaid:conformance>')
  expect(pdf).not.toContain('/StructTreeRoot')
})

test('data reaches the template as it is, markup and all', async () => {
  const name = '#[x] $y$ *b* \\ "q" <l> @r Ñ ₱ عبد'
  await renderPdf(note(holds('data.name == "#[x] $y$ *b* \\\\ \\"q\\" <l> @r Ñ ₱ عبد"'), { data: { name } }))
  await expect(renderPdf(note(holds('data.name == "x"'), { data: { name } }))).rejects.toThrow('no')
})

test('what cannot be printed, or would turn the line around, is taken out', async () => {
  const text = 'a\u0000b\u0007c\u202Ed\u2066e\uFEFFf\r\ng\th \uD800'
  await renderPdf(note(holds('data.text == "abcdef\\ng\\th \u{FFFD}"'), { data: { text } }))
})

test('a character that no font has costs the PDF/A mark, not the paper', async () => {
  const pdf = await renderPdf(note('#import "/letterhead.typ": data\n#data', { data: '漢字 😀' }))
  expect(pages(pdf)).toBe(1)
  expect(latin(pdf)).not.toContain('pdfaid')
})

test.each([
  ['#let x = (', 'unclosed delimiter'],
  ['#panic("stop here")', 'stop here'],
  ['#image("/logo")', 'file not found'],
  ['#read("/etc/passwd")', 'file not found'],
  ['#read("../../../../etc/passwd")', 'access denied'],
])('the template %j is refused with the words of the compiler', async (template, words) => {
  const refused = renderPdf(note(template))
  await expect(refused).rejects.toThrow(words)
  await expect(refused).rejects.toMatchObject({ name: 'PdfError', code: 'template' })
})

test("no document sees another's image", async () => {
  const template = '#image("/logo", alt: "Logo")'
  const createdAt = Temporal.Instant.from('2026-11-20T06:05:00Z')
  const draw = (color: string) => renderPdf(note(template, { images: { logo: square(color) }, createdAt }))
  const [red, blue, again] = await Promise.all([draw('#f00'), draw('#00f'), draw('#f00')])
  expect(latin(red)).not.toBe(latin(blue))
  expect(latin(red)).toBe(latin(again))
  await expect(renderPdf(note(template))).rejects.toThrow('file not found')
  await expect(renderPdf(note(template, { images: { '../logo': square('#f00') } }))).rejects.toThrow(TypeError)
})

const endless = '#let n = 0\n#for i in range(5000) { for j in range(4000) { n += 1 } }\n#n'

/** A printer whose workers leave their traces in a folder of its own. */
async function watched<T>(
  limits: Partial<PrinterLimits>,
  work: (printer: PdfPrinter, workers: () => string[]) => Promise<T>,
): Promise<T> {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'bmms-test-'))
  process.env.TMPDIR = folder
  const printer = new PdfPrinter(limits)
  try {
    return await work(printer, () => readdirSync(folder))
  } finally {
    await printer.close()
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, { recursive: true })
  }
}

test('a document that takes too long is given up, and the next is made', async () => {
  await watched({ timeout: 2000 }, async (printer) => {
    await printer.render(note('warm'))
    const slow = printer.render(note(endless))
    const next = printer.render(note('next'))
    await expect(slow).rejects.toMatchObject({ code: 'timeout' })
    expect(pages(await next)).toBe(1)
  })
})

test('a worker is replaced after its share of documents, and its folder removed', async () => {
  await watched({ documents: 2 }, async (printer, workers) => {
    await printer.render(note('1'))
    const first = workers()
    expect(first).toHaveLength(1)
    await printer.render(note('2'))
    await printer.render(note('3'))
    await expect.poll(() => workers().filter((name) => first.includes(name))).toEqual([])
    expect(workers()).toHaveLength(1)
  })
})

test('a worker that rests is let go, and a new one takes the next document', async () => {
  await watched({ idle: 30 }, async (printer, workers) => {
    await printer.render(note('1'))
    await expect.poll(workers).toEqual([])
    expect(pages(await printer.render(note('2')))).toBe(1)
  })
})

test('close gives up what is open; the queue has an end', async () => {
  await watched({ waiting: 1 }, async (printer, workers) => {
    const open = [printer.render(note('1')), printer.render(note('2'))]
    const settled = Promise.allSettled(open)
    await expect(printer.render(note('3'))).rejects.toMatchObject({ code: 'busy' })
    await printer.close()
    for (const result of await settled) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'closed' } })
    await wait(0)
    expect(workers()).toEqual([])
    expect(new PdfError('busy', 'x')).toBeInstanceOf(Error)
  })
})

test('a resting worker keeps no process alive, and a working one does', async () => {
  const script = `
    const { renderPdf } = await import(${JSON.stringify(new URL('./pdf.ts', import.meta.url).href)})
    console.log((await renderPdf({ template: 'x', data: null, title: 'x', language: 'en' })).length > 1000)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 20_000,
  })
  expect(stdout.trim()).toBe('true')
})

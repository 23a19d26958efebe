// Runs in a thread of its own: compiling is synchronous, and the server must go on answering meanwhile.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfJob, PdfReply } from './pdf-job.ts'

const FONTS = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
]
// Without fallback no font of the machine gets in: a paper looks the same wherever it was made.
const PRELUDE = `#set document(title: sys.inputs.title, date: auto)
#set text(lang: sys.inputs.language, font: ("Noto Sans", "Noto Naskh Arabic"), fallback: false)
`
/** PDF/A refuses a document with a character that no font has; such a paper is still wanted, as an ordinary PDF. */
const MISSING_CHARACTER = /could not be displayed with font/

const workspace: string = workerData
const { resolve } = createRequire(import.meta.url)
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: FONTS.map((path) => readFileSync(resolve(`@expo-google-fonts/${path}`))) }],
})
compiler.addSource(
  join(workspace, 'letterhead.typ'),
  readFileSync(new URL('./templates/letterhead.typ', import.meta.url), 'utf8'),
)

parentPort?.on('message', (job: PdfJob) => {
  const reply = answer(job)
  parentPort?.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : [])
})

function answer(job: PdfJob): PdfReply {
  for (const [name, bytes] of job.images) compiler.mapShadow(join(workspace, name), Buffer.from(bytes))
  try {
    const first = attempt(job, job.tagged ? 'a-2a' : 'a-2u')
    return 'error' in first && MISSING_CHARACTER.test(first.error) ? attempt(job) : first
  } finally {
    for (const [name] of job.images) compiler.unmapShadow(join(workspace, name))
    compiler.evictCache(0)
  }
}

function attempt(job: PdfJob, pdfStandard?: string): PdfReply {
  try {
    const bytes = compiler.pdf(
      { mainFileContent: PRELUDE + job.template, inputs: job.inputs, resetRead: true },
      { ...(pdfStandard ? { pdfStandard } : {}), pdfTags: job.tagged, creationTimestamp: job.createdAt },
    )
    return { pdf: new Uint8Array(bytes) }
  } catch (thrown) {
    return { error: reason(thrown) }
  }
}

/** The compiler leaves the message empty and puts the text into `code`. */
function reason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.message
}

import type { PdfDocument } from './pdf-job.ts'
import { PdfPrinter } from './pdf-printer.ts'

const printer = new PdfPrinter()

/** Renders a paper to PDF in the one worker of this process; rejects with a PdfError (its `message` is the compiler's). */
export function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  return printer.render(document)
}

/** Ends the worker at shutdown. An idle worker keeps no process alive, so scripts need not call it. */
export function closePdf(): Promise<void> {
  return printer.close()
}

/** A paper to be rendered. */
export type PdfDocument = {
  /**
   * Typst source. `#import "/letterhead.typ": *` brings `data` and the parts of a paper (see that file); images lie at
   * `/<name>`. The workspace holds nothing else, so a template can read no other file.
   */
  template: string
  /** Plain JSON; strings in it are printed as they are, never run as markup. */
  data: unknown
  /** PNG, JPEG, GIF, WebP or SVG by name (`logo`), recognised by content. */
  images?: Readonly<Record<string, Uint8Array>>
  /** Structure for screen readers, and PDF/A-2a; default true. Without it the file is PDF/A-2u, for long registers. */
  tagged?: boolean
  title: string
  /** Language of the text, `en`. */
  language: string
  /** Creation time in the document properties; now, unless given. */
  createdAt?: Temporal.Instant
}

/** What crosses over to the worker. */
export type PdfJob = {
  template: string
  inputs: { title: string; language: string; data: string }
  images: ReadonlyArray<readonly [name: string, bytes: Uint8Array]>
  tagged: boolean
  createdAt: number
}

export type PdfReply = { pdf: Uint8Array<ArrayBuffer> } | { error: string }

/**
 * The job for a document. Control characters, direction overrides (which could show an amount backwards) and broken
 * Unicode are taken out of title and data. A TypeError when an image's name could lead out of the workspace.
 */
export function pdfJob(document: PdfDocument): PdfJob {
  const images = Object.entries(document.images ?? {})
  for (const [name] of images) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`Image name '${name}' may hold only a-z, 0-9 and hyphens.`)
  }
  const data = JSON.stringify(document.data, (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  )
  return {
    template: document.template,
    inputs: { title: printable(document.title), language: document.language, data: data ?? 'null' },
    images,
    tagged: document.tagged ?? true,
    createdAt: Math.floor((document.createdAt ?? Temporal.Now.instant()).epochMilliseconds / 1000),
  }
}

function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, (found) => (found === '\n' || found === '\t' ? found : ''))
}

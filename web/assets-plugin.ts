// After a build: writes .br and .gz beside every asset and holds each page to its budget of compressed JavaScript.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

type Chunk = Rolldown.OutputChunk
const TEXT = /\.(js|css|html|svg|json|txt)$/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Vite plugin; fails the build when any page needs more than `budgetKilobytes` of brotli-compressed JavaScript. */
export function compressedAssets(options: { budgetKilobytes: number }): Plugin {
  let outDir = ''
  let chunks: Chunk[] = []
  return {
    name: 'bmms-assets',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    // The text is drawn in its own letters from the first moment.
    transformIndexHtml(_, { bundle }) {
      const fonts = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'))
      return fonts.map((file) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` },
        injectTo: 'head',
      }))
    },
    writeBundle(_, bundle) {
      chunks = Object.values(bundle).filter((part): part is Chunk => part.type === 'chunk')
    },
    async closeBundle() {
      if (chunks.length === 0) return
      const sizes = await compress(outDir)
      // What a page loads when it is asked, such as a dialog or a calendar, is no first load.
      const isPage = ({ isEntry, facadeModuleId }: Chunk) =>
        isEntry ||
        (facadeModuleId !== null && (this.getModuleInfo(facadeModuleId)?.dynamicImporters ?? []).some(namesPages))
      const over = report({ chunks, sizes, isPage }, options.budgetKilobytes)
      if (over.length > 0)
        this.error(`Over the budget of ${options.budgetKilobytes} kB of JavaScript: ${over.join(', ')}`)
    },
  }
}

/** Compressed bytes (brotli) by path below the output folder. */
async function compress(outDir: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const entry of await readdir(outDir, { recursive: true })) {
    if (!TEXT.test(entry)) continue
    const path = join(outDir, entry)
    const bytes = await readFile(path)
    const small = await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    await writeFile(`${path}.br`, small)
    await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }))
    sizes.set(entry.replaceAll('\\', '/'), small.length)
  }
  return sizes
}

/** Routes, and the frame of the web, load pages; everything else loads parts of them. */
const namesPages = (file: string) => /[\\/](routes\.ts|app[\\/][\w-]+\.tsx?)$/.test(file)

interface Built {
  chunks: Chunk[]
  /** Compressed bytes by file. */
  sizes: Map<string, number>
  isPage: (chunk: Chunk) => boolean
}

/** Prints what a first visit to each page downloads; returns the pages over budget. */
function report({ chunks, sizes, isPage }: Built, budget: number): string[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const entry = chunks.find((chunk) => chunk.isEntry)
  const shell = reachable(entry, byFile)
  const rows = chunks
    .filter(isPage)
    .map((chunk) => {
      const files = new Set([...shell, ...reachable(chunk, byFile)])
      const bytes = [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
      return { page: chunk.isEntry ? 'shell (every page)' : chunk.name, kilobytes: bytes / 1000, files: files.size }
    })
    .sort((a, b) => b.kilobytes - a.kilobytes)
  const styles = [...sizes].filter(([file]) => file.endsWith('.css'))
  for (const row of rows)
    console.log(`${row.kilobytes.toFixed(1).padStart(7)} kB JavaScript in ${row.files} files  ${row.page}`)
  for (const [file, bytes] of styles) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB CSS  ${file}`)
  return rows.filter((row) => row.kilobytes > budget).map((row) => `${row.page} (${row.kilobytes.toFixed(1)} kB)`)
}

/** The chunk and everything it imports at once (not what it may load later). */
function reachable(chunk: Chunk | undefined, byFile: Map<string, Chunk>, seen = new Set<string>()): Set<string> {
  if (!chunk || seen.has(chunk.fileName)) return seen
  seen.add(chunk.fileName)
  for (const file of chunk.imports) reachable(byFile.get(file), byFile, seen)
  return seen
}

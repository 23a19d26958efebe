// How much JavaScript a first visit to each page downloads, found as a browser does: from the page, import by import.
export interface PageScripts {
  page: string
  /** Compressed (br), in kB of 1,000 bytes. */
  kilobytes: number
  files: number
}

const STATIC = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g
const LAZY = /\bimport\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g

interface Chunk {
  bytes: number
  needs: string[]
  mayLoad: string[]
}

/** Every page of the web that BMMS serves, largest first; none when no web is built. */
export async function pageScripts(port: number): Promise<PageScripts[]> {
  const site = `http://127.0.0.1:${port}`
  const html = await (await fetch(site)).text()
  const entries = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  if (entries.length === 0) return []
  const chunks = await readChunks(site, entries)
  const shell = closure(chunks, entries)
  const pages = [row(chunks, 'every page (the shell)', shell)]
  // A page may come by way of another lazy chunk (the list of a feature's pages); the way counts too.
  const seen = new Set(entries)
  let layer = [{ files: shell, from: [...shell] }]
  while (layer.length > 0) {
    const next: typeof layer = []
    for (const { files, from } of layer) {
      for (const name of new Set(from.flatMap((file) => chunks.get(file)?.mayLoad ?? []))) {
        if (seen.has(name) || files.has(name)) continue
        seen.add(name)
        const own = closure(chunks, [name])
        const all = files.union(own)
        pages.push(row(chunks, name.replace(/-[\w-]{8}\.js$/, ''), all))
        next.push({ files: all, from: [...own] })
      }
    }
    layer = next
  }
  return pages.toSorted((a, b) => b.kilobytes - a.kilobytes)
}

async function readChunks(site: string, entries: string[]): Promise<Map<string, Chunk>> {
  const chunks = new Map<string, Chunk>()
  for (const open = [...entries]; open.length > 0; ) {
    const name = open.pop() ?? ''
    if (chunks.has(name)) continue
    const chunk = await readChunk(`${site}/assets/${name}`)
    chunks.set(name, chunk)
    open.push(...chunk.needs, ...chunk.mayLoad)
  }
  return chunks
}

async function readChunk(url: string): Promise<Chunk> {
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  const text = await plain.text()
  const compressed = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'br' } })
  if (!plain.ok || !compressed.ok) throw new Error(`${url} answers ${plain.status} and ${compressed.status}.`)
  const names = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
  return { bytes: Number(compressed.headers.get('content-length')), needs: names(STATIC), mayLoad: names(LAZY) }
}

function closure(chunks: Map<string, Chunk>, from: readonly string[]): Set<string> {
  const files = new Set<string>()
  for (const open = [...from]; open.length > 0; ) {
    const name = open.pop() ?? ''
    if (files.has(name)) continue
    files.add(name)
    open.push(...(chunks.get(name)?.needs ?? []))
  }
  return files
}

function row(chunks: Map<string, Chunk>, page: string, files: Set<string>): PageScripts {
  const bytes = [...files].reduce((sum, file) => sum + (chunks.get(file)?.bytes ?? 0), 0)
  return { page, kilobytes: bytes / 1000, files: files.size }
}

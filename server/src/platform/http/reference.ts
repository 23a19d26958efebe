// The API reference as a page: plain HTML made from the OpenAPI document, readable on any line and without scripts.
import type { FastifyInstance } from 'fastify'
import type { openApiDocument } from './openapi.ts'

type Document = ReturnType<typeof openApiDocument>
interface Operation {
  summary: string
  description: string
  tags: string[]
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema?: object }> }
  responses: Record<string, { content?: Record<string, { schema?: object }> }>
}

export function referenceRoutes(app: FastifyInstance, document: Document): void {
  const config = { access: 'public' }
  const page = referencePage(document)
  app.get('/api/openapi.json', { config }, async () => document)
  app.get('/api/docs', { config }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/api/docs.css', { config }, async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
}

function referencePage({ info, paths }: Document): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
  )
  const tags = [...new Set(rows.map((row) => row.operation.tags[0] ?? ''))].sort()
  const sections = tags.map((tag) => {
    const items = rows.filter((row) => row.operation.tags[0] === tag).map(operationHtml)
    return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${items.join('')}</section>`
  })
  const links = tags.map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join(' ')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title><link rel="stylesheet" href="/api/docs.css"></head><body><main>
<h1>${escapeHtml(info.title)} API</h1><p>${escapeHtml(info.description)} Machine-readable: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Sections">${links}</nav>${sections.join('')}</main></body></html>`
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const parameters = (operation.parameters ?? []).map(
    (p) =>
      `<li><code>${escapeHtml(p.name)}</code> (${p.in}${p.required ? ', required' : ''}) ${schemaHtml(p.schema)}</li>`,
  )
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const answers = Object.entries(operation.responses).map(([status, { content }]) => {
    const schema = Object.values(content ?? {})[0]?.schema
    return `<h4>${status === 'default' ? 'Refusal' : `Answer ${status}`}</h4>${schema ? schemaHtml(schema) : '<p>No content, or a file.</p>'}`
  })
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(operation.summary)}</span></summary>
<p>${escapeHtml(operation.description)}</p>${parameters.length > 0 ? `<h4>Parameters</h4><ul>${parameters.join('')}</ul>` : ''}
${body ? `<h4>Body</h4>${schemaHtml(body)}` : ''}${answers.join('')}</details>`
}

function schemaHtml(schema: object): string {
  const text = JSON.stringify(schema, null, 1)
  return text.length < 90 ? `<code>${escapeHtml(JSON.stringify(schema))}</code>` : `<pre>${escapeHtml(text)}</pre>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .5rem 0; }
summary { cursor: pointer; } summary span { color: color-mix(in srgb, currentColor 75%, transparent); }
summary b { display: inline-block; min-width: 4.5rem; }
pre { overflow-x: auto; background: color-mix(in srgb, currentColor 6%, transparent); padding: .75rem; border-radius: 4px; font-size: .85rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
`

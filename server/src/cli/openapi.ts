import { writeFile } from 'node:fs/promises'
import type { Command } from './command.ts'

export const openapi: Command = {
  name: 'openapi',
  summary: 'print the description of the API (OpenAPI 3.1, JSON)',
  options: { output: { value: 'file', summary: 'write it to a file instead' } },
  run: async (call) => {
    const { openApi } = await import('../app.ts')
    const data = openApi as unknown as Record<string, unknown>
    const file = call.optional('output')
    if (file === undefined) return { lines: [JSON.stringify(data, null, 2)], data }
    await writeFile(file, `${JSON.stringify(data, null, 2)}\n`)
    return { lines: [`Written to ${file}.`], data: { file } }
  },
}

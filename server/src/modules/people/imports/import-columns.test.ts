import { describe, expect, it } from 'vitest'
import { getTemplate } from '../../../platform/imports/import-kinds.ts'
import { matchColumns } from '../../../platform/imports/match-columns.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { importRows, rowOf } from '../../../testing/people-import.ts'
import { peopleColumns, peopleTemplates } from './import-columns.ts'
import { peopleImport } from './import-people.ts'

const test = useTestDatabase()

describe.each(peopleTemplates.map(({ name }) => name))('the template %s', (name) => {
  const template = getTemplate([peopleImport], name)
  const columns = matchColumns(template.headers, peopleColumns).map(({ column }) => column ?? '')

  it('has only columns that are known, with help for each', () => {
    expect(columns).not.toContain('')
    expect(template.help.every((text) => text.length > 10)).toBe(true)
  })

  it('has examples that would come in as they are', async () => {
    const rows = template.examples.map((cells, at) =>
      rowOf(at + 2, Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']))),
    )
    const results = await importRows(test, rows, { dryRun: true })
    expect(results.flatMap(({ errors }) => errors)).toEqual([])
  })
})

it('knows the headers of both formats of the rollout, and keeps them apart', () => {
  const headers = (text: string) => matchColumns(text.split(','), peopleColumns).map(({ column }) => column)
  expect(headers('email,first_name,last_name,organization,role,phone,department')).toEqual([
    'email',
    'first_name',
    'last_name',
    'organization',
    'role',
    'phone',
    'department',
  ])
  expect(headers('email,first_name,last_name,organization,role,phone_number,position')).not.toContain(null)
  expect(
    headers('Organization Code,Full Name,Email Address,Username,Role,Is Primary Organization,Phone Number'),
  ).toEqual(['organization', 'full_name', 'email', 'username', 'role', 'primary_organization', 'phone'])
})

it('has no header that could mean two columns', () => {
  const keys = peopleColumns.flatMap(({ name, title, synonyms }) => [
    ...new Set([name, title, ...synonyms].map((text) => text.toLowerCase().replaceAll(/[^a-z]/g, ''))),
  ])
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

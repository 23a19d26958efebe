// Input is checked against the contract before any code of a module sees it. Every finding names its field.
import { Ajv, type ErrorObject } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'
import type { FieldError } from '../errors/errors.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
const CONTROL_OR_BREAK = /[\u0000-\u001f\u007f]/

const formats = {
  /** One line: no control characters, no broken Unicode, not only blanks. */
  line: (text: string) => text.isWellFormed() && !CONTROL_OR_BREAK.test(text) && text.trim() !== '',
  text: (text: string) => text.isWellFormed() && !CONTROL.test(text),
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  date: (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text),
  email: (text: string) => text.isWellFormed() && /^[^\s@<>"]{1,64}@[a-z0-9.-]{1,180}\.[a-z]{2,}$/i.test(text),
}

function isCalendarDate(text: string): boolean {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return date.year >= 1900 && date.year <= 2200
  } catch {
    return false
  }
}

const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false, formats } as const
const exact = new Ajv({ ...common, coerceTypes: false })
const fromText = new Ajv({ ...common, coerceTypes: true })

/** Bodies are taken as they are; query and path values arrive as text and are converted. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? exact : fromText).compile(schema)

/** Ajv's findings in plain words, one a field. */
export function fieldErrors(findings: readonly ErrorObject[]): FieldError[] {
  const byPath = new Map<string, FieldError>()
  for (const finding of findings) {
    const error = { path: pathOf(finding), code: `request.${finding.keyword}`, message: wordsFor(finding) }
    if (!byPath.has(error.path)) byPath.set(error.path, error)
  }
  return [...byPath.values()].slice(0, 100)
}

function pathOf(finding: ErrorObject): string {
  const own = finding.params.missingProperty ?? finding.params.additionalProperty
  const steps = finding.instancePath.split('/').slice(1)
  return [...steps, ...(typeof own === 'string' ? [own.slice(0, 80)] : [])].join('.')
}

const words: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => 'This field is required.',
  additionalProperties: () => 'This field is not known here. Remove it.',
  minLength: () => 'This field is required.',
  maxLength: ({ limit }) => `Use at most ${limit} characters.`,
  minimum: ({ limit }) => `Enter ${limit} or more.`,
  maximum: ({ limit }) => `Enter ${limit} or less.`,
  minItems: ({ limit }) => `Choose at least ${limit}.`,
  maxItems: ({ limit }) => `At most ${limit} are possible here.`,
  uniqueItems: () => 'Each may appear only once.',
  pattern: () => 'This is not in the expected form.',
  enum: ({ allowedValues }) => `Choose one of: ${(allowedValues as unknown[]).slice(0, 20).join(', ')}.`,
}

const formatWords: Record<string, string> = {
  line: 'Enter one line of text without control characters.',
  text: 'Enter text without control characters or broken characters.',
  uuid: 'This is not a valid id.',
  date: 'Enter a date as YYYY-MM-DD, for example 2026-11-20.',
  email: 'Enter an e-mail address, for example name@moh.bangsamoro.gov.ph.',
}

function wordsFor(finding: ErrorObject): string {
  if (finding.keyword === 'format')
    return formatWords[String(finding.params.format)] ?? 'This is not in the expected form.'
  if (finding.keyword === 'type') return `This must be ${typeWord(finding.params.type)}.`
  return words[finding.keyword]?.(finding.params) ?? 'This value is not possible here.'
}

function typeWord(type: unknown): string {
  const named: Record<string, string> = {
    string: 'text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
    null: 'empty',
  }
  return String(type)
    .split(',')
    .map((one) => named[one] ?? one)
    .join(' or ')
}

/** Texts are kept in one Unicode form and without outer blanks, so that equal words are equal. */
export function normalizeTexts(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim()
  if (depth > 20 || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => normalizeTexts(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalizeTexts(item, depth + 1)]))
}

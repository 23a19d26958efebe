import type { Static, TSchema } from 'typebox'
import { BmmsError } from '../platform/errors/errors.ts'
import { platformErrors } from '../platform/errors/platform-errors.ts'
import { fieldErrors, normalizeTexts, validatorCompiler } from '../platform/http/validation.ts'

/** What a command was given, held against the contract that the same request would be held against. */
export function requireValid<S extends TSchema>(schema: S, given: unknown): Static<S> {
  const input = normalizeTexts(given)
  const check = validatorCompiler({ schema, method: 'POST', url: '', httpPart: 'body' })
  const errors = check(input) === true ? [] : fieldErrors((check as unknown as { errors?: never[] }).errors ?? [])
  if (errors.length === 0) return input as Static<S>
  throw new BmmsError('request.invalid', platformErrors['request.invalid'], {
    values: { message: 'Some options need attention.' },
    errors,
  })
}

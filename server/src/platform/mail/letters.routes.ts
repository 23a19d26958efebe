import { type Route, route } from '../http/route.ts'
import type { LetterDefinition } from './define-letter.ts'
import { findLetters, getLetter, previewLetterTexts, saveLetterTexts, sendTest } from './letter-words.ts'
import * as contract from './letters.contract.ts'

/** The pages of letters, in an organization and above; `letters` are those of all modules. */
export function letterRoutes(letters: readonly LetterDefinition[]): Route[] {
  return [
    route(contract.listLetters, async (scope) => ({ items: await findLetters(scope, letters) })),
    route(contract.saveLetter, (scope, { params, body }) =>
      saveLetterTexts(scope, getLetter(scope, letters, params.letterName), body),
    ),
    route(contract.previewLetter, (scope, { params, body }) =>
      previewLetterTexts(scope, getLetter(scope, letters, params.letterName), body.texts),
    ),
    route(contract.sendTestLetter, (scope, { params, body }, { email }) =>
      sendTest(scope, getLetter(scope, letters, params.letterName), { texts: body.texts, toAddress: email }),
    ),
    route(contract.listPlatformLetters, async (scope) => ({ items: await findLetters(scope, letters) })),
    route(contract.savePlatformLetter, (scope, { params, body }) =>
      saveLetterTexts(scope, getLetter(scope, letters, params.letterName), body),
    ),
    route(contract.previewPlatformLetter, (scope, { params, body }) =>
      previewLetterTexts(scope, getLetter(scope, letters, params.letterName), body.texts),
    ),
    route(contract.sendTestPlatformLetter, (scope, { params, body }, { email }) =>
      sendTest(scope, getLetter(scope, letters, params.letterName), { texts: body.texts, toAddress: email }),
    ),
  ]
}

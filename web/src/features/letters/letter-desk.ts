// Letters are written in two places, an organization and the platform; the pages do not tell them apart.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import * as contract from '../../../../server/src/platform/mail/letters.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { places } from './addresses.ts'

interface Letters {
  items: contract.LetterView[]
}

/** Of pages below an organization; those of the platform have none. */
export interface LetterParams {
  moa?: string
}

export function useLetters({ moa }: LetterParams) {
  const here = queryFor(contract.listLetters, { params: { moa: moa ?? '' } })
  const above = queryFor(contract.listPlatformLetters)
  return useQuery<Letters, ProblemError>(moa ? (here as never) : (above as never))
}

/** How the letter looks with these texts; shows the last one while the next is made. */
export function usePreview({ moa }: LetterParams, letterName: string, texts: contract.LetterTexts) {
  const input = { params: { moa: moa ?? '', letterName }, body: { texts } }
  const options = moa ? queryFor(contract.previewLetter, input) : queryFor(contract.previewPlatformLetter, input)
  return useQuery<contract.LetterPreview, ProblemError>({
    ...(options as never as { queryKey: unknown[]; queryFn: () => Promise<contract.LetterPreview> }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** Saves words, and sends a try-out to whoever is signed in. */
export function useWriting({ moa }: LetterParams, letterName: string) {
  const saveHere = useAction(contract.saveLetter)
  const saveAbove = useAction(contract.savePlatformLetter)
  const testHere = useAction(contract.sendTestLetter, { alsoChanges: ['mail'] })
  const testAbove = useAction(contract.sendTestPlatformLetter, { alsoChanges: ['mail'] })
  const params = { moa: moa ?? '', letterName }
  return {
    save: (body: { texts: contract.LetterTexts; version: number }) =>
      (moa ? saveHere : saveAbove).mutateAsync({ params, body }),
    test: (texts: contract.LetterTexts) => (moa ? testHere : testAbove).mutateAsync({ params, body: { texts } }),
  }
}

export function hrefOfLetters({ moa }: LetterParams): string {
  return moa ? hrefOf(places.letters, { moa }) : hrefOf(places.platformLetters, {})
}

export function hrefOfLetter({ moa }: LetterParams, letterName: string): string {
  return moa ? hrefOf(places.letter, { moa, letterName }) : hrefOf(places.platformLetter, { letterName })
}

// The letters that BMMS writes, and which of them carry words of their own here.
import type { LetterView } from '../../../../server/src/platform/mail/letters.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { countOf } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { hrefOfLetter, type LetterParams, useLetters } from './letter-desk.ts'

const columns: readonly ListColumn<LetterView>[] = [
  { name: 'title', label: 'Letter', render: (letter) => letter.title },
  {
    name: 'summary',
    label: 'When it is sent, and to whom',
    fact: true,
    wide: true,
    render: (letter) => letter.summary,
  },
  { name: 'own', label: 'Own words', fact: true, width: 180, render: ownWords },
]

function ownWords({ blocks }: LetterView): string {
  if (blocks.length === 0) return 'Nothing to write'
  const own = blocks.filter((block) => block.own !== null).length
  return own === 0 ? 'Standard words' : `${own} of ${countOf(blocks.length, 'part')}`
}

/** `/moa/:moa/letters` and `/platform/letters`. */
export function LettersPage({ params }: { params: LetterParams }) {
  const letters = useLetters(params)
  return (
    <>
      <PageHeader
        title="Letters"
        description={
          params.moa
            ? 'Mail that BMMS sends in the name of your organization. Parts of it are yours to write: when training is, whom to ask.'
            : 'Mail that BMMS sends. What you write here stands in the letters of every organization that has not written its own.'
        }
      />
      <Loaded query={letters} shape="list">
        {({ items }) => (
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun="letter"
            rowId={(letter) => letter.name}
            rowName={(letter) => letter.title}
            rowHref={(letter) => hrefOfLetter(params, letter.name)}
            empty={{
              title: 'No letter has parts to write yet',
              text: 'Letters appear here with the modules that send them.',
            }}
          />
        )}
      </Loaded>
    </>
  )
}

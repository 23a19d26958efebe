// Writing the parts of a letter, with the letter beside it as it will arrive.
import { useState } from 'react'
import type { LetterView } from '../../../../server/src/platform/mail/letters.contract.ts'
import { useGo } from '../../lib/address.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { NotFoundPage } from '../../ui/refusal-page.tsx'
import { BlockFields } from './block-fields.tsx'
import { type BlockValues, textsOf, valuesOf } from './block-values.ts'
import { hrefOfLetters, type LetterParams, useLetters, useWriting } from './letter-desk.ts'
import classes from './letter-page.module.css'
import { LetterPreviewPanel } from './letter-preview.tsx'

type Params = LetterParams & { letterName: string }

/** `/moa/:moa/letters/:letterName` and `/platform/letters/:letterName`. */
export function LetterPage({ params }: { params: Params }) {
  const letters = useLetters(params)
  return (
    <Loaded query={letters} shape="form">
      {({ items }) => {
        const letter = items.find(({ name }) => name === params.letterName)
        return letter ? <Desk params={params} letter={letter} /> : <NotFoundPage />
      }}
    </Loaded>
  )
}

function Desk({ params, letter }: { params: Params; letter: LetterView }) {
  const [values, setValues] = useState(() => valuesOf(letter))
  return (
    <div className={classes.desk}>
      <div>
        {letter.blocks.length > 0 ? (
          <LetterForm {...{ params, letter }} onValues={setValues} />
        ) : (
          <Fixed {...{ params, letter }} />
        )}
      </div>
      <LetterPreviewPanel params={params} letter={letter} texts={textsOf(letter, values)} />
    </div>
  )
}

function Fixed({ params, letter }: { params: Params; letter: LetterView }) {
  return (
    <PageHeader
      title={letter.title}
      description={`${letter.summary} Its words are the same for everybody.`}
      back={{ label: 'Letters', to: hrefOfLetters(params) }}
    />
  )
}

interface LetterFormProps {
  params: Params
  letter: LetterView
  onValues: (values: BlockValues) => void
}

function LetterForm({ params, letter, onValues }: LetterFormProps) {
  const go = useGo()
  const { save } = useWriting(params, letter.name)
  return (
    <FormPage
      title={letter.title}
      description={letter.summary}
      back={{ label: 'Letters', to: hrefOfLetters(params) }}
      initial={valuesOf(letter)}
      version={letter.version}
      sections={[
        {
          title: params.moa ? 'Words of your organization' : 'Words of the platform',
          help: 'Plain text; a web address becomes a link by itself. A part that is left empty is left out.',
          content: (form) => <BlockFields letter={letter} form={form} onValues={onValues} />,
        },
      ]}
      fromCurrent={(current: LetterView) => valuesOf(current)}
      submit={(values, version = letter.version) => save({ version, texts: textsOf(letter, values) })}
      submitLabel="Save the letter"
      onDone={() => {
        tell.done('Letter saved. It is used from the next message on.')
        go(hrefOfLetters(params))
      }}
    />
  )
}

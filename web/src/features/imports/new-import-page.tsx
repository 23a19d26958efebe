// A file and what to do with it. It is read and checked at once; nothing is imported before somebody else approves.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addImport,
  type ImportKindView,
  type ImportMode,
  MOST_MEGABYTES,
  MOST_ROWS,
  readImportKinds,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useUpload } from '../../api/upload.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { Templates } from './templates.tsx'
import { modeOptions, waveOptions } from './words.ts'

type Values = { kind: string; file: string; wave: string; mode: ImportMode } & Record<string, string>

/** `/platform/imports/new`. */
export function NewImportPage() {
  const kinds = useQuery(queryFor(readImportKinds))
  return (
    <Loaded query={kinds} shape="form">
      {({ items }) => <NewImport kinds={items} />}
    </Loaded>
  )
}

function NewImport({ kinds }: { kinds: readonly ImportKindView[] }) {
  const go = useGo()
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload(addImport)
  const submit = ({ kind, wave, mode, ...rest }: Values) => {
    const options = kinds.find((one) => one.kind === kind)?.options ?? []
    const pairs = options.map(({ name }) => `${name}:${rest[name] ?? ''}`).join(',')
    const query = { kind, mode, ...(wave ? { wave: Number(wave) } : {}), ...(pairs ? { options: pairs } : {}) }
    return sending.send({ query, body: file as File })
  }
  return (
    <FormPage<Values, Awaited<ReturnType<typeof submit>>>
      title="New import"
      description="The file is read and every row checked at once. Nothing is imported before a second person has approved it."
      back={{ label: 'Imports', to: hrefOf(places.imports, {}) }}
      initial={initialOf(kinds)}
      sections={[
        {
          title: 'File',
          content: (form) => (
            <>
              <KindField kinds={kinds} form={form} />
              <FileDrop
                label="Spreadsheet"
                path="file"
                help={`One row per ${nounOf(kinds, form)}, at most ${MOST_ROWS.toLocaleString('en')} rows.`}
                endings={['.xlsx', '.csv']}
                maxMegabytes={MOST_MEGABYTES}
                value={file}
                onChange={(chosen) => {
                  setFile(chosen)
                  form.setFieldValue('file', chosen?.name ?? '')
                  form.clearFieldError('file')
                }}
                percent={sending.percent}
                error={form.errors.file}
              />
              <Templates kind={kindOf(kinds, form)} />
            </>
          ),
        },
        { title: 'What to do with it', content: (form) => <Choices kind={kindOf(kinds, form)} form={form} /> },
      ]}
      // A draft of an earlier visit remembers the name; the file itself has to be chosen again.
      validate={{ file: () => (file ? null : 'Choose the spreadsheet to import.') }}
      submit={submit}
      submitLabel="Upload and check"
      onDone={(batch) => go(hrefOf(places.batch, { id: batch.id }), { replace: true })}
    />
  )
}

function initialOf(kinds: readonly ImportKindView[]): Values {
  const options = kinds.flatMap((kind) => kind.options.map(({ name, choices }) => [name, choices[0]?.value ?? '']))
  return {
    kind: kinds[0]?.kind ?? '',
    file: '',
    wave: '',
    mode: 'row_by_row',
    ...Object.fromEntries(options),
  } as Values
}

type Part = { kinds: readonly ImportKindView[]; form: Form<Values> }

const kindOf = (kinds: Part['kinds'], form: Form<Values>) =>
  kinds.find(({ kind }) => kind === form.getValues().kind) ?? kinds[0]
const nounOf = (kinds: Part['kinds'], form: Form<Values>) => kindOf(kinds, form)?.noun.one ?? 'record'

/** Nothing to choose while only one thing can be imported. */
function KindField({ kinds, form }: Part) {
  if (kinds.length < 2) return null
  const data = kinds.map(({ kind, title }) => ({ value: kind, label: title }))
  return <ChoiceField label="What is in it" required data={data} {...form.getInputProps('kind')} />
}

function Choices({ kind, form }: { kind: ImportKindView | undefined; form: Form<Values> }) {
  return (
    <>
      <ChoiceField
        label="Wave"
        description="The group of organizations that these people belong to, for reports and reminders."
        data={[{ value: '', label: 'No wave' }, ...waveOptions]}
        {...form.getInputProps('wave')}
      />
      <ChoiceField
        label="When rows have errors"
        description="Errors can be put right here before the import is approved."
        required
        data={modeOptions}
        {...form.getInputProps('mode')}
      />
      {kind?.options.map(({ name, label, help, choices }) => (
        <ChoiceField
          key={name}
          label={label}
          description={help}
          required
          data={choices}
          {...form.getInputProps(name)}
        />
      ))}
    </>
  )
}

// A file of programs: read and checked at once, taken over later by a second person.
import { Button, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  checkPpaFile,
  type PpaImport,
  readPpaTemplate,
} from '../../../../server/src/modules/budgeting/ppas/ppa-imports.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { useUpload } from '../../api/upload.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import classes from './ppas.module.css'
import { yearOptions } from './words.ts'

type Values = { file: string; year: string; class: '' | (typeof CLASSES)[number] }

const undivided = [
  { value: '', label: 'Do not post them' },
  ...CLASSES.map((of) => ({ value: of, label: `${of}, ${CLASS_WORDS[of].toLowerCase()}` })),
]

/** Uploads and checks; the page of the import shows what would be done. */
export function NewPpaImportPage({ params }: { params: { moa: string } }) {
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload(checkPpaFile)
  const go = useGo()
  const submit = ({ year, class: of }: Values) => {
    const query = { year: Number(year), ...(of ? { class: of } : {}) }
    return sending.send({ params, query, body: file as File })
  }
  return (
    <FormPage<Values, PpaImport>
      title="Import programs"
      description="Every row is checked at once. Nothing is added, and no money posted, before a second person takes the file over."
      back={{ label: 'Imports of programs', to: hrefOf(places.imports, params) }}
      initial={{ file: '', year: today().slice(0, 4), class: '' }}
      sections={[
        {
          title: 'File',
          content: (form) => (
            <>
              <FileDrop
                label="Programs and appropriations"
                path="file"
                help="One row for each program, and rows below it for more indicators."
                endings={['.xlsx', '.csv', '.yaml']}
                maxMegabytes={5}
                value={file}
                onChange={(chosen) => {
                  setFile(chosen)
                  form.setFieldValue('file', chosen?.name ?? '')
                  form.clearFieldError('file')
                }}
                percent={sending.percent}
                error={form.errors.file}
              />
              <Template params={params} />
            </>
          ),
        },
        {
          title: 'What to do with it',
          content: (form) => (
            <>
              <ChoiceField
                label="Fiscal year"
                description="Of the appropriation act and of the targets. Appropriations are dated on the day the act took effect."
                data={yearOptions()}
                className={classes.short ?? ''}
                {...form.getInputProps('year')}
              />
              <ChoiceField
                label="Budgets that the file does not divide by class"
                description="Amounts under PS, MOOE, FE and CO are posted as they stand. A total alone needs a class."
                data={undivided}
                {...form.getInputProps('class')}
              />
            </>
          ),
        },
      ]}
      // A draft of an earlier visit remembers the name; the file itself has to be chosen again.
      validate={{ file: () => (file ? null : 'Choose the file to import.') }}
      submit={submit}
      submitLabel="Upload and check"
      onDone={({ id }) => go(hrefOf(places.import, { ...params, id }), { replace: true })}
    />
  )
}

function Template({ params }: { params: { moa: string } }) {
  const save = (format: 'xlsx' | 'csv') =>
    void downloadFile(fileUrl(readPpaTemplate, { params, query: { format } }, format)).catch(tell.problem)
  return (
    <Group gap="xs">
      <Text size="sm">Template to fill in:</Text>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={`Download the template as ${format.toUpperCase()}`}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Group>
  )
}

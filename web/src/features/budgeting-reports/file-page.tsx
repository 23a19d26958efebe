// The proof that an approved report was filed.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CHANNEL_WORDS, type Channel } from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import { fileReport, readReport } from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { addFile } from '../../../../server/src/platform/files/files.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { places, type RecordParams } from './addresses.ts'
import { optionsOf } from './words.ts'

type Values = { channel: string; filedOn: string; reference: string }
const ENDINGS = ['.pdf', '.docx', '.xlsx', '.jpg', '.jpeg', '.png', '.webp'] as const

/** `/budgeting/reports/:id/file` */
export function FilePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readReport, { params }))
  return (
    <Loaded query={query} shape="form">
      {(report) => <FilingForm params={params} title={report.title} />}
    </Loaded>
  )
}

function FilingForm({ params, title }: { params: RecordParams; title: string }) {
  const [file, setFile] = useState<File | null>(null)
  const send = useAction(addFile)
  const keep = useAction(fileReport)
  const go = useGo()
  const here = hrefOf(places.report, params, { tab: 'signatures' })
  const submit = async ({ channel, filedOn, reference }: Values) => {
    const proof = file ? await send.mutateAsync({ params: { moa: params.moa }, body: file }) : undefined
    const body = { channel: channel as Channel, filedOn, reference: reference.trim(), fileId: proof?.id ?? null }
    return keep.mutateAsync({ params, body })
  }
  return (
    <FormPage<Values, unknown>
      title={`File ${title}`}
      description="Keep a proof for each way in which it was filed. The day of the notice of posting is the day of compliance (BAA 65, s. 72)."
      back={{ label: title, to: here }}
      initial={{ channel: 'hard_copy', filedOn: today(), reference: '' }}
      validate={{
        reference: (text) =>
          text.trim() ? null : 'Say who received it, with the number of the receipt, or the address of the notice.',
      }}
      submitLabel="Keep this proof"
      submit={submit}
      onDone={() => {
        tell.done('Proof of filing kept')
        go(here, { replace: true })
      }}
      sections={[
        {
          title: 'Proof',
          content: (form) => (
            <>
              <ChoiceField
                label="How it was filed"
                data={optionsOf(CHANNEL_WORDS)}
                {...form.getInputProps('channel')}
              />
              <DayField label="Day" required {...form.getInputProps('filedOn')} />
              <TextInput
                label="Reference"
                description="Who received it, with the number of the receipt; or the address of the notice."
                {...limitsOf(fileReport, 'reference')}
                {...form.getInputProps('reference')}
              />
              <FileField
                label="Scan or screenshot (optional)"
                endings={ENDINGS}
                maxMegabytes={10}
                value={file}
                onChange={setFile}
              />
            </>
          ),
        },
      ]}
    />
  )
}

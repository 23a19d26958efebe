// What was accomplished in a quarter: an entry that is kept.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type IndicatorView,
  readIndicator,
  recordAccomplishment,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { addFile } from '../../../../server/src/platform/files/files.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { findDecimal } from '../../lib/amounts.ts'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField } from '../../ui/number-field.tsx'
import { places, type RecordParams } from './addresses.ts'
import classes from './ppas.module.css'
import { QuarterTable } from './quarter-table.tsx'
import { QUARTERS } from './words.ts'
import { useYear } from './year-field.tsx'

type Values = { quarter: string; value: string; remark: string; file: string }
const ENDINGS = ['.pdf', '.docx', '.xlsx', '.csv', '.txt', '.jpg', '.jpeg', '.png', '.webp'] as const

/** Records an entry, then goes back to the indicator. */
export function AccomplishPage({ params }: { params: RecordParams }) {
  const year = useYear()
  const query = useQuery(queryFor(readIndicator, { params, query: { year } }))
  return (
    <Loaded query={query} shape="form">
      {(indicator) => <AccomplishForm params={params} indicator={indicator} />}
    </Loaded>
  )
}

interface Asked {
  params: RecordParams
  indicator: IndicatorView
}

function AccomplishForm({ params, indicator }: Asked) {
  const [file, setFile] = useState<File | null>(null)
  const send = useAction(addFile)
  const record = useAction(recordAccomplishment)
  const go = useGo()
  const here = hrefOf(places.indicator, params, { year: indicator.year })
  const submit = async ({ quarter, value, remark }: Values) => {
    const evidence = file ? await send.mutateAsync({ params: { moa: params.moa }, body: file }) : undefined
    const body = { year: indicator.year, quarter: Number(quarter), value, remark: remark.trim() }
    return record.mutateAsync({ params, body: { ...body, evidenceFileId: evidence?.id ?? null } })
  }
  return (
    <FormPage<Values, IndicatorView>
      title="Record accomplishment"
      description={indicator.title}
      back={{ label: indicator.title, to: here }}
      initial={{ quarter: String(begunQuarters(indicator.year)), value: '', remark: '', file: '' }}
      sections={sectionsOf(indicator, { file, setFile })}
      validate={checks}
      submit={submit}
      submitLabel="Record accomplishment"
      onDone={() => {
        tell.done('Accomplishment recorded')
        go(here, { replace: true })
      }}
    />
  )
}

/** How many quarters of a year have begun. */
function begunQuarters(year: number): number {
  const [now = 0, month = 1] = today().split('-').map(Number)
  if (year < now) return 4
  return year > now ? 0 : Math.ceil(month / 3)
}

const checks = {
  quarter: (quarter: string) => (Number(quarter) > 0 ? null : 'No quarter of this year has begun.'),
  value: (value: string) => {
    const count = findDecimal(value, 4)
    return count !== undefined && !count.startsWith('-') ? null : 'Write what was accomplished: a number of 0 or more.'
  },
}

interface Chosen {
  file: File | null
  setFile: (file: File | null) => void
}

function sectionsOf(indicator: IndicatorView, { file, setFile }: Chosen): readonly FormSection<Values>[] {
  const quarters = QUARTERS.slice(0, begunQuarters(indicator.year))
  return [
    {
      title: `Fiscal year ${indicator.year}`,
      content: (form) => (
        <>
          <QuarterTable figures={indicator} unit={indicator.unit} year={indicator.year} />
          <ChoiceField
            label="Quarter"
            data={quarters.map((label, at) => ({ value: String(at + 1), label }))}
            className={classes.short ?? ''}
            {...form.getInputProps('quarter')}
          />
          <DecimalField
            label="Accomplished"
            description="In that quarter. A later entry for the same quarter corrects this one; both are kept."
            unit={indicator.unit}
            required
            className={classes.short ?? ''}
            {...form.getInputProps('value')}
          />
          <Textarea
            label="Remark"
            description="Why it differs from the target, and what is done about it. It stands in the report."
            {...limitsOf(recordAccomplishment, 'remark')}
            {...form.getInputProps('remark')}
          />
          <FileField
            label="Evidence (optional)"
            path="evidenceFileId"
            help="A report, a list of attendance, a photograph."
            endings={ENDINGS}
            maxMegabytes={10}
            value={file}
            onChange={setFile}
            error={form.errors.evidenceFileId}
          />
        </>
      ),
    },
  ]
}

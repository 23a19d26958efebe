// What became of the messages of the last thirty days.
import { Title } from '@mantine/core'
import type { MailFigures } from '../../../../server/src/platform/mail/mail.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { type Figure, Figures } from '../../ui/figures.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'

type Row = MailFigures['letters'][number]

const columns: readonly ListColumn<Row>[] = [
  { name: 'title', label: 'Letter', render: (row) => row.title },
  { name: 'total', label: 'Written', kind: 'number', fact: true, render: (row) => row.total },
  { name: 'waiting', label: 'Waiting', kind: 'number', render: (row) => row.waiting },
  { name: 'sent', label: 'Sent', kind: 'number', fact: true, render: (row) => row.sent },
  { name: 'mailbox', label: 'Kept here', kind: 'number', render: (row) => row.mailbox },
  { name: 'failed', label: 'Failed', kind: 'number', fact: true, render: (row) => row.failed },
  { name: 'bounced', label: 'Came back', kind: 'number', fact: true, render: (row) => row.bounced },
  { name: 'suppressed', label: 'Withheld', kind: 'number', render: (row) => row.suppressed },
]

export function MailFiguresPanel({ figures, asOf }: { figures: MailFigures; asOf: string }) {
  return (
    <>
      <Figures figures={figuresOf(figures, asOf)} />
      <section aria-label="By letter">
        <Title order={2} mb="sm">
          By letter, since {formatDay(figures.from)}
        </Title>
        <RecordRows
          list={listOfRecord(figures.letters)}
          columns={columns}
          noun="letter"
          rowId={(row) => row.template}
          rowName={(row) => row.title}
          rowHref={(row) => hrefOf(places.mailbox, {}, { template: row.template })}
          empty={{ title: 'Nothing was written in 30 days', text: 'Letters appear here when BMMS writes them.' }}
        />
      </section>
    </>
  )
}

function figuresOf({ letters }: MailFigures, asOf: string): Figure[] {
  const sum = (state: 'total' | 'waiting' | 'sent' | 'failed' | 'bounced' | 'suppressed') =>
    letters.reduce((total, row) => total + row[state], 0)
  const about = { source: 'Messages of the last 30 days', asOf }
  const needsSomebody = (count: number) => (count === 0 ? 'none needs anybody' : 'see why, and send again')
  return [
    {
      ...about,
      label: 'Sent',
      value: sum('sent'),
      target: `of ${sum('total')} written; ${sum('waiting')} on the way`,
    },
    {
      ...about,
      label: 'Failed',
      value: sum('failed'),
      target: needsSomebody(sum('failed')),
      href: hrefOf(places.mailbox, {}, { state: 'failed' }),
    },
    {
      ...about,
      label: 'Came back',
      value: sum('bounced'),
      target: `${sum('suppressed')} more withheld`,
      href: hrefOf(places.mailbox, {}, { state: 'bounced' }),
    },
  ]
}

// What is wrong, grouped by cause: "12 rows: the organization is not known". Each shows its rows in the table below.
import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import type {
  CauseView,
  ImportBatchView,
  ImportKindView,
  ImportRowView,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import type { ListView } from '../../lib/list-view.ts'
import { countOf } from '../../lib/words.ts'
import classes from './imports.module.css'

interface CausesProps {
  batch: ImportBatchView
  kind: ImportKindView
  list: ListView<ImportRowView>
}

/** Errors first, the most frequent on top. */
export function Causes({ batch, kind, list }: CausesProps) {
  if (batch.causes.length === 0) return null
  const rank = ({ severity }: CauseView) => (severity === 'error' ? 0 : 1)
  const causes = batch.causes.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count)
  const { code, column = '' } = list.filters
  return (
    <section aria-labelledby="causes">
      <Title order={2} size="h3" id="causes" mb="xs">
        {causes[0]?.severity === 'error' ? 'What is wrong' : 'What to look at'}
      </Title>
      <ul className={classes.causes}>
        {causes.map((cause) => {
          const chosen = cause.code === code && cause.column === column
          const filter = chosen ? { code: undefined, column: undefined } : { code: cause.code, column: cause.column }
          return (
            <li key={`${cause.severity} ${cause.column} ${cause.code}`} data-severity={cause.severity}>
              <CauseIcon severity={cause.severity} />
              <div className={classes.cause}>
                <Text size="sm">
                  <strong>
                    {countOf(cause.count, 'row')}
                    {cause.column && `, ${titleOf(kind, cause.column)}`}:
                  </strong>{' '}
                  {cause.message}
                </Text>
                <Text size="xs" c="dimmed">
                  {whereOf(cause)}
                </Text>
              </div>
              <Button
                size="xs"
                variant={chosen ? 'light' : 'default'}
                aria-pressed={chosen}
                onClick={() => list.set({ verdict: undefined, outcome: undefined, ...filter })}
              >
                {chosen ? 'Show all rows' : cause.count === 1 ? 'Show this row' : `Show these ${cause.count} rows`}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function CauseIcon({ severity }: Pick<CauseView, 'severity'>) {
  const [Icon, word] = severity === 'error' ? [IconX, 'Error'] : [IconAlertTriangle, 'To look at']
  return (
    <span className={classes.severity}>
      <Icon size={18} aria-hidden />
      <span className="visually-hidden">{word}:</span>
    </span>
  )
}

const titleOf = (kind: ImportKindView, name: string) => kind.columns.find((one) => one.name === name)?.title ?? name

/** `Row 12`, `Rows 12, 45 and 8 more`. */
function whereOf({ rows, count }: CauseView): string {
  const more = count - rows.length
  return `${count === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`
}

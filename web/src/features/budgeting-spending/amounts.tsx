// Key amounts of a record beside its tabs.
import { Paper, Title } from '@mantine/core'
import { Fragment } from 'react'
import { Money } from '../../ui/money.tsx'
import classes from './amounts.module.css'

/** Labels with exact pesos, one below the other. */
export function Amounts({ items }: { items: readonly (readonly [label: string, value: string])[] }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h3" mb="xs">
        Amounts
      </Title>
      <dl className={classes.amounts}>
        {items.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <Money value={value} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </Paper>
  )
}

// What a record says, field by field: for reading, where a form is for writing.
import type { ReactNode } from 'react'
import classes from './details.module.css'

export interface Detail {
  label: string
  /** Nothing, or an empty text, reads "Not given". */
  value: ReactNode
}

/** Labels beside their values; above them where it is narrow. */
export function Details({ items }: { items: readonly Detail[] }) {
  return (
    <dl className={classes.details}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === '' || value === null || value === undefined ? (
              <span className={classes.none}>Not given</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

// Equal columns that wrap by themselves. Mantine's responsive props are not used: they inject style elements (strict CSP).
import type { CSSProperties, ReactNode } from 'react'
import classes from './columns.module.css'

/** Lays children side by side, each at least `min` wide, and below each other where there is no room. */
export function Columns({ min = '16rem', children }: { min?: string; children: ReactNode }) {
  return (
    <div className={classes.columns} style={{ '--column-min': min } as CSSProperties}>
      {children}
    </div>
  )
}

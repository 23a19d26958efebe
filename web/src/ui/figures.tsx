// Key figures: a value, its target and trend, and where it comes from.
import { Paper, Text } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../lib/address.tsx'
import { formatMoment } from '../lib/calendar.ts'
import classes from './figures.module.css'

export interface Figure {
  label: string
  value: ReactNode
  /** `of 12 planned`, `target 80%`. */
  target?: ReactNode
  /** Against the period before; `good` says which way it is, whatever the direction. */
  trend?: { direction: 'up' | 'down' | 'flat'; text: string; good: boolean | null }
  /** Where it comes from: `Progress updates of objectives`. */
  source: string
  /** ISO instant of the data. */
  asOf: string
  /** The list behind the figure. */
  href?: string
}

/** At most six cards in full rows. */
export function Figures({ figures }: { figures: readonly (Figure | undefined)[] }) {
  return (
    <section aria-label="Key figures">
      <h2 className="visually-hidden">Key figures</h2>
      <div className={classes.figures}>
        {figures.map((figure) => figure && <FigureCard key={figure.label} figure={figure} />)}
      </div>
    </section>
  )
}

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, flat: IconArrowRight }

/** One figure as a card. */
export function FigureCard({ figure }: { figure: Figure }) {
  const { label, value, target, trend, source, asOf, href } = figure
  const Arrow = trend && ARROWS[trend.direction]
  return (
    <Paper withBorder p="md" className={classes.figure ?? ''}>
      <Text size="sm" c="dimmed" fw={500}>
        {href ? (
          <Link to={href} className={classes.link}>
            {label}
          </Link>
        ) : (
          label
        )}
      </Text>
      <Text className={classes.value ?? ''}>{value}</Text>
      {(target || trend) && (
        <Text size="sm" component="div" className={classes.line ?? ''}>
          {target && <span>{target}</span>}
          {trend && Arrow && (
            <span className={classes.trend} data-good={trend.good ?? undefined}>
              <Arrow size={16} aria-hidden /> {trend.text}
            </span>
          )}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="auto">
        {source}, as of {formatMoment(asOf)}
      </Text>
    </Paper>
  )
}

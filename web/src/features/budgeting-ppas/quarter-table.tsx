// Targets against accomplishments of one indicator, quarter by quarter.
import type { PhysicalFigures } from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import classes from './ppas.module.css'
import { countWords, QUARTERS } from './words.ts'

/** Four quarters and the year; the unit stands in the caption. */
export function QuarterTable({ figures, unit, year }: { figures: PhysicalFigures; unit: string; year: number }) {
  const rows = [
    { label: 'Target', counts: figures.targets, total: figures.targetTotal },
    { label: 'Accomplished', counts: figures.accomplishments, total: figures.accomplishedTotal },
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached with the keyboard.
    <section className={classes.wide} tabIndex={0} aria-label={`Quarters of ${year}`}>
      <table className={classes.quarters}>
        <thead>
          <tr>
            <th scope="col">{unit ? `In ${unit}` : `FY ${year}`}</th>
            {QUARTERS.map((quarter) => (
              <th key={quarter} scope="col">
                {quarter.replace(' quarter', '')}
                <span className="visually-hidden"> quarter</span>
              </th>
            ))}
            <th scope="col">Year</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, counts, total }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {counts.map((count, at) => (
                <td key={QUARTERS[at]}>{countWords(count)}</td>
              ))}
              <td>{countWords(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

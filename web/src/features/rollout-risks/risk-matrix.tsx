// How many open risks stand where: probability upwards, impact to the right.
import { useQuery } from '@tanstack/react-query'
import { readRiskMatrix } from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'
import classes from './risk-matrix.module.css'
import { levelWord, toneOfScore } from './words.ts'

const LEVELS = [1, 2, 3]

/** Each cell leads to its risks. Nothing while it is loading, and nothing without an open risk. */
export function RiskMatrix() {
  const { data } = useQuery(queryFor(readRiskMatrix))
  if (!data || data.open === 0) return null
  const countAt = (probability: number, impact: number) =>
    data.cells.find((cell) => cell.probability === probability && cell.impact === impact)?.count ?? 0
  return (
    <table className={classes.matrix} aria-label="Open risks by probability and impact">
      <thead>
        <tr>
          <th scope="col">Probability</th>
          {LEVELS.map((impact) => (
            <th key={impact} scope="col">
              {levelWord(impact)} impact
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[3, 2, 1].map((probability) => (
          <tr key={probability}>
            <th scope="row">{levelWord(probability)}</th>
            {LEVELS.map((impact) => (
              <Cell key={impact} {...{ probability, impact }} count={countAt(probability, impact)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ probability, impact, count }: { probability: number; impact: number; count: number }) {
  const score = probability * impact
  const to = hrefOf(places.risks, {}, { status: 'open', probability: String(probability), impact: String(impact) })
  const words = (
    <>
      {count === 0 ? '–' : count}
      <small>score {score}</small>
    </>
  )
  return (
    <td className={classes.cell} data-tone={toneOfScore(score)}>
      {count === 0 ? <span>{words}</span> : <Link to={to}>{words}</Link>}
    </td>
  )
}

// Readiness: every item for every organization; yes, no, or not known.
import { useQuery } from '@tanstack/react-query'
import {
  CHECK_ITEMS,
  CHECKS,
  type CheckAnswer,
  type CheckItem,
  type Checklist,
  readChecklist,
} from '../../../../server/src/modules/rollout/run/checklist.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import classes from './wave-checklist.module.css'
import { answerBadge } from './words.ts'

/** A table of answers; each leads to its evidence and, where no fact answers it, to answering. */
export function WaveChecklist({ wave }: { wave: WaveRecord }) {
  const waveDigits = String(wave.number)
  const query = useQuery(queryFor(readChecklist, { params: { waveDigits } }))
  return (
    <Loaded query={query} shape="block">
      {(checklist) => (
        <>
          <p className={classes.totals}>
            {checklist.totals.yes} yes, {checklist.totals.no} no, {checklist.totals.unknown} not known. What is not
            known counts as neither.
          </p>
          {checklist.organizations.length > 0 && <OrganizationItems checklist={checklist} waveDigits={waveDigits} />}
          <WaveItems checklist={checklist} waveDigits={waveDigits} />
        </>
      )}
    </Loaded>
  )
}

interface ItemsProps {
  checklist: Checklist
  waveDigits: string
}

function OrganizationItems({ checklist, waveDigits }: ItemsProps) {
  const items = CHECK_ITEMS.filter((item) => CHECKS[item].of === 'organization')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that moves sideways has to be reached by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label="Readiness of organizations">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Item</th>
            {checklist.organizations.map(({ code, name }) => (
              <th key={code} scope="col" title={name}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item}>
              <ItemHead item={item} />
              {checklist.organizations.map(({ code }) => (
                <Cell key={code} answer={answerOf(checklist, item, code)} waveDigits={waveDigits} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function WaveItems({ checklist, waveDigits }: ItemsProps) {
  const items = CHECK_ITEMS.filter((item) => CHECKS[item].of === 'wave')
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Readiness of the wave">
        <thead>
          <tr>
            <th scope="col">Of the wave</th>
            <th scope="col">Answer</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item}>
              <ItemHead item={item} />
              <Cell answer={answerOf(checklist, item, null)} waveDigits={waveDigits} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ItemHead({ item }: { item: CheckItem }) {
  return (
    <th scope="row">
      {CHECKS[item].label}
      <small>{CHECKS[item].help}</small>
    </th>
  )
}

function Cell({ answer, waveDigits }: { answer: CheckAnswer | undefined; waveDigits: string }) {
  if (!answer) return <td />
  const { item, organization, by, note, notedBy } = answer
  const about = organization ?? 'the whole wave'
  const who = by === 'none' ? '' : by === 'fact' ? 'by BMMS' : notedBy
  return (
    <td>
      <Link
        to={hrefOf(places.check, { waveDigits, item }, { organization: organization ?? undefined })}
        aria-label={`${CHECKS[item].label}, ${about}: ${answerBadge(answer.answer).label}`}
        title={note || 'No evidence yet'}
      >
        <StatusBadge {...answerBadge(answer.answer)} />
      </Link>
      {who && <small>{who}</small>}
    </td>
  )
}

function answerOf({ answers }: Checklist, item: CheckItem, organization: string | null): CheckAnswer | undefined {
  return answers.find((one) => one.item === item && one.organization === organization)
}

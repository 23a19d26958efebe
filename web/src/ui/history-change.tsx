// What a field said before and says now. Of a list only what joined and what left.
import classes from './history.module.css'

export interface HistoryChange {
  field: string
  before: string | null
  after: string | null
}

interface FromToProps {
  change: HistoryChange
  /** Words for a value of the field. */
  word: (value: string) => string
}

/** ` from 80 to 95`, right behind the name; of lists `: removed Budgeting, added Planning`. */
export function FromTo({ change: { before, after }, word }: FromToProps) {
  const [had, has] = [findList(before), findList(after)]
  if (had && has) return <ListChange had={had} has={has} word={word} />
  const words = (value: string | null) => (value ? word(value) : 'nothing')
  return (
    <>
      {' '}
      from <del className={classes.before}>{words(before)}</del> to <ins className={classes.after}>{words(after)}</ins>
    </>
  )
}

function ListChange({ had, has, word }: { had: string[]; has: string[]; word: (value: string) => string }) {
  const gone = had.filter((value) => !has.includes(value))
  const fresh = has.filter((value) => !had.includes(value))
  return (
    <>
      :{gone.length > 0 && ' removed '}
      {gone.length > 0 && <del className={classes.before}>{gone.map(word).join(', ')}</del>}
      {gone.length > 0 && fresh.length > 0 && ','}
      {fresh.length > 0 && ' added '}
      {fresh.length > 0 && <ins className={classes.after}>{fresh.map(word).join(', ')}</ins>}
    </>
  )
}

/** The log keeps lists as JSON text. */
function findList(value: string | null): string[] | undefined {
  if (!value?.startsWith('["') && value !== '[]') return undefined
  try {
    return (JSON.parse(value) as unknown[]).map(String)
  } catch {
    return undefined
  }
}

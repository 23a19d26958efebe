import classes from './shell.module.css'

/** How many things wait. */
export function InboxBadge({ count }: { count: number }) {
  return (
    <span className={classes.count}>
      {count}
      <span className="visually-hidden"> waiting</span>
    </span>
  )
}

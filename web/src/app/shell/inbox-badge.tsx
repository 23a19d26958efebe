import classes from './shell.module.css'

/** How many things wait or are unread. */
export function InboxBadge({ count, word = 'new' }: { count: number; word?: string }) {
  return (
    <span className={classes.count}>
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> {word}</span>
    </span>
  )
}

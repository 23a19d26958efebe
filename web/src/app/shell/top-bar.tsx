// Whose page this is, search, inbox, person.
import { ActionIcon } from '@mantine/core'
import { IconInbox, IconSearch } from '@tabler/icons-react'
import { Link } from '../../lib/address.tsx'
import { countOf } from '../../lib/words.ts'
import { Hint } from '../../ui/hint.tsx'
import { InboxBadge } from './inbox-badge.tsx'
import { useInboxCount } from './inbox-count.ts'
import { OrganizationSwitcher } from './organization-switcher.tsx'
import { PersonMenu } from './person-menu.tsx'
import classes from './shell.module.css'

/** The bar on top; on a phone search and inbox move to the bottom bar. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const inbox = useInboxCount()
  return (
    <header className={classes.top}>
      <div className={classes.bar}>
        <OrganizationSwitcher />
        <span className={classes.spring} />
        <button type="button" className={classes.search} onClick={onSearch} data-tour="search">
          <IconSearch size={16} aria-hidden />
          Search
          <kbd>Ctrl K</kbd>
        </button>
        <Hint silent label={`Inbox: ${countOf(inbox.waiting, 'thing waits', 'things wait')}, ${inbox.unread} unread`}>
          <ActionIcon
            component={Link}
            to={inbox.href}
            variant="subtle"
            color="gray"
            size="lg"
            w="auto"
            px={6}
            className={classes.wide ?? ''}
            data-tour="inbox"
          >
            <IconInbox size={20} aria-hidden />
            <span className="visually-hidden">Inbox</span>
            {inbox.count > 0 && <InboxBadge count={inbox.count} />}
          </ActionIcon>
        </Hint>
        <PersonMenu />
      </div>
    </header>
  )
}

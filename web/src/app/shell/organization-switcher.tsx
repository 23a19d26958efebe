// The organization of this page, and the way to another one: the page stays.
import { UnstyledButton } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useSession } from '../../api/session.tsx'
import { useAddress, useGo } from '../../lib/address.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { navigationOf, samePageIn } from '../navigation.ts'
import classes from './shell.module.css'
import { useShellPlace } from './shell-place.ts'

const FINDER_FROM = 8

/** Name, logo and code; a menu for those who work in several. */
export function OrganizationSwitcher() {
  const me = useSession()
  const place = useShellPlace()
  const { pathname } = useAddress()
  const go = useGo()
  const above = navigationOf(me, undefined)[0]?.items[0]
  const choices = me.workspaces.length + (above ? 1 : 0)
  if (me.mode === 'obcms' || choices < 2) {
    return (
      <div className={classes.organization} data-tour="organization">
        <Identity />
      </div>
    )
  }
  return (
    <MenuButton
      label="Organizations"
      finder={choices >= FINDER_FROM}
      trigger={(props) => (
        <UnstyledButton {...props} className={classes.organization} data-tour="organization">
          <Identity />
          <span className="visually-hidden">Switch organization</span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      )}
      parts={[
        above && { label: 'All organizations', checked: !place, to: above.href },
        ...me.workspaces.map(({ code, name }) => ({
          label: `${name} (${code})`,
          checked: code === place?.code,
          onClick: () => go(samePageIn(pathname, code)),
        })),
      ]}
    />
  )
}

function Identity() {
  const place = useShellPlace()
  return (
    <>
      {place?.logoUrl ? (
        <img src={place.logoUrl} alt="" />
      ) : (
        <span className={classes.mark} aria-hidden>
          {place?.code ?? 'BMMS'}
        </span>
      )}
      <span className={classes.name}>
        {place?.name ?? 'All organizations'}
        <span className={classes.system}>{place?.code ?? 'BMMS'}</span>
      </span>
    </>
  )
}

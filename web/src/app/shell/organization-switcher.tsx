// The organization of this page, and the way to another one: the page stays.
import { Menu, TextInput, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../api/session.tsx'
import { useAddress, useGo } from '../../lib/address.tsx'
import { navigationOf, samePageIn } from '../navigation.ts'
import classes from './shell.module.css'
import { useShellPlace } from './shell-place.ts'

const FINDER_FROM = 8

/** Name, logo and code; a menu for those who work in several. */
export function OrganizationSwitcher() {
  const me = useSession()
  const above = navigationOf(me, undefined)[0]?.items[0]
  const choices = me.workspaces.length + (above ? 1 : 0)
  if (me.mode === 'obcms' || choices < 2) {
    return (
      <div className={classes.organization}>
        <Identity />
      </div>
    )
  }
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <UnstyledButton className={classes.organization}>
          <Identity />
          <span className="visually-hidden">Switch organization</span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        <Organizations aboveHref={above?.href} />
      </Menu.Dropdown>
    </Menu>
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
          {(place?.code ?? 'BMMS').slice(0, 5)}
        </span>
      )}
      <span className={classes.name}>
        {place?.name ?? 'All organizations'}
        <span className={classes.system}>{place?.code ?? 'BMMS'}</span>
      </span>
    </>
  )
}

function Organizations({ aboveHref }: { aboveHref: string | undefined }) {
  const me = useSession()
  const place = useShellPlace()
  const { pathname } = useAddress()
  const go = useGo()
  const [text, setText] = useState('')
  const found = me.workspaces.filter((one) => `${one.code} ${one.name}`.toLowerCase().includes(text.toLowerCase()))
  return (
    <>
      {me.workspaces.length >= FINDER_FROM && (
        <TextInput
          size="sm"
          mb={4}
          aria-label="Find an organization"
          placeholder="Find an organization"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {aboveHref && (
        <Menu.Item leftSection={<Tick on={!place} />} onClick={() => go(aboveHref)}>
          All organizations
        </Menu.Item>
      )}
      {found.map((one) => (
        <Menu.Item
          key={one.code}
          leftSection={<Tick on={one.code === place?.code} />}
          onClick={() => go(samePageIn(pathname, one.code))}
        >
          {one.name} ({one.code})
        </Menu.Item>
      ))}
    </>
  )
}

function Tick({ on }: { on: boolean }) {
  return <IconCheck size={16} aria-hidden visibility={on ? 'visible' : 'hidden'} />
}

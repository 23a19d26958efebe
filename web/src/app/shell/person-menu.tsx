// The person: colour scheme, security of the account, sign out.
import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconBuilding, IconCheck, IconLogout, IconShieldLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { signOut } from '../../api/auth.ts'
import { useSession } from '../../api/session.tsx'
import { peoplePages } from '../../features/people/routes.ts'
import { accountPages } from '../../features/session/routes.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { store } from '../../lib/stored.ts'
import { initials } from '../../lib/words.ts'
import { tell } from '../../ui/notice.ts'
import { forgetLastKnown } from '../last-known.ts'
import classes from './shell.module.css'

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As this device' },
] as const

/** Menu behind the person's initials. */
export function PersonMenu() {
  const { person } = useSession()
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.initials}>
          {initials(person.name)}
          <span className="visually-hidden">{person.name}: account and colours</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <PersonItems />
      </Menu.Dropdown>
    </Menu>
  )
}

function PersonItems() {
  const { person } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const leave = useSignOut()
  return (
    <>
      <Menu.Label>
        <Text fw={600} c="var(--mantine-color-text)" size="sm">
          {person.name}
        </Text>
        <Text size="sm">{person.email}</Text>
      </Menu.Label>
      <Menu.Divider />
      <Menu.Label>Colours</Menu.Label>
      {SCHEMES.map(({ value, label }) => (
        <Menu.Item
          key={value}
          onClick={() => setColorScheme(value)}
          aria-current={colorScheme === value || undefined}
          leftSection={<IconCheck size={16} aria-hidden visibility={colorScheme === value ? 'visible' : 'hidden'} />}
        >
          {label}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        component={Link}
        to={hrefOf(peoplePages.workspaces, {})}
        closeMenuOnClick
        leftSection={<IconBuilding size={16} aria-hidden />}
      >
        Your organizations and roles
      </Menu.Item>
      <Menu.Item
        component={Link}
        to={hrefOf(accountPages.security, {})}
        closeMenuOnClick
        leftSection={<IconShieldLock size={16} aria-hidden />}
      >
        Password and security
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
        Sign out
      </Menu.Item>
    </>
  )
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    try {
      await signOut()
      // The next sign-in opens the organization that the person chose, not the one that was left last.
      store('last-place', undefined)
      client.clear()
      forgetLastKnown()
      window.location.assign('/')
    } catch (problem) {
      tell.problem(problem)
    }
  }
}

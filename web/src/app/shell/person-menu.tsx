// The person: colour scheme, security of the account, sign out.
import { UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconBell,
  IconBuilding,
  IconFingerprint,
  IconLogout,
  IconMap2,
  IconShieldLock,
  IconUser,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { signOut } from '../../api/auth.ts'
import { useSession } from '../../api/session.tsx'
import { notificationPages } from '../../features/notifications/routes.ts'
import { useOwnWay } from '../../features/onboarding/own-way.ts'
import { onboardingPages } from '../../features/onboarding/routes.ts'
import { peoplePages } from '../../features/people/routes.ts'
import { accountPages } from '../../features/session/routes.ts'
import { hrefOf } from '../../lib/page.ts'
import { store } from '../../lib/stored.ts'
import { initials } from '../../lib/words.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
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
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const isNewcomer = Boolean(useOwnWay().data?.onboarding)
  const leave = useSignOut()
  return (
    <MenuButton
      label="Account and colours"
      align="end"
      trigger={(props) => (
        <UnstyledButton {...props} className={classes.initials} data-tour="account">
          {initials(person.name)}
          <span className="visually-hidden">{person.name}: account and colours</span>
        </UnstyledButton>
      )}
      parts={[
        {
          heading: (
            <>
              <strong>{person.name}</strong>
              <br />
              {person.email}
            </>
          ),
        },
        'divider',
        { heading: 'Colours' },
        ...SCHEMES.map(({ value, label }) => ({
          label,
          checked: colorScheme === value,
          stays: true,
          onClick: () => setColorScheme(value),
        })),
        'divider',
        {
          label: 'Your profile',
          icon: <IconUser size={16} aria-hidden />,
          to: hrefOf(onboardingPages.profile, {}),
        },
        {
          label: 'Your organizations and roles',
          icon: <IconBuilding size={16} aria-hidden />,
          to: hrefOf(peoplePages.workspaces, {}),
        },
        {
          label: 'What you hear of',
          icon: <IconBell size={16} aria-hidden />,
          to: hrefOf(notificationPages.choices, {}),
        },
        {
          label: 'Password and security',
          icon: <IconShieldLock size={16} aria-hidden />,
          to: hrefOf(accountPages.security, {}),
        },
        {
          label: 'Your data and privacy',
          icon: <IconFingerprint size={16} aria-hidden />,
          to: hrefOf(onboardingPages.privacy, {}),
        },
        isNewcomer && {
          label: 'First steps',
          icon: <IconMap2 size={16} aria-hidden />,
          to: hrefOf(onboardingPages.welcome, {}),
        },
        { label: 'Sign out', icon: <IconLogout size={16} aria-hidden />, onClick: () => void leave() },
      ]}
    />
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

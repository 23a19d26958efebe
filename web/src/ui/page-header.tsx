// The head of every page: where it hangs, what it is, and what can be done.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../lib/address.tsx'
import { usePageTitle } from '../lib/page-title.ts'
import classes from './page-header.module.css'

export interface Back {
  label: string
  to: string
}

export interface PageHeaderProps {
  title: string
  /** One or two sentences below the title. */
  description?: ReactNode
  back?: Back | undefined
  /** Beside the title: a status badge. */
  badge?: ReactNode
  /** Short facts over the whole width. */
  facts?: ReactNode
  /** Buttons on the right; below the title on a phone. */
  actions?: ReactNode
}

/** Title of the page (also of the browser's tab) with its way back and its actions. */
export function PageHeader({ title, description, back, badge, facts, actions }: PageHeaderProps) {
  usePageTitle(title)
  return (
    <header className={classes.header}>
      {back && (
        <Anchor component={Link} to={back.to} size="sm" className={`${classes.back} no-print`}>
          <IconArrowLeft size={16} aria-hidden /> {back.label}
        </Anchor>
      )}
      <div className={classes.row}>
        <Group gap="sm" className={classes.title}>
          <Title order={1}>{title}</Title>
          {badge}
        </Group>
        {actions && <Group className="no-print">{actions}</Group>}
      </div>
      {facts}
      {description && (
        <Text component="div" c="dimmed" maw="75ch">
          {description}
        </Text>
      )}
    </header>
  )
}

// Page type 4: a dashboard. At most six figures, then charts, then what needs somebody.
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '../lib/address.tsx'
import { Columns } from './columns.tsx'
import classes from './dashboard-page.module.css'
import { EmptyState } from './empty-state.tsx'
import { type Figure, Figures } from './figures.tsx'
import { type Back, PageHeader } from './page-header.tsx'
import { StatusBadge } from './status-badge.tsx'

export interface DashboardException {
  id: string
  title: string
  /** What is wrong and since when: `12 days overdue, last update 3 March 2026`. */
  detail: string
  state: string
  /** Where it is looked at; left out for readers who may not. */
  href?: string
}

type AtMostSix = readonly [Figure?, Figure?, Figure?, Figure?, Figure?, Figure?]

export interface DashboardPageProps {
  title: string
  description?: ReactNode
  back?: Back
  actions?: ReactNode
  /** Between head and figures: the choice of a year or quarter. */
  controls?: ReactNode
  figures: AtMostSix
  /** `Chart`s, each with its own table and export. */
  charts?: ReactNode
  exceptions?: { title: string; items: readonly DashboardException[]; none: string }
}

/** Figures, charts, exceptions. */
export function DashboardPage(props: DashboardPageProps) {
  const { title, description, back, actions, controls, figures, charts, exceptions } = props
  return (
    <>
      <PageHeader title={title} description={description} back={back} actions={actions} />
      <Stack gap="lg">
        {controls}
        <Figures figures={figures} />
        {charts && (
          <section aria-label="Charts">
            <h2 className="visually-hidden">Charts</h2>
            <Columns min="26rem">{charts}</Columns>
          </section>
        )}
        {exceptions && <Exceptions {...exceptions} />}
      </Stack>
    </>
  )
}

function Exceptions({ title, items, none }: NonNullable<DashboardPageProps['exceptions']>) {
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {items.length === 0 ? (
        <EmptyState title="Nothing needs attention">{none}</EmptyState>
      ) : (
        <ul className={classes.exceptions}>
          {items.map((item) => (
            <li key={item.id}>
              <StatusBadge state={item.state} />
              {item.href ? <Link to={item.href}>{item.title}</Link> : <Text span>{item.title}</Text>}
              <Text span size="sm" c="dimmed">
                {item.detail}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

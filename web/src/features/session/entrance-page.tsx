// The frame of the screens before the shell: sign-in and steps that come first.
import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '../../lib/page-title.ts'
import classes from './entrance-page.module.css'

/** A card in the middle with the name of the system. */
export function EntrancePage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  usePageTitle(title)
  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <Text className={classes.system ?? ''}>Bangsamoro Ministerial Management System</Text>
        <Paper withBorder p="xl">
          <Stack>
            <Title order={1}>{title}</Title>
            {intro && <Text component="div">{intro}</Text>}
            {children}
          </Stack>
        </Paper>
      </main>
    </div>
  )
}

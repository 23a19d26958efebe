// A notice in the page about the record: what blocks it, what came back, what to look at.
import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'
import type { Tone } from './status-badge.tsx'

export interface NoteProps {
  title: string
  tone?: Tone
  children?: ReactNode
}

const ICONS = {
  neutral: IconInfoCircle,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  good: IconCircleCheck,
  bad: IconX,
} satisfies Record<Tone, unknown>

/** A notice with a title, an icon and a few sentences. For refusals of the server see `ProblemNotice`. */
export function Note({ title, tone = 'info', children }: NoteProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classes.note} data-tone={tone} role="note">
      <Icon size={20} aria-hidden />
      <div>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {children && (
          <Text component="div" size="sm" className={classes.text ?? ''}>
            {children}
          </Text>
        )}
      </div>
    </div>
  )
}

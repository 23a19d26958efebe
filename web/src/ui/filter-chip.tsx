import { type ButtonProps, CloseButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './filter-chip.module.css'

interface ChipProps {
  label: string
  /** Words of the value; nothing when the filter is off. */
  shown: string | undefined
  onClear: () => void
  children: (look: ButtonProps) => ReactNode
}

/** The look of a filter, with the cross that takes it away. */
export function Chip({ label, shown, onClear, children }: ChipProps) {
  const look: ButtonProps = {
    variant: 'default',
    size: 'xs',
    radius: 'xl',
    className: classes.button,
    rightSection: shown === undefined ? <IconChevronDown size={14} aria-hidden /> : null,
  }
  return (
    <span className={classes.chip} data-active={shown !== undefined || undefined}>
      {children(look)}
      {shown !== undefined && (
        <CloseButton
          size="sm"
          className={classes.clear ?? ''}
          aria-label={`Remove the filter ${label}: ${shown}`}
          onClick={onClear}
        />
      )}
    </span>
  )
}

// Which columns a table shows and how tightly, kept for this person.
import { ActionIcon } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { Hint } from './hint.tsx'
import type { Layout, ListColumn } from './list-page.tsx'
import { MenuButton } from './menu-button.tsx'

interface ListSettingsProps<T> {
  columns: readonly ListColumn<T>[]
  layout: Layout
  onChange: (layout: Layout) => void
}

/** The menu for columns and density. The first column always shows. */
export function ListSettings<T>({ columns, layout, onChange }: ListSettingsProps<T>) {
  const { hidden, density } = layout
  const toggle = (name: string) =>
    onChange({ ...layout, hidden: hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name] })
  const compact = density === 'compact'
  return (
    <Hint label="Columns and density" silent>
      <MenuButton
        label="Columns and density"
        align="end"
        trigger={(props) => (
          <ActionIcon {...props} variant="default" size={36} aria-label="Columns and density">
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        )}
        parts={[
          { heading: 'Columns' },
          ...columns.slice(1).map(({ name, label }) => ({
            label,
            checked: !hidden.includes(name),
            stays: true,
            onClick: () => toggle(name),
          })),
          'divider',
          {
            label: 'Compact rows',
            checked: compact,
            stays: true,
            onClick: () => onChange({ ...layout, density: compact ? 'comfortable' : 'compact' }),
          },
        ]}
      />
    </Hint>
  )
}

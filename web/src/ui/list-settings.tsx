// Which columns a table shows and how tightly, kept for this person.
import { ActionIcon, Checkbox, Popover, Stack, Text, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { Layout, ListColumn } from './list-page.tsx'

interface ListSettingsProps<T> {
  columns: readonly ListColumn<T>[]
  layout: Layout
  onChange: (layout: Layout) => void
}

/** The menu for columns and density. The first column always shows. */
export function ListSettings<T>({ columns, layout, onChange }: ListSettingsProps<T>) {
  const toggle = (name: string, on: boolean) =>
    onChange({ ...layout, hidden: on ? layout.hidden.filter((one) => one !== name) : [...layout.hidden, name] })
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label="Columns and density">
          <ActionIcon variant="default" size={36} aria-label="Columns and density">
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns and density">
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            Columns
          </Text>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.name}
              label={column.label}
              checked={!layout.hidden.includes(column.name)}
              onChange={(event) => toggle(column.name, event.currentTarget.checked)}
            />
          ))}
          <Text size="sm" fw={600}>
            Density
          </Text>
          <Checkbox
            label="Compact rows"
            checked={layout.density === 'compact'}
            onChange={(event) =>
              onChange({ ...layout, density: event.currentTarget.checked ? 'compact' : 'comfortable' })
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

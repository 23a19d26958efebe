// The colour of an organization: typed or picked, checked against white as it is chosen, and shown as it will look.
import { Stack, Text, TextInput } from '@mantine/core'
import { parseHex } from '../../lib/contrast.ts'
import type { Form } from '../../ui/form-page.tsx'
import classes from './accent-field.module.css'
import { AccentPreview } from './accent-preview.tsx'
import { accentProblem, contrastOnWhite } from './accent-rule.ts'

interface AccentFieldProps<V extends { accentColor: string }> {
  form: Form<V>
  name: string
}

/** Field, colour picker of the browser, and preview. */
export function AccentField<V extends { accentColor: string }>({ form, name }: AccentFieldProps<V>) {
  const { accentColor } = form.getValues()
  const problem = accentColor.length >= 7 ? accentProblem(accentColor) : null
  const set = (color: string) => {
    form.setValues({ accentColor: color.trim().toLowerCase() } as Partial<V>)
    form.clearFieldError('accentColor')
  }
  const rgb = parseHex(accentColor)
  return (
    <Stack gap="xs">
      <TextInput
        label="Accent colour"
        description="On top of every page and printed paper, so that nobody works in the wrong organization."
        maw="24rem"
        maxLength={7}
        spellCheck={false}
        autoComplete="off"
        data-path="accentColor"
        leftSection={
          <input
            type="color"
            className={classes.picker}
            aria-label="Pick the accent colour"
            value={rgb ? accentColor : '#000000'}
            onChange={(event) => set(event.currentTarget.value)}
          />
        }
        leftSectionWidth={44}
        value={accentColor}
        onChange={(event) => set(event.currentTarget.value)}
        error={form.errors.accentColor ?? problem}
      />
      <Text size="sm" c="dimmed" role="status">
        {rgb && !problem ? `Contrast on white ${contrastOnWhite(rgb).toFixed(1)}: good to read.` : ''}
      </Text>
      <AccentPreview color={accentColor} name={name} />
    </Stack>
  )
}

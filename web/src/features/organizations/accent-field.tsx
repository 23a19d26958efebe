// The colour of an organization: typed or picked, checked against white as it is chosen, and shown as it will look.
import { Stack, Text, TextInput } from '@mantine/core'
import { contrast, parseHex } from '../../lib/contrast.ts'
import type { Form } from '../../ui/form-page.tsx'
import classes from './accent-field.module.css'
import { AccentPreview } from './accent-preview.tsx'

const WHITE: [number, number, number] = [255, 255, 255]
/** The least contrast of text that WCAG 2.2 AA asks for, as the server checks it. */
const LEAST = 4.5

/** Words of the error, or null when a colour may be used. */
export function accentProblem(color: string): string | null {
  const rgb = /^#[0-9a-f]{6}$/.test(color) ? parseHex(color) : undefined
  if (!rgb) return 'Write the colour as # and six digits or letters a to f, for example #1864ab.'
  const found = contrast(rgb, WHITE)
  if (found >= LEAST) return null
  return `This colour is hard to read on white (contrast ${found.toFixed(1)}; at least ${LEAST} is needed). Choose a darker one.`
}

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
        {rgb && !problem ? `Contrast on white ${contrast(rgb, WHITE).toFixed(1)}: good to read.` : ''}
      </Text>
      <AccentPreview color={accentColor} name={name} />
    </Stack>
  )
}

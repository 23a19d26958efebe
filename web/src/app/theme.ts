// Mantine's settings. Colours and sizes stand in theme.css; here is only how components behave.
import { createTheme, type MantineColorsTuple } from '@mantine/core'

const accent = Array.from(
  { length: 10 },
  (_, shade) => `var(--mantine-color-accent-${shade})`,
) as unknown as MantineColorsTuple
const quick = { duration: 120 }
const dialog = {
  defaultProps: {
    lockScroll: false,
    transitionProps: quick,
    overlayProps: { backgroundOpacity: 0.45 },
    closeButtonProps: { 'aria-label': 'Close' },
    attributes: { root: { 'data-bmms-dialog': '' } },
  },
}
const bySize = { defaultProps: { size: 'sm' } }

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  fontFamily: 'var(--mantine-font-family)',
  headings: { fontFamily: 'var(--mantine-font-family)', fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  components: {
    Modal: dialog,
    Drawer: dialog,
    Button: bySize,
    TextInput: bySize,
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 3 } },
    Popover: { defaultProps: { transitionProps: quick, shadow: 'md' } },
    Table: { defaultProps: { verticalSpacing: 8 } },
    Anchor: { defaultProps: { underline: 'always' } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
})

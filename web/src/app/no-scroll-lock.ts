// Stands in for `react-remove-scroll` (vite.config.ts): that one injects a style element, which the content security
// policy refuses, and BMMS stops the page behind a dialog from scrolling in theme.css.
import type { ReactNode } from 'react'

/** Its children, unchanged. */
export function RemoveScroll({ children }: { children: ReactNode }) {
  return children
}
RemoveScroll.classNames = { zeroRight: '', fullWidth: '' }

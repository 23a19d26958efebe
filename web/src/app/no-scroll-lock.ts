// Stands in for `react-remove-scroll` (vite.config.ts): that one injects a style element, which the content security
// policy refuses. theme.css says when the page behind a dialog stands still.
import type { ReactNode } from 'react'

/** Its children, unchanged. */
export function RemoveScroll({ children }: { children: ReactNode }) {
  return children
}
RemoveScroll.classNames = { zeroRight: '', fullWidth: '' }

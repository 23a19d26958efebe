// The organization's colour on every page, so that nobody works in the wrong one.
import { useLayoutEffect } from 'react'
import { accentShades, NEUTRAL_ACCENT } from '../../lib/contrast.ts'

/** Sets the accent of the whole page; without an organization it is the neutral one. */
export function useAccent(color: string | undefined): void {
  useLayoutEffect(() => {
    const { stripe, onLight, onDark, fillOnDark } = accentShades(color ?? NEUTRAL_ACCENT)
    const { style } = document.documentElement
    style.setProperty('--accent-stripe', stripe)
    style.setProperty('--accent-on-light', onLight)
    style.setProperty('--accent-on-dark', onDark)
    style.setProperty('--accent-fill-on-dark', fillOnDark)
  }, [color])
}

import { contrastOnWhite, isLegibleAccent } from './accent-color.ts'
import { fail } from './errors.ts'

/** Refuses an accent colour that cannot be read on white. */
export function requireLegibleAccent(color: string): void {
  if (isLegibleAccent(color)) return
  fail('organizations.profile.accent_contrast', { contrast: contrastOnWhite(color).toFixed(1) })
}

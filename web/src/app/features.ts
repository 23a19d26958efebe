// The features of this web, in the order of the navigation. A new module adds its one line here.
import type { Feature } from '../lib/feature.ts'

export const features: readonly Feature[] = []

// The features of this web, in the order of the navigation. A new module adds its one line here.
import { oversight } from '../features/oversight/feature.ts'
import { planning } from '../features/planning/feature.ts'
import type { Feature } from '../lib/feature.ts'

export const features: readonly Feature[] = [planning, oversight]

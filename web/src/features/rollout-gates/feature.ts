import { IconChecklist, IconGauge, IconRubberStamp, IconTrafficLights } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { gatePages } from './routes.ts'

/** Gates of waves, sign-offs of organizations, their conditions, and the figures that decide them. */
export const rolloutGates: Feature = {
  module: 'rollout',
  label: 'Rollout decisions',
  pages: Object.values(gatePages),
  nav: [
    { label: 'Gates', icon: IconTrafficLights, page: gatePages.gates },
    { label: 'Sign-offs', icon: IconRubberStamp, page: gatePages.signOffs },
    { label: 'Conditions', icon: IconChecklist, page: gatePages.conditions },
    { label: 'Measures', icon: IconGauge, page: gatePages.measures },
  ],
}

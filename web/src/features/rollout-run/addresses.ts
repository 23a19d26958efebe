// Where the screens of waves, blockers and the own onboarding are.
const waves = '/platform/rollout/waves'
const wave = `${waves}/:waveDigits`
const blockers = '/platform/rollout/blockers'

export const places = {
  waves: { path: waves },
  wave: { path: wave },
  editWave: { path: `${wave}/edit` },
  addOrganizations: { path: `${wave}/organizations/add` },
  placement: { path: `${wave}/organizations/:code` },
  moveOrganization: { path: `${wave}/organizations/:code/move` },
  finishMilestone: { path: `${wave}/milestones/:id/done` },
  giveMilestone: { path: `${wave}/milestones/:id/owner` },
  check: { path: `${wave}/checklist/:item` },
  blockers: { path: blockers },
  newBlocker: { path: `${blockers}/new` },
  blocker: { path: `${blockers}/:id` },
  editBlocker: { path: `${blockers}/:id/edit` },
  resolveBlocker: { path: `${blockers}/:id/resolution` },
  onboarding: { path: '/moa/:moa/rollout' },
} as const

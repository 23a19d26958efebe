import type { ActivationRow, Finding } from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import type { ShareView } from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import { countOf, humanize } from '../../lib/words.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

/** Modules as people read them. */
export function moduleWords(modules: readonly string[]): string {
  return modules.map((name) => (name === 'mana' ? 'MANA' : humanize(name))).join(', ') || 'None'
}

/** How far an organization is, as a badge; modules that are on without anybody having gone live are no success yet. */
export function stageBadge({
  isActive,
  stage,
  liveOn,
}: Pick<ActivationRow, 'isActive' | 'stage' | 'liveOn'>): StatusBadgeProps {
  if (!isActive) return { state: 'closed', label: 'Closed' }
  return { state: 'open', label: stage ?? 'Open, no stage', tone: liveOn ? 'good' : 'info' }
}

export function verdictBadge({ verdict, weight, passedOver }: Finding): StatusBadgeProps {
  if (verdict === 'yes') return { state: 'ready', label: 'Yes', tone: 'good' }
  if (passedOver) return { state: 'passed', label: 'Passed over', tone: 'warn' }
  if (weight === 'hard')
    return { state: 'missing', label: verdict === 'no' ? 'No, needed' : 'Unknown, needed', tone: 'bad' }
  return { state: 'missing', label: verdict === 'no' ? 'No' : 'Unknown', tone: 'warn' }
}

/** `12 of 48 people`. */
export function reachWords({ reaches, of }: { reaches: number; of: number }): string {
  return `${reaches.toLocaleString('en')} of ${countOf(of, 'person', 'people')}`
}

export function shareBadge({ isModuleOn, mode, percent, people, roles }: ShareView): StatusBadgeProps {
  if (!isModuleOn) return { state: 'off', label: 'Module off' }
  if (mode === 'on') return { state: 'on', label: 'On for everybody' }
  if (mode === 'off') return { state: 'stopped', label: 'Off for everybody', tone: 'bad' }
  return mode === 'percentage'
    ? {
        state: 'share',
        label: people.length + roles.length > 0 ? `${percent} % and those named` : `${percent} % of the people`,
        tone: 'info',
      }
    : { state: 'share', label: 'Named people and roles', tone: 'info' }
}

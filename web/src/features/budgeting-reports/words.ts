// The words of reports that several of their screens use.
import {
  BOX_WORDS,
  type Box,
  CHANNEL_WORDS,
  type Channel,
} from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

const STATES: Readonly<Record<string, Omit<StatusBadgeProps, 'state'>>> = {
  due: { label: 'To generate', tone: 'warn' },
  generated: { label: 'To certify', tone: 'info' },
  certified: { label: 'To file', tone: 'info' },
  filed: { label: 'Filed', tone: 'good' },
  superseded: { label: 'Superseded', tone: 'neutral' },
  nothing: { label: 'Nothing to report', tone: 'neutral' },
}

/** What is to be done next with a report, or that all is done. */
export function reportBadge(state: string, form?: string): StatusBadgeProps {
  // Registries are kept, not signed.
  if (form === 'raod' && state === 'generated') return { state, label: 'Generated', tone: 'neutral' }
  return { state, ...STATES[state] }
}

/** `Current year appropriations, fund 01`, or nothing for forms without boxes. */
export function potWords({ box, fundCluster }: { box: string; fundCluster: string }): string {
  const fund = fundCluster ? `fund ${fundCluster}` : ''
  const words = [BOX_WORDS[box as Box] ?? '', fund].filter(Boolean).join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function channelWords(channel: Channel): string {
  return CHANNEL_WORDS[channel]
}

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

export const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
] as const

// What the call and the law still want of a proposal: each with its section, and the way to where it is put right.
import { Group, Stack, Text, Title } from '@mantine/core'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import classes from './findings.module.css'

type Finding = Proposal['findings'][number]

export function Findings({ moa, proposal }: { moa: string; proposal: Proposal }) {
  const { findings, canEdit } = proposal
  const refusing = findings.filter(({ severity }) => severity === 'refuse').length
  if (findings.length === 0) return <Note tone="good" title="The call and the law have nothing against it" />
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {refusing > 0 ? `${countOf(refusing, 'requirement')} not met` : 'To look at'}
      </Title>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.path}`} data-severity={finding.severity}>
            <One finding={finding} fix={canEdit ? fixOf(finding.path, { moa, id: proposal.id }) : undefined} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ finding, fix }: { finding: Finding; fix: Fix | undefined }) {
  const { severity, message, section } = finding
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StatusBadge
          state={severity}
          tone={severity === 'refuse' ? 'bad' : 'warn'}
          label={severity === 'refuse' ? 'Not met' : 'Look at'}
        />
        <Text size="sm" c="dimmed">
          {section}
        </Text>
      </Group>
      <Text size="sm">{message}</Text>
      {fix && (
        <Text size="sm">
          <Link to={fix.to}>{fix.label}</Link>
        </Text>
      )}
    </Stack>
  )
}

interface Fix {
  label: string
  to: string
}

/** Where a finding is put right. */
function fixOf(path: string, params: { moa: string; id: string }): Fix | undefined {
  const [part, rest = ''] = path.split('.')
  if (part === 'ceilings')
    return { label: `Go to the ${rest} lines`, to: hrefOf(places.proposal, params, { tab: 'lines', class: rest }) }
  if (part === 'ppas' && rest)
    return { label: 'Open the program', to: hrefOf(places.program, { ...params, ppa: rest }) }
  if (part === 'ppas') return { label: 'Go to the programs', to: hrefOf(places.proposal, params, { tab: 'programs' }) }
  if (part === 'consultations' || part === 'staffing')
    return { label: 'Add the paper', to: hrefOf(places.proposal, params, { tab: 'papers' }) }
  return undefined
}

// What is recorded about whoever reads it, why and how long; what they agreed to; and what they may ask for.
import { Button, List, Paper, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Consent,
  decideConsent,
  type Privacy,
  readPrivacy,
} from '../../../../server/src/modules/onboarding/privacy.contract.ts'
import { readOwnData } from '../../../../server/src/modules/people/privacy/personal-data.contract.ts'
import { call } from '../../api/call.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { saveFile } from '../../lib/save-file.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './privacy-page.module.css'

/** `/me/privacy`. */
export function PrivacyPage() {
  const privacy = useQuery(queryFor(readPrivacy))
  return (
    <>
      <PageHeader
        title="Your data and privacy"
        description="What BMMS records about you, for what purpose and how long, as the Data Privacy Act of 2012 (RA 10173) wants you to know."
      />
      <Loaded query={privacy}>
        {(data) => (
          <Stack gap="lg">
            <Consents consents={data.consents} />
            <Download />
            <Records records={data.records} />
            <Rights rights={data.rights} />
          </Stack>
        )}
      </Loaded>
    </>
  )
}

function Consents({ consents }: Pick<Privacy, 'consents'>) {
  return (
    <Paper withBorder p="lg" component="section" aria-label="What you agree to">
      <Title order={2} mb="sm">
        What you agree to
      </Title>
      <Stack>
        {consents.map((consent) => (
          <ConsentSwitch key={consent.purpose} consent={consent} />
        ))}
      </Stack>
    </Paper>
  )
}

function ConsentSwitch({ consent }: { consent: Consent }) {
  const decide = useAction(decideConsent)
  const { purpose, label, text, isGiven, givenAt, withdrawnAt } = consent
  const since = givenAt
    ? `Agreed ${formatMoment(givenAt)}.`
    : withdrawnAt
      ? `Taken back ${formatMoment(withdrawnAt)}; what was kept is removed.`
      : 'Not agreed.'
  return (
    <div>
      <Switch
        label={label}
        description={text}
        checked={decide.isPending ? decide.variables.body.given : isGiven}
        maw="75ch"
        onChange={(event) =>
          decide.mutate(
            { params: { purposeName: purpose }, body: { given: event.currentTarget.checked } },
            { onError: tell.problem },
          )
        }
      />
      <Text size="sm" c="dimmed" mt={4} role="status">
        {since}
      </Text>
    </div>
  )
}

function Download() {
  const { person } = useSession()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const data = await call(readOwnData)
      saveFile(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `bmms-${person.username}.json`)
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Paper withBorder p="lg" component="section" aria-label="Your copy">
      <Title order={2} mb="sm">
        Your copy
      </Title>
      <Text mb="sm" maw="75ch">
        Everything below, with every entry, as a file that programs can read (JSON). Keep it where only you can open it.
      </Text>
      <Button variant="default" loading={busy} onClick={() => void save()}>
        Download all data about me
      </Button>
    </Paper>
  )
}

function Records({ records }: Pick<Privacy, 'records'>) {
  return (
    <div>
      <Title order={2} mb="sm">
        What is recorded
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="What is recorded">
        <Table className={classes.table ?? ''} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>For what purpose</Table.Th>
              <Table.Th>On what basis</Table.Th>
              <Table.Th>How long</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {records.map(({ what, purpose, basis, kept }) => (
              <Table.Tr key={what}>
                <Table.Td>{what}</Table.Td>
                <Table.Td data-label="For what purpose">{purpose}</Table.Td>
                <Table.Td data-label="On what basis">{basis}</Table.Td>
                <Table.Td data-label="How long">{kept}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </div>
  )
}

function Rights({ rights }: Pick<Privacy, 'rights'>) {
  return (
    <Paper withBorder p="lg" component="section" aria-label="Your rights">
      <Title order={2} mb="sm">
        Your rights
      </Title>
      <List spacing="xs" maw="75ch">
        {rights.map((right) => (
          <List.Item key={right}>{right}</List.Item>
        ))}
      </List>
    </Paper>
  )
}

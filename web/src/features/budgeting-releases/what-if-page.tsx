// What if: a modification that nobody saves, with the balances before and after and the lawful approver.
import { Button, Paper, Stack, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { readFunding } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { Columns } from '../../ui/columns.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { carryValues } from './carried-values.ts'
import { type DocumentValues, emptyDocument, emptyLine, type Funding } from './document-values.ts'
import classes from './line-fields.module.css'
import { LineFields } from './line-fields.tsx'
import { LiveEffect, MoveFields } from './modification-fields.tsx'

/** Nothing on this page is saved, until somebody makes a request of it. */
export function WhatIfPage({ params }: { params: { moa: string } }) {
  const funding = useQuery(queryFor(readFunding, { params }))
  return (
    <Loaded query={funding} shape="form">
      {(known) => <WhatIf params={params} funding={known} />}
    </Loaded>
  )
}

function WhatIf({ params, funding }: { params: { moa: string }; funding: Funding }) {
  const form = useForm<DocumentValues>({
    mode: 'controlled',
    initialValues: emptyDocument('realignment', funding, [emptyLine('from'), emptyLine('to')]),
  })
  const mayRequest = usePlace().can('budget.modification.request')
  const go = useGo()
  const request = () => {
    carryValues(form.getValues())
    go(hrefOf(places.newModification, params))
  }
  const objects = form.getValues().moves === 'allotment'
  return (
    <>
      <PageHeader
        title="What if"
        description="Try a modification: the balances before and after, and who may lawfully approve it. Nothing is saved."
        back={{ label: 'Modifications', to: hrefOf(places.modifications, params) }}
        actions={mayRequest && <Button onClick={request}>Request this modification</Button>}
      />
      <Columns min="24rem">
        <Stack>
          <Panel title="What it is">
            <MoveFields form={form} funding={funding} />
          </Panel>
          <Panel title="From">
            <LineFields moa={params.moa} form={form} side="from" onlyAppropriated objects={objects} />
          </Panel>
          <Panel title="To">
            <LineFields moa={params.moa} form={form} side="to" objects={objects} />
          </Panel>
        </Stack>
        <section aria-label="Effect" aria-live="polite" className={classes.beside}>
          <LiveEffect moa={params.moa} values={form.getValues()} narrow />
        </section>
      </Columns>
    </>
  )
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <Stack>{children}</Stack>
    </Paper>
  )
}

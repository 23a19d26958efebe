// One program, activity or project of a proposal: why it is asked for, how it is measured, and what it had before.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  editProposalPpa,
  type ProposalPpa,
  readProposalPpa,
  removeProposalPpa,
  setComparatives,
  setIndicators,
} from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'
import { readProposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { sameValue } from '../../lib/drafts.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { type ProgramParams, places } from './addresses.ts'
import { programSections } from './program-fields.tsx'
import { ProgramSheet } from './program-sheet.tsx'
import { comparativesOf, contentOf, indicatorsOf, type ProgramValues, valuesOf } from './program-values.ts'

export function ProgramPage({ params }: { params: ProgramParams }) {
  const { moa, id, ppa } = params
  const program = useQuery(queryFor(readProposalPpa, { params: { moa, id: ppa } }))
  const proposal = useQuery(queryFor(readProposal, { params: { moa, id } }))
  const fiscalYear = proposal.data?.fiscalYear
  return (
    <Loaded query={program} shape="form">
      {(one) =>
        one.canEdit && fiscalYear ? (
          <EditProgram params={params} program={one} fiscalYear={fiscalYear} />
        ) : (
          <ProgramSheet params={params} program={one} fiscalYear={fiscalYear} />
        )
      }
    </Loaded>
  )
}

interface EditProps {
  params: ProgramParams
  program: ProposalPpa
  fiscalYear: number
}

function EditProgram({ params, program, fiscalYear }: EditProps) {
  const save = useSave(params, program)
  const go = useGo()
  const to = hrefOf(places.proposal, params, { tab: 'programs' })
  return (
    <FormPage<ProgramValues, unknown>
      title={program.title}
      description={
        <>
          {program.code}. Requested <Money value={program.requested} /> in {countOf(program.lines, 'line')}.{' '}
          <Buttons params={params} program={program} />
        </>
      }
      back={{ label: 'Programs of the proposal', to }}
      initial={valuesOf(program)}
      version={program.version}
      fromCurrent={valuesOf}
      sections={programSections({ moa: params.moa, program, fiscalYear })}
      submit={save}
      submitLabel="Save program"
      onDone={() => {
        tell.done(`Saved: ${program.title}`)
        go(to)
      }}
    />
  )
}

function Buttons({ params, program }: Omit<EditProps, 'fiscalYear'>) {
  const remove = useAction(removeProposalPpa)
  const go = useGo()
  return (
    <span style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap', marginTop: '0.5rem' }}>
      <ActionButton size="xs" variant="default" to={hrefOf(places.lines, params)}>
        Lines of this program
      </ActionButton>
      <ConfirmAction
        label="Take out of the proposal"
        size="xs"
        danger
        question={`Take ${program.title} out of the proposal?`}
        consequence={`Its ${countOf(program.lines, 'line')}, indicators and comparatives in this proposal are removed. The program itself stays.`}
        onConfirm={async () => {
          await remove.mutateAsync({ params: { moa: params.moa, id: params.ppa } })
          go(hrefOf(places.proposal, params, { tab: 'programs' }), { replace: true })
        }}
      />
    </span>
  )
}

/** Texts, then indicators, then comparatives: each as the version that the one before left. */
function useSave({ moa, ppa }: ProgramParams, program: ProposalPpa) {
  const edit = useAction(editProposalPpa)
  const measure = useAction(setIndicators)
  const compare = useAction(setComparatives)
  const params = { moa, id: ppa }
  // A later part can be refused after an earlier one was saved: that one's version is the one to go on from.
  const own = useRef(0)
  const keep = ({ version }: ProposalPpa) => {
    own.current = version
    return version
  }
  return async (values: ProgramValues, seen = program.version) => {
    const before = valuesOf(program)
    const body = { version: Math.max(seen, own.current), ...contentOf(values) }
    let version = keep(await edit.mutateAsync({ params, body }))
    if (!sameValue(values.indicators, before.indicators))
      version = keep(await measure.mutateAsync({ params, body: { version, indicators: indicatorsOf(values) } }))
    if (!sameValue(values.comparatives, before.comparatives))
      keep(await compare.mutateAsync({ params, body: { version, comparatives: comparativesOf(values) } }))
  }
}

// Sends what changed, line by line; what is refused stays in the sheet with its reason.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addProposalLine,
  editProposalLine,
  type ProposalLine,
  removeProposalLine,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { call } from '../../api/call.ts'
import { asProblem, ProblemError } from '../../lib/problem.ts'
import { countOf } from '../../lib/words.ts'
import { tell } from '../../ui/notice.ts'
import type { SheetDraft } from '../../ui/sheet-draft.tsx'
import type { ProgramParams } from './addresses.ts'
import { bodyOf, type LineDraft, type LineProblems, type ObjectChoice, problemsOf } from './line-draft.ts'

export interface RowProblem {
  fields: LineProblems
  /** About the row as a whole. */
  whole?: string
  /** Somebody else changed it meanwhile. */
  stale?: boolean
}
/** By key of the row. */
export type RowProblems = Readonly<Record<string, RowProblem>>

interface Parts {
  params: ProgramParams
  draft: SheetDraft<LineDraft>
  lines: readonly ProposalLine[]
  objects: readonly ObjectChoice[]
}

export function useSaveLines({ params: { moa, ppa }, draft, lines, objects }: Parts) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<RowProblems>({})
  const [problem, setProblem] = useState<ProblemError>()
  const send = async () => {
    const found: Record<string, RowProblem> = wrongRows(draft.latest(), objects)
    setProblems(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return setProblem(needsLook(Object.keys(found).length))
    setBusy(true)
    let sent = 0
    for (const job of jobsOf(draft.latest(), { moa, ppa, objects })) {
      try {
        await job.run()
        draft.change(job.done(draft.latest()))
        sent++
      } catch (thrown) {
        const refused = asProblem(thrown)
        found[job.key] = rowProblem(
          refused,
          lines.find(({ id }) => id === job.key),
        )
        if (refused.code === 'concurrency.stale') draft.change(withVersion(draft.latest(), job.key, refused.current))
        // Without a server, or when the whole proposal is frozen, the others would be refused alike.
        if (refused.status === 0 || refused.status >= 500 || refused.code === 'budget.proposal.frozen') {
          setProblem(refused)
          break
        }
      }
    }
    setProblems({ ...found })
    await client.invalidateQueries({ queryKey: ['budgeting'] })
    setBusy(false)
    if (sent > 0) tell.done(`${countOf(sent, 'line')} saved`)
  }
  const takeTheirs = (key: string) => {
    const { [key]: _, ...edits } = draft.latest().edits
    draft.change({ ...draft.latest(), edits })
    const { [key]: _problem, ...others } = problems
    setProblems(others)
  }
  return { busy, problems, problem, save: () => void send(), takeTheirs }
}

function needsLook(count: number): ProblemError {
  const title = `${countOf(count, 'line needs', 'lines need')} another look`
  return new ProblemError({
    status: 400,
    code: 'sheet.incomplete',
    title,
    detail: 'Nothing was saved. What is missing stands in the cells.',
  })
}

function wrongRows({ edits, added }: LineDraft, objects: readonly ObjectChoice[]): Record<string, RowProblem> {
  const rows = [...Object.entries(edits).map(([key, { values }]) => ({ key, values })), ...added]
  return Object.fromEntries(
    rows.flatMap(({ key, values }) => {
      const fields = problemsOf(values, objects)
      return Object.keys(fields).length > 0 ? [[key, { fields }]] : []
    }),
  )
}

interface Job {
  key: string
  run: () => Promise<unknown>
  /** The draft without what was saved. */
  done: (draft: LineDraft) => LineDraft
}

type Place = { moa: string; ppa: string; objects: readonly ObjectChoice[] }

/** Removals make room first. */
function jobsOf({ edits, added, removed }: LineDraft, { moa, ppa, objects }: Place): Job[] {
  return [
    ...removed.map((id) => ({
      key: id,
      run: () => call(removeProposalLine, { params: { moa, id } }),
      done: (draft: LineDraft) => ({ ...draft, removed: draft.removed.filter((one) => one !== id) }),
    })),
    ...Object.entries(edits).map(([id, { values, version }]) => ({
      key: id,
      run: () => call(editProposalLine, { params: { moa, id }, body: { version, ...bodyOf(values, objects) } }),
      done: (draft: LineDraft) => {
        const { [id]: _, ...others } = draft.edits
        return { ...draft, edits: others }
      },
    })),
    ...added.map(({ key, values }) => ({
      key,
      run: () => call(addProposalLine, { params: { moa, id: ppa }, body: bodyOf(values, objects) }),
      done: (draft: LineDraft) => ({ ...draft, added: draft.added.filter((one) => one.key !== key) }),
    })),
  ]
}

const FIELD_OF: Readonly<Record<string, keyof LineProblems>> = {
  objectCode: 'object',
  description: 'description',
  quantity: 'quantity',
  unit: 'unit',
  unitCost: 'unitCost',
  phasing: 'q4',
}

function rowProblem(refused: ProblemError, line: ProposalLine | undefined): RowProblem {
  if (refused.code === 'concurrency.stale') {
    const name = line?.description.slice(0, 60) ?? 'This line'
    return {
      fields: {},
      stale: true,
      whole: `Somebody else changed "${name}" meanwhile. Save again to replace it with yours, or take theirs.`,
    }
  }
  const fields: LineProblems = {}
  for (const { path, message } of refused.errors) {
    const field = FIELD_OF[path.split('.')[0] ?? '']
    if (field) fields[field] = message
  }
  return Object.keys(fields).length > 0 ? { fields } : { fields, whole: refused.detail || refused.title }
}

/** After a refusal the person has seen that the line changed: saving again means to replace it. */
function withVersion(draft: LineDraft, key: string, current: unknown): LineDraft {
  const edit = draft.edits[key]
  const version = (current as { version?: number } | undefined)?.version
  return edit && version ? { ...draft, edits: { ...draft.edits, [key]: { ...edit, version } } } : draft
}

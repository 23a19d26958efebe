// Who signs what on a form, and who may sign now. Pure.
import type { Actor } from '../../../platform/database/scope.ts'
import type { StoredSheet } from './build-report.ts'
import { type Finding, FORM_WORDS, type FormName, type Part } from './report.contract.ts'
import type { SignatureView } from './reports.contract.ts'

export interface SignedPart {
  part: Part
  personId: string
  name: string
  position: string
  signedAt: string
}

type Step = SignatureView['step']
/** What each step needs. */
export const PERMISSIONS: Readonly<Record<Step, string>> = {
  certify_budget: 'budget.report.certify_budget',
  certify_accounts: 'budget.report.certify_accounts',
  certify_plan: 'budget.target.record',
  approve: 'budget.report.approve',
}

/** Which step signs a part: on plans the budget officer prepares; on the physical report the planning officer does. */
export function stepOf(form: FormName, part: Part): Step {
  if (part === 'budget') return 'certify_budget'
  if (part === 'accounting') return 'certify_accounts'
  if (part === 'recommended' || part === 'approved') return 'approve'
  return (form === 'bar1') === (part === 'prepared') ? 'certify_plan' : 'certify_budget'
}

/** The parts that a step can sign on a form, in the order of the form. */
export function partsOf({ definition }: StoredSheet, form: FormName, step: Step): Part[] {
  return definition.certifications.map(({ key }) => key as Part).filter((part) => stepOf(form, part) === step)
}

interface Signable {
  key: { form: FormName }
  state: string
  sheet: StoredSheet
  generatedById: string | null
}

/** What still has to be signed before a part can be: approval comes after everybody who certifies. */
export function missingBefore({ sheet }: Pick<Signable, 'sheet'>, part: Part, signed: readonly SignedPart[]): Part[] {
  if (part !== 'recommended' && part !== 'approved') return []
  return sheet.definition.certifications
    .map(({ key }) => key as Part)
    .filter((key) => key !== 'recommended' && key !== 'approved' && !signed.some((one) => one.part === key))
}

/** `Budget Officer and Chief Accountant`. */
export function partWords({ sheet }: Pick<Signable, 'sheet'>, parts: readonly Part[]): string {
  return sheet.definition.certifications
    .filter(({ key }) => parts.includes(key as Part))
    .map(({ caption, position }) => `${caption.replace(/:$/, '').toLowerCase()} (${position})`)
    .join(' and ')
}

export function signatureViews(
  report: Signable,
  { signed, findings, actor }: { signed: readonly SignedPart[]; findings: readonly Finding[]; actor: Actor },
): SignatureView[] {
  return report.sheet.definition.certifications.map(({ key, caption, covers, position }) => {
    const part = key as Part
    const done = signed.find((one) => one.part === part)
    const step = stepOf(report.key.form, part)
    return {
      part,
      caption: caption.replace(/:$/, ''),
      covers: covers ?? '',
      position: done?.position || position,
      name: done?.name ?? null,
      signedAt: done?.signedAt ?? null,
      isOptional: part === 'recommended',
      step,
      mayEver: actor.permissions.has(PERMISSIONS[step]),
      refusal: done ? 'Signed.' : refusalOf(report, part, { signed, findings, actor }),
    }
  })
}

function refusalOf(
  report: Signable,
  part: Part,
  { signed, findings, actor }: { signed: readonly SignedPart[]; findings: readonly Finding[]; actor: Actor },
): string | null {
  const step = stepOf(report.key.form, part)
  if (!actor.permissions.has(PERMISSIONS[step])) return 'Your roles do not include this signature.'
  if (report.state === 'superseded') return 'A newer revision has taken its place.'
  if (findings.some(({ holds }) => !holds)) return 'The reports of the quarter do not agree yet.'
  const missing = missingBefore(report, part, signed)
  if (missing.length > 0) return `First to be signed: ${partWords(report, missing)}.`
  if (signed.some(({ personId }) => personId === actor.id))
    return 'You signed another part. Somebody else signs this one.'
  if (step === 'approve' && report.generatedById === actor.id)
    return 'You generated this report. Somebody else approves it.'
  if (part === 'recommended' && signed.some((one) => one.part === 'approved')) return 'It is approved already.'
  return null
}

/** `FAR No. 1` has no accountant's signature, for the words of a refusal. */
export function formCode(form: FormName): string {
  return FORM_WORDS[form].code
}

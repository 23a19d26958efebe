// An appropriation act as its form has it: one row for each class, empty where the act says nothing about it.
import { CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ActView, Validity } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import type { ActFacts } from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'

export interface ClassValues {
  obligateUntil: string
  payUntil: string
  source: string
  isConfirmed: boolean
}

export type ActValues = {
  code: string
  title: string
  fiscalYear: number | null
  kind: string
  effectiveOn: string
  source: string
  isConfirmed: boolean
  /** In the order of the forms: PS, MOOE, FE, CO. */
  classes: ClassValues[]
  reason: string
  acceptPosted: boolean
}

const NOTHING: ClassValues = { obligateUntil: '', payUntil: '', source: '', isConfirmed: false }

export const emptyAct: ActValues = {
  ...{ code: '', title: '', fiscalYear: null, kind: 'regular', effectiveOn: '', source: '', isConfirmed: false },
  ...{ classes: CLASSES.map(() => ({ ...NOTHING })), reason: '', acceptPosted: false },
}

export function valuesOfAct(act: ActView): ActValues {
  const { code, title, fiscalYear, kind, effectiveOn, source, isConfirmed, validities } = act
  const classes = CLASSES.map((of) => {
    const { class: _, ...days }: Partial<Validity> = validities.find((validity) => validity.class === of) ?? {}
    return { ...NOTHING, ...days }
  })
  return {
    ...{ code, title, fiscalYear, kind, effectiveOn, source, isConfirmed, classes },
    reason: '',
    acceptPosted: false,
  }
}

/** What the server takes; classes without days are left out. */
export function factsOfAct(values: ActValues): ActFacts {
  const { code, title, fiscalYear, kind, effectiveOn, source, isConfirmed, classes } = values
  const validities = CLASSES.flatMap((of, at) => {
    const days = classes[at] ?? NOTHING
    if (days.obligateUntil === '' && days.payUntil === '') return []
    return [{ class: of, ...days, source: days.source.trim() || source }]
  })
  return {
    ...{ code, title, fiscalYear: fiscalYear ?? 0, effectiveOn, source, isConfirmed, validities },
    kind: kind as ActFacts['kind'],
  }
}

// States and transitions of an object, declared once; API, buttons, inbox and tests read the same declaration. Pure.
export interface Transition<S extends string = string> {
  /** The button: a verb phrase. */
  label: string
  from: readonly S[]
  to: S
  permission: string
  /** Nobody who prepared or submitted the object may take this step. */
  fourEyes?: true
  comment?: 'required' | 'optional'
  /** BMMS takes it as the consequence of another record's step; nobody is offered it or may ask for it. */
  automatic?: true
}

export interface Workflow<S extends string = string, A extends string = string> {
  /** Kind of object, as stored with each step. */
  subject: string
  initial: S
  /** Word for each state, as people read it. */
  states: Readonly<Record<S, string>>
  /** States in which the content may still be edited. */
  editable: readonly S[]
  transitions: Readonly<Record<A, Transition<S>>>
}

export function defineWorkflow<const S extends string, const A extends string>(
  workflow: Workflow<S, A>,
): Workflow<S, A> {
  return workflow
}

/** Where an object stands, and who had a hand in it. */
export interface Standing {
  status: string
  preparers: readonly string[]
}

export interface Doer {
  id: string
  permissions: ReadonlySet<string>
}

export interface PossibleAction {
  action: string
  label: string
  to: string
  comment: 'none' | 'optional' | 'required'
  refusal: null | { code: string; message: string }
}

/** What this person may do now, and for what they may not, why: the screens show both. */
export function actionsFor(workflow: Workflow, now: Standing, doer: Doer): PossibleAction[] {
  return Object.entries(workflow.transitions)
    .filter(([, transition]) => transition.from.includes(now.status) && !transition.automatic)
    .map(([action, transition]) => ({
      action,
      label: transition.label,
      to: transition.to,
      comment: transition.comment ?? 'none',
      refusal: refusalOf(transition, now, doer),
    }))
}

export function refusalOf(transition: Transition, now: Standing, doer: Doer): PossibleAction['refusal'] {
  if (!doer.permissions.has(transition.permission)) {
    return { code: 'access.missing_permission', message: 'Your roles do not include this step.' }
  }
  if (transition.fourEyes && now.preparers.includes(doer.id)) {
    return { code: 'workflow.four_eyes', message: 'You prepared or submitted this. Somebody else has to decide.' }
  }
  return null
}

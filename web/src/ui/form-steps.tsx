// Big forms, one section after the other; the last step shows everything to check.
import { useState } from 'react'
import { focusField } from './form-errors.tsx'
import classes from './form-page.module.css'
import type { Form, FormSection, FormValues } from './form-page.tsx'

export interface Stepping<V extends FormValues> {
  active: boolean
  at: number
  shown: readonly FormSection<V>[]
  go: (step: number) => void
  next: (() => void) | undefined
  previous: (() => void) | undefined
}

/** Which sections show now. Without `on` all of them do. */
export function useSteps<V extends FormValues>(
  sections: readonly FormSection<V>[],
  on: boolean,
  form: Form<V>,
): Stepping<V> {
  const [at, go] = useState(0)
  const section = sections[at]
  if (!on || sections.length < 2) {
    return { active: false, at: 0, shown: sections, go, next: undefined, previous: undefined }
  }
  const next = () => {
    const wrong = section?.fields?.find((field) => form.validateField(field as never).hasError)
    return wrong ? focusField(wrong) : go(at + 1)
  }
  return {
    active: true,
    at,
    shown: section ? [section] : sections,
    go,
    next: section ? next : undefined,
    previous: at > 0 ? () => go(at - 1) : undefined,
  }
}

/** The way through the form; every step can be opened again. */
export function FormSteps<V extends FormValues>(props: { stepping: Stepping<V>; sections: readonly FormSection<V>[] }) {
  const { stepping, sections } = props
  const names = [...sections.map((section) => section.title), 'Review']
  return (
    <ol className={classes.steps}>
      {names.map((name, step) => (
        <li key={name}>
          <button
            type="button"
            aria-current={step === stepping.at ? 'step' : undefined}
            onClick={() => stepping.go(step)}
          >
            {step + 1}. {name}
          </button>
        </li>
      ))}
    </ol>
  )
}

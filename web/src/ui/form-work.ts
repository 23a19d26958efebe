// The state of a form between loading and a successful answer: values, draft, refusals and stale versions.
import { useForm } from '@mantine/form'
import { useCallback, useRef, useState } from 'react'
import { useAddress, useLeaveGuard } from '../lib/address.tsx'
import { rebase, sameValue, useDraft } from '../lib/drafts.ts'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import { focusField } from './form-errors.tsx'
import type { Form, FormPageProps, FormValues } from './form-page.tsx'

interface Stale<V> {
  values: V
  version: number
}

/** Everything that `FormPage` draws and does. */
export function useFormWork<V extends FormValues, R>(props: FormPageProps<V, R>) {
  const drafted = useDraftedForm(props)
  const { form, base, draft, finish } = drafted
  const [stale, setStale] = useState<Stale<V>>()
  const onStale = (problem: ProblemError) => {
    const current = problem.current as { version: number } | undefined
    if (problem.code !== 'concurrency.stale' || !current || !props.fromCurrent) return false
    setStale({ values: props.fromCurrent(current as never), version: current.version })
    return true
  }
  const sending = useSending({ props, form, version: drafted.version, onStale, finish })
  const settle = (keep: boolean) => {
    if (!stale) return
    form.setValues(keep ? rebase(form.getValues(), base, stale.values) : stale.values)
    drafted.setBase(stale.values)
    drafted.setVersion(stale.version)
    if (!keep) draft.forget()
    setStale(undefined)
  }
  return { ...drafted, ...sending, stale, keepMine: () => settle(true), takeTheirs: () => settle(false) }
}

/** Values with their draft, and the question before leaving with unsaved work. */
function useDraftedForm<V extends FormValues, R>(props: FormPageProps<V, R>) {
  const { pathname } = useAddress()
  const [base, setBase] = useState(props.initial)
  const [version, setVersion] = useState(props.version)
  const draft = useDraft<V>(pathname, base, version)
  const [restored, setRestored] = useState(draft.found)
  const finished = useRef(false)
  const form = useForm<V>({
    mode: 'controlled',
    initialValues: draft.found ? rebase(draft.found.values, draft.found.base, props.initial) : props.initial,
    validate: (props.validate ?? {}) as never,
    onValuesChange: (values) => (sameValue(values, base) ? draft.forget() : draft.keep(values)),
  })
  const { getValues } = form
  const unsaved = useCallback(() => !finished.current && !sameValue(getValues(), base), [getValues, base])
  const leaving = useLeaveGuard(unsaved)
  const finish = () => {
    finished.current = true
    draft.forget()
  }
  const discard = () => {
    form.setValues(base)
    form.clearErrors()
    draft.forget()
    setRestored(undefined)
  }
  return { form, base, setBase, version, setVersion, draft, restored, leaving, finish, discard }
}

interface SendingParts<V extends FormValues, R> {
  props: FormPageProps<V, R>
  form: Form<V>
  version: number | undefined
  /** Whether it took the problem. */
  onStale: (problem: ProblemError) => boolean
  finish: () => void
}

function useSending<V extends FormValues, R>({ props, form, version, onStale, finish }: SendingParts<V, R>) {
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const checked = form.validate()
    if (checked.hasErrors) return focusField(Object.keys(checked.errors)[0])
    setBusy(true)
    setProblem(undefined)
    try {
      const result = await props.submit(form.getValues(), version)
      finish()
      props.onDone(result)
    } catch (thrown) {
      const refused = asProblem(thrown)
      if (onStale(refused)) return
      form.setErrors(Object.fromEntries(refused.errors.map((error) => [error.path, error.message])))
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  return { problem, busy, send: () => (busy ? undefined : void send()) }
}

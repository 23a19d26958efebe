// Page type 3: a form. Nothing typed is lost: drafts survive a reload and an expired session, and leaving asks first.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useHotkeys } from '@mantine/hooks'
import { type FormEvent, lazy, type ReactNode, Suspense } from 'react'
import { formatClock } from '../lib/calendar.ts'
import { DraftNotice } from './form-drafts.tsx'
import { ErrorSummary } from './form-errors.tsx'
import classes from './form-page.module.css'
import { FormSteps, useSteps } from './form-steps.tsx'
import { useFormWork } from './form-work.ts'
import { type Back, PageHeader } from './page-header.tsx'

const LeaveDialog = lazy(() => import('./leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })))
const StaleDialog = lazy(() => import('./form-stale.tsx').then((module) => ({ default: module.StaleDialog })))

export type FormValues = Record<string, unknown>
export type Form<V extends FormValues> = UseFormReturnType<V>

export interface FormSection<V extends FormValues> {
  title: string
  help?: ReactNode
  content: (form: Form<V>) => ReactNode
  /** Fields of this section: with `steps`, where an error opens the right step. */
  fields?: readonly (keyof V & string)[]
}

export interface FormPageProps<V extends FormValues, R> {
  title: string
  description?: ReactNode
  back: Back
  initial: V
  /** Version of the record that is edited; leave it out for a new one. */
  version?: number
  sections: readonly FormSection<V>[]
  /** One section after the other with a review at the end, for big forms. */
  steps?: boolean
  /** Sends the values. Errors of the server land on their fields. `version` is the one to send with an edit. */
  submit: (values: V, version: number | undefined) => Promise<R>
  /** Goes on to the next page. */
  onDone: (result: R) => void
  submitLabel: string
  /** Checks before sending: words of the error, or null. */
  validate?: { [K in keyof V]?: (value: V[K], values: V) => string | null }
  /** Values of a record that somebody else has saved meanwhile (409 `concurrency.stale`). */
  fromCurrent?: (current: never) => V
}

/** One column of sections with drafts, guard, Ctrl+S, error summary and the dialog for a stale version. */
export function FormPage<V extends FormValues, R>(props: FormPageProps<V, R>) {
  const { title, description, back, sections, submitLabel } = props
  const work = useFormWork(props)
  const { form, problem, draft, busy, send } = work
  const stepping = useSteps(sections, props.steps ?? false, form)
  useHotkeys([['mod+S', send]], [])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const saved = draft.savedAt ? `Draft saved ${formatClock(new Date(draft.savedAt))}` : ''
  return (
    <>
      <PageHeader title={title} description={description} back={back} />
      <form noValidate className={classes.form} onSubmit={onSubmit}>
        {work.restored && <DraftNotice draft={work.restored} version={props.version} onDiscard={work.discard} />}
        <ErrorSummary problem={problem} errors={form.errors} />
        {stepping.active && <FormSteps stepping={stepping} sections={sections} />}
        {stepping.shown.map((section) => (
          <Section key={section.title} section={section} form={form} />
        ))}
        <Group className={`${classes.foot} no-print`} justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {saved}
          </Text>
          <Group gap="xs">
            {stepping.previous && (
              <Button variant="default" onClick={stepping.previous}>
                Back
              </Button>
            )}
            {stepping.next ? (
              <Button onClick={stepping.next}>Continue</Button>
            ) : (
              <Button type="submit" loading={busy}>
                {submitLabel}
              </Button>
            )}
          </Group>
        </Group>
      </form>
      <Suspense>
        {work.leaving && <LeaveDialog {...work.leaving} onDiscard={work.finish} />}
        {work.stale && (
          <StaleDialog
            base={work.base}
            mine={form.getValues()}
            now={work.stale.values}
            onKeepMine={work.keepMine}
            onTakeTheirs={work.takeTheirs}
          />
        )}
      </Suspense>
    </>
  )
}

function Section<V extends FormValues>({ section, form }: { section: FormSection<V>; form: Form<V> }) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={section.title}>
      <Title order={2} mb={section.help ? 4 : 'md'}>
        {section.title}
      </Title>
      {section.help && (
        <Text c="dimmed" mb="md" component="div">
          {section.help}
        </Text>
      )}
      <Stack>{section.content(form)}</Stack>
    </Paper>
  )
}

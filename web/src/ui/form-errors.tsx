// What must be put right, on top of the form, each with a link to its field.
import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ProblemError } from '../lib/problem.ts'
import { countOf, humanize } from '../lib/words.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface ErrorSummaryProps {
  problem: ProblemError | undefined
  /** Words by path of the field. */
  errors: Record<string, ReactNode>
}

/** The refusal of the server, or the list of fields; takes the focus when it appears. */
export function ErrorSummary({ problem, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const paths = Object.keys(errors).filter((path) => errors[path])
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (paths.length === 0 && !problem) return null
  return (
    <div ref={box} tabIndex={-1}>
      {paths.length === 0 ? (
        <ProblemNotice problem={problem} />
      ) : (
        <Alert
          role="alert"
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={`${countOf(paths.length, 'field needs', 'fields need')} another look`}
        >
          <List size="sm">
            {paths.map((path) => (
              <List.Item key={path}>
                <FieldLink path={path} /> {errors[path]}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  )
}

function FieldLink({ path }: { path: string }) {
  const label = labelOf(path)
  if (!fieldOf(path)) return <strong>{label}:</strong>
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => focusField(path)}>
      {label}:
    </Anchor>
  )
}

/** Puts the focus on the control of a field. */
export function focusField(path: string | undefined): void {
  if (path !== undefined) fieldOf(path)?.focus()
}

/** Mantine marks each control with the path it was bound to. */
function fieldOf(path: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
}

function labelOf(path: string): string {
  const field = fieldOf(path)
  const text = field && 'labels' in field ? (field as HTMLInputElement).labels?.[0]?.firstChild : null
  return text?.textContent?.trim() || humanize(path.split('.').at(-1) ?? path)
}

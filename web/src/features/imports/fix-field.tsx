// One cell to put right. Enter goes to the next one that is wrong, Escape takes back what was typed.
import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { ImportRowView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { type Fixes, useFix } from './fixes.ts'
import classes from './imports.module.css'
import { type ImportColumn, problemsIn } from './row-problems.ts'

interface FixFieldProps {
  row: ImportRowView
  column: ImportColumn
  fixes: Fixes
  /** Shown above the field; said to screen readers either way. */
  labelled?: boolean
}

/** The value as it will be applied, with what is wrong in words below it. */
export function FixField({ row, column, fixes, labelled = false }: FixFieldProps) {
  const { number } = row
  const pending = useFix(fixes, number, column.name)
  const now = row.values[column.name] ?? ''
  const { errors, warnings } = problemsIn(row, column.name)
  const set = (value: string) => fixes.set(number, column.name, value === now ? undefined : value)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      moveOn(event.currentTarget, event.shiftKey ? -1 : 1)
    }
    if (event.key === 'Escape') fixes.set(number, column.name, undefined)
  }
  const told = errors.map(({ message }) => message).join(' ')
  const hint = warnings.map(({ message }) => message).join(' ')
  return (
    <TextInput
      {...(labelled ? { label: column.title } : { 'aria-label': `${column.title}, row ${number}` })}
      size={labelled ? 'sm' : 'xs'}
      classNames={{ error: classes.small ?? '', description: classes.small ?? '' }}
      data-fix
      autoComplete="off"
      spellCheck={false}
      maxLength={column.maxLength}
      placeholder={now === '' ? 'empty' : undefined}
      value={pending ?? now}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={pending === undefined ? hint || undefined : `Was: ${now || 'empty'}. Not checked yet.`}
      error={pending === undefined && told ? told : undefined}
    />
  )
}

/** To the next field that is wrong, and after the last one to the button that saves. */
function moveOn(from: HTMLElement, step: number): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-fix]')]
  const at = fields.indexOf(from as HTMLInputElement)
  const rest = step > 0 ? fields.slice(at + 1) : fields.slice(0, at).reverse()
  const next = rest.find((field) => field.getAttribute('aria-invalid') === 'true')
  if (next) {
    next.focus()
    next.select()
  } else if (step > 0) document.querySelector<HTMLElement>('[data-save-fixes]')?.focus()
}

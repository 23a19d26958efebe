// A button that, when it may not be used, says why: on hover, on focus and on touch.
import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { Link } from '../lib/address.tsx'
import { Hint } from './hint.tsx'

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled'> {
  children: ReactNode
  /** Goes to an address made by `hrefOf`. */
  to?: string | undefined
  onClick?: (() => void) | undefined
  /** Why it may not be used now; nothing when it may. */
  refusal?: string | null | undefined
}

/** A button or link of an action. A refused one stays focusable and carries its reason. */
export function ActionButton({ children, to, onClick, refusal, ...look }: ActionButtonProps) {
  const reason = useId()
  if (refusal) {
    return (
      <Hint label={refusal} silent>
        <Button
          {...look}
          aria-disabled
          data-disabled
          aria-describedby={reason}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
        <span id={reason} className="visually-hidden">
          {refusal}
        </span>
      </Hint>
    )
  }
  if (to) {
    return (
      <Button {...look} component={Link} to={to}>
        {children}
      </Button>
    )
  }
  return (
    <Button {...look} {...(onClick ? { onClick } : {})}>
      {children}
    </Button>
  )
}

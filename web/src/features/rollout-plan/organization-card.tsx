// An organization on the board: what matters at a glance, and a panel with why it stands there and what can be done.

import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconArrowsLeftRight, IconGripVertical, IconPinFilled } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { PanelButton } from '../../ui/menu-button.tsx'
import classes from './plan.module.css'
import type { PlanWork } from './use-plan-work.ts'
import { isPinned, readinessMark, SIZE_LETTERS } from './words.ts'

const OrganizationPanel = lazy(() =>
  import('./organization-panel.tsx').then((module) => ({ default: module.OrganizationPanel })),
)

export interface CardProps {
  plan: PlanView
  work: PlanWork
  code: string
  wave: number
}

export function OrganizationCard(props: CardProps) {
  const { plan, work, code, wave } = props
  const card = useRef<HTMLLIElement>(null)
  const [isDragged, setDragged] = useState(false)
  const canDrag = work.canEdit && !work.busy
  useEffect(() => {
    if (!card.current || !canDrag) return undefined
    return draggable({
      element: card.current,
      getInitialData: () => ({ code, wave, plan: plan.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [code, wave, plan.id, canDrag])
  const facts = plan.organizations.find((one) => one.code === code)
  if (!facts) return null
  const moved = plan.moved.some((move) => move.code === code)
  const breaks = plan.violations.some(({ codes }) => codes.includes(code))
  const pinned = isPinned(plan, code)
  return (
    <li
      ref={card}
      className={classes.card}
      data-moved={moved || undefined}
      data-breaks={breaks || undefined}
      data-dragged={isDragged || undefined}
      data-draggable={canDrag || undefined}
    >
      {work.canEdit && <IconGripVertical size={14} aria-hidden className={classes.grip} />}
      <PanelButton
        label={`${code}: ${facts.name}`}
        trigger={(trigger) => (
          <button {...trigger} type="button" className={classes.open}>
            <strong>{code}</strong>
            {pinned && <IconPinFilled size={12} aria-label="pinned" />}
            <span className={classes.marks}>
              {moved && <IconArrowsLeftRight size={14} aria-label="moved" />}
              {breaks && <IconAlertTriangle size={14} aria-label="breaks a rule" className={classes.broken} />}
              <Badge size="xs" variant="default" radius="sm" title={`Size: ${facts.size}`}>
                {SIZE_LETTERS[facts.size]}
              </Badge>
              <span className={classes.readiness} title="Readiness">
                {readinessMark(facts)}
              </span>
            </span>
          </button>
        )}
      >
        {(close) => (
          <Suspense fallback={<LoadingShape shape="block" />}>
            <OrganizationPanel {...props} facts={facts} onClose={close} />
          </Suspense>
        )}
      </PanelButton>
    </li>
  )
}

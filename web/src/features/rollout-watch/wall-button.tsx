// The page alone on the whole screen: for the wall of a control room, or a projector.
import { Button } from '@mantine/core'
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { tell } from '../../ui/notice.ts'
import classes from './wall.module.css'

export const WALL = 'rollout-wall'

/** Shows the element with the id `WALL` on the whole screen, and back. Left out where a browser cannot. */
export function WallButton() {
  const [isWall, setIsWall] = useState(false)
  useEffect(() => {
    const look = () => setIsWall(document.fullscreenElement?.id === WALL)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  if (!document.fullscreenEnabled) return null
  const toggle = async () => {
    await (isWall ? document.exitFullscreen() : document.getElementById(WALL)?.requestFullscreen())
  }
  const Icon = isWall ? IconArrowsMinimize : IconArrowsMaximize
  return (
    <Button
      variant="default"
      className={classes.button ?? ''}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => void toggle().catch(tell.problem)}
    >
      {isWall ? 'Leave full screen' : 'Full screen'}
    </Button>
  )
}

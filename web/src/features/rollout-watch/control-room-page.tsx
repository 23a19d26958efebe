// The control room: how the whole rollout stands, up to date by itself.
import { useQuery } from '@tanstack/react-query'
import { readControlRoom } from '../../../../server/src/modules/rollout/watch/control-room.contract.ts'
import { listenToRollout } from '../../../../server/src/modules/rollout/watch/live.contract.ts'
import { useLive } from '../../api/live.ts'
import { queryFor } from '../../api/queries.ts'
import { LiveMark } from '../../ui/live-mark.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ControlBoard } from './control-board.tsx'
import { WallButton } from './wall-button.tsx'

const room = queryFor(readControlRoom)

export function ControlRoomPage() {
  const query = useQuery(room)
  const live = useLive(listenToRollout, [room.queryKey])
  return (
    <Loaded query={query} shape="dashboard">
      {(data) => (
        <ControlBoard
          room={data}
          actions={
            <>
              <LiveMark state={live} updatedAt={query.dataUpdatedAt} />
              <WallButton />
            </>
          }
        />
      )}
    </Loaded>
  )
}

// Pages that stay up to date by themselves.
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { keepLive, type LiveState, type LiveSurroundings } from '../lib/live-connection.ts'
import { type AnyEndpoint, addressOf } from './call.ts'

/**
 * Reads queries anew whenever the endpoint, a stream of server-sent events, tells of a change; and every minute where there
 * is no stream. Answers how the page hears of changes at the moment.
 */
export function useLive(endpoint: AnyEndpoint, queryKeys: readonly QueryKey[]): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const keys = useRef(queryKeys)
  keys.current = queryKeys
  const address = addressOf(endpoint)
  useEffect(() => {
    const readAnew = () => {
      for (const queryKey of keys.current) void client.invalidateQueries({ queryKey })
    }
    return keepLive(surroundings(address), { onChange: readAnew, onState: setState })
  }, [client, address])
  return state
}

function surroundings(address: string): LiveSurroundings {
  return {
    open: () => new EventSource(address),
    isHidden: () => document.hidden,
    isOffline: () => !navigator.onLine,
    watch: (changed) => {
      document.addEventListener('visibilitychange', changed)
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        document.removeEventListener('visibilitychange', changed)
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
  }
}

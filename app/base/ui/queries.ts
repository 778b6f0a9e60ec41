import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem, Unreachable } from './client.ts'

const MOST_TRIES = 2

type Hears = { readonly onEnd: () => void; readonly onOwed: () => void }

/** Keeps what was read, asks again where nothing came, and says when the session has ended or more is demanded of it. */
export function queryClient({ onEnd, onOwed }: Hears): QueryClient {
  const onError = (error: Error): void => {
    if (!(error instanceof Problem)) return
    if (error.code === 'http.sign-in-needed') onEnd()
    if (error.code === 'second-factor.demanded') onOwed()
  }
  const retry = (failures: number, error: Error): boolean =>
    error instanceof Unreachable && failures < MOST_TRIES
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The program may well run on this machine, where "offline" says nothing.
      queries: { networkMode: 'always', retry, retryDelay: 800, staleTime: 15_000 },
      // Sent again under the same key, so done once.
      mutations: { networkMode: 'always', retry, retryDelay: 800 },
    },
  })
}

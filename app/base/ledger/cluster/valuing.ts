import type { Cluster } from './cluster.ts'

/** Bytes that have come from the servers' sockets for valuations, by what they were asked for. */
export type ValuingBytes = {
  /** Layout included. */
  readonly fitting: number
  readonly predicting: number
  /** Of everybody's finished worth, which comes once. */
  readonly delivering: number
}

/** Connections to a cluster for each step of a valuation, so that what comes of each is counted. */
export type ValuingDoors = {
  readonly fitting: Cluster
  readonly predicting: Cluster
  readonly delivering: Cluster
  readonly bytesRead: () => ValuingBytes
  readonly close: () => Promise<void>
}

export async function valuingDoors(cluster: Cluster): Promise<ValuingDoors> {
  const [fitting, predicting, delivering] = await Promise.all([
    cluster.apart(),
    cluster.apart(),
    cluster.apart(),
  ])
  return {
    ...{ fitting, predicting, delivering },
    bytesRead: () => ({
      fitting: fitting.bytesRead(),
      predicting: predicting.bytesRead(),
      delivering: delivering.bytesRead(),
    }),
    close: async () => {
      await Promise.all([fitting.close(), predicting.close(), delivering.close()])
    },
  }
}

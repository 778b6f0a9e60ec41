import { fileURLToPath } from 'node:url'
import { allWords } from './all-words.ts'
import { openAccess } from './base/access/access.ts'
import { rolesRoutes } from './base/access/roles/routes.ts'
import { accessRoutes } from './base/access/routes.ts'
import type { Configuration } from './base/configuration/configuration.ts'
import { type Answered, openApp } from './base/http/app.ts'
import { openPages } from './base/http/pages.ts'
import { roomRoutes, summariesOf } from './base/http/route.ts'
import { type Server, serve } from './base/http/serve.ts'
import { type Failure, linesOf } from './base/http/trouble.ts'
import type { Installation } from './base/installation/installation.ts'
import { jobsRoutes } from './base/jobs/routes.ts'
import { Refusal } from './base/language/refusal.ts'
import { collectionsRoutes } from './customise/collections/routes.ts'
import { deliveriesRoutes } from './customise/deliveries/routes.ts'
import { worthRoutes } from './differentiate/worth/routes.ts'
import { bulkEditsRoutes } from './identify/bulk-edits/routes.ts'
import { customerSeen } from './identify/customers/customers.ts'
import { customersRoutes } from './identify/customers/routes.ts'
import { erasureRoutes } from './identify/erasure/routes.ts'
import { filesStanding } from './identify/imports/asked.ts'
import { worthJob } from './identify/imports/figures.ts'
import { importsRoutes } from './identify/imports/routes.ts'
import { ordersRoutes } from './identify/orders/routes.ts'
import { viewsRoutes } from './identify/views/routes.ts'
import { actionsRoutes } from './interact/actions/routes.ts'
import { followUpsRoutes } from './interact/follow-ups/routes.ts'
import { todayRoutes } from './interact/today/routes.ts'
import { touchesRoutes } from './interact/touches/routes.ts'
import { touchesFollower } from './interact/touches/touches.ts'
import { auditRoutes } from './manage/audit/routes.ts'
import { backupsRoutes } from './manage/backups/routes.ts'
import { demoRoutes } from './manage/demo/routes.ts'
import { exportsRoutes } from './manage/exports/routes.ts'
import { openReadings, type ReadingsOpen } from './manage/readings/readings.ts'
import { readingsRoutes } from './manage/readings/routes.ts'
import { settingsRoutes, setUpCompany } from './manage/settings/routes.ts'
import { company, dayIn } from './manage/settings/settings.ts'
import { openMeasures } from './measures.ts'
import { isReady } from './ready.ts'

export type Serving = {
  readonly installation: Installation
  /** 0: any that is free. */
  readonly port: number
  /** Taken where the port is somebody else's; left out: that is refused. */
  readonly otherwise?: number | undefined
  /** What the environment says; left out: on this machine alone, for nobody elsewhere. */
  readonly configuration?: Configuration
  /** Opens the measurements to other machines; left out: they are for this machine alone. */
  readonly metricsKey?: string | null
  readonly log: (failure: Failure) => void
  /** Hears of every request when its answer begins. */
  readonly answered?: (answered: Answered) => void
}

/** What the pages can ask for; the browser's typed client is made of it. */
export type Routes = Awaited<ReturnType<typeof routesOf>>['routes']

const pagesFolder = fileURLToPath(new URL('../pages-built/', import.meta.url))

/** Every room's routes, on one installation. */
export async function routesOf(
  { installation, configuration }: Pick<Serving, 'installation' | 'configuration'>,
  { touched, readings }: { readonly touched: () => void; readonly readings: ReadingsOpen },
) {
  const publicUrl = configuration?.publicUrl?.origin
  const { notebook, ledger, jobs, folder } = installation
  const now = (): string => new Date().toISOString()
  const access = await openAccess({
    notebook,
    folder,
    onSetUp: setUpCompany,
    ...(publicUrl && { publicUrl }),
  })
  const today = async (): Promise<string> => dayIn((await company(notebook.read)).timeZone)
  const summaries = new Map<string, string>()
  const routes = roomRoutes()
    .route('/', accessRoutes({ access, notebook }))
    .route('/', rolesRoutes({ notebook }))
    .route(
      '/',
      settingsRoutes({
        notebook,
        now,
        filesStanding,
        revalue: (asked) => jobs.enqueue({ ...worthJob, ...asked, afresh: true }),
      }),
    )
    .route('/', demoRoutes({ notebook, jobs, now }))
    .route('/', customersRoutes({ notebook, ledger, now }))
    .route('/', bulkEditsRoutes({ notebook, enqueue: jobs.enqueue, now }))
    .route('/', erasureRoutes({ notebook, ledger, enqueue: jobs.enqueue, now }))
    .route('/', viewsRoutes({ notebook, now }))
    .route('/', ordersRoutes({ notebook, ledger }))
    .route('/', importsRoutes({ notebook, ledger, jobs, folder, now }))
    .route('/', jobsRoutes({ jobs }))
    .route('/', worthRoutes({ notebook, ledger, jobs }))
    .route('/', deliveriesRoutes({ notebook }))
    .route('/', collectionsRoutes({ notebook }))
    .route('/', followUpsRoutes({ notebook, now, today, touched }))
    .route('/', touchesRoutes({ notebook }))
    .route('/', actionsRoutes({ notebook, now, touched }))
    .route('/', todayRoutes({ read: notebook.read, now }))
    .route('/', exportsRoutes({ notebook, jobs, folder, now }))
    .route('/', backupsRoutes({ notebook, jobs, set: configuration?.backups ?? null }))
    .route('/', auditRoutes({ notebook, summaryOf: (act) => summaries.get(act) }))
    .route('/', readingsRoutes({ notebook, readings, now, today }))
  for (const [act, summary] of summariesOf(routes)) summaries.set(act, summary)
  return { routes, access }
}

/** Listens on this machine for browsers and other programs. */
export async function serveCompany(asked: Serving): Promise<Server> {
  const { installation, configuration, port, otherwise, log } = asked
  const { publicUrl = null, trustedProxy = null, language = null, host } = configuration ?? {}
  const troubleOf = (trace: string) => (error: unknown) =>
    log({ trace, method: '', route: '', error: linesOf(error) })
  // Of several programs the one that leads brings what all of them have written.
  const touches = installation.leading.shared ? null : touchesFollower(installation, troubleOf('touches'))
  const readings = await openReadings({ notebook: installation.notebook, trouble: troubleOf('readings') })
  const { routes, access } = await routesOf(asked, { touched: () => touches?.wake(), readings })
  const pages = await openPages(pagesFolder)
  const measures = openMeasures(installation, configuration?.backups ?? null)
  let stopping = false
  const app = openApp({
    routes,
    visits: access,
    refuseUnseen: async (person, customer) => {
      await customerSeen(installation.notebook.read, customer, person.sight)
    },
    notebook: installation.notebook,
    words: [...allWords],
    ...(configuration && { requestsAMinute: configuration.requestsAMinute }),
    log,
    ...(publicUrl && { hosts: [publicUrl.hostname], https: publicUrl.protocol === 'https:' }),
    ...(language && { language }),
    proxies: trustedProxy,
    ready: async () => !stopping && (await isReady(installation)),
    leads: installation.leading.leads,
    answered: (one) => {
      measures.answered(one)
      asked.answered?.(one)
    },
    readings,
    metrics: { text: measures.text, key: asked.metricsKey ?? null },
    ...(pages && { pages }),
  })
  const server = await serve(app, { port, ...(host && { host }) }).catch((error: unknown) => {
    if (otherwise === undefined || !(error instanceof Refusal)) throw error
    return serve(app, { port: otherwise, ...(host && { host }) })
  })
  return {
    ...server,
    close: async () => {
      // Who asks on a connection that is still open is told.
      stopping = true
      await server.close()
      measures.close()
      await readings.close()
      // What was answered for reaches the ledger before it closes.
      await touches?.rest()
    },
  }
}

// What a page reaches travels to the browser, by however long a way. Types do not travel, so here, unlike in
// .dependency-cruiser.mjs, they are left out: a page may know the type of a route without carrying the server.

const ROOM = '^app/(?:identify|differentiate|interact|customise|manage)'

export default {
  forbidden: [
    {
      name: 'page-reaches-no-server-file',
      comment: 'A page carries contracts, base/ui, base/language and engine, and nothing of the server.',
      severity: 'error',
      from: { path: '^app/.*\\.tsx$', pathNot: '\\.test\\.tsx$' },
      to: {
        reachable: true,
        path: [
          `${ROOM}/[^/]+/(?:store|tables|routes|commands|jobs)\\.ts$`,
          `${ROOM}/(?<room>[^/]+)/\\k<room>\\.ts$`,
          '^app/base/(?:notebook|ledger|access|jobs|http|cli)/',
          '^app/(?:main|server)\\.ts$',
          '^(?:node:)?(?:fs|sqlite|child_process|worker_threads|net|http)(?:/|$)',
          '(?:^|node_modules/)(?:@duckdb|kysely|pg|@clickhouse)(?:/|$)',
        ],
        // The door has pages too, and they judge a password as the server will.
        pathNot: [
          '^app/base/access/.*\\.(?:tsx|css)$',
          '^app/base/access/.*/?(?:contract|words|password-strength)\\.ts$',
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(pages-built|coverage)/' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}

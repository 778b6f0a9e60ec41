// The import rules of ARCHITECTURE.md. Each rule's name is what the check prints; scripts/boundaries.test.ts plants
// one violation of each and sees it reported by that name. Tests may import what they like. What a page carries to
// the browser, step by step, is the subject of .dependency-cruiser-pages.mjs.

const PART = 'identify|differentiate|interact|customise|manage'
const ROOM = `^app/(${PART})/([^/]+)/`
// Tests, and what only tests use (test-….ts).
const TEST = '(\\.test\\.tsx?|/test-[^/]+\\.ts)$'
const WORDS = '/words\\.ts$'
const CONTRACT = '/contract\\.ts$'
const STORE = '/(store|tables)\\.ts$'
const DOOR = [`^app/(${PART})/[^/]+/(routes|commands|jobs)\\.ts$`, '^app/base/.*/(routes|commands)\\.ts$']
const USE_CASE = `^app/(?:${PART})/(?<room>[^/]+)/\\k<room>\\.ts$`
const PAGE = '\\.tsx$'
const STYLE = '\\.css$'
// One judgement on both sides of the door.
const STRENGTH = '^app/base/access/password-strength\\.ts$'
/** A mapping as a person writes it: a page sends what a command line would be given. */
const WRITTEN = '^app/identify/imports/written-mapping\\.ts$'
const STORES = '^app/base/(notebook|ledger)/'
const LANGUAGE = '^app/base/language/'
const DATABASE_PACKAGES = '(^|node_modules/)(@duckdb|kysely|pg|pg-[a-z]+|@clickhouse)(/|$)|^(node:)?sqlite$'
export default {
  forbidden: [
    rule('no-circular', 'Two files that need each other are one idea or three.', {
      from: {},
      to: { circular: true },
    }),
    rule(
      'import-resolves',
      'An import that leads nowhere hides what stands behind it from every rule here.',
      {
        from: {},
        to: { couldNotResolve: true },
      },
    ),
    rule('program-needs-no-tool', 'What runs needs nothing that is installed for development only.', {
      from: { path: '^(app|engine|demo)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    }),
    rule('program-imports-no-test', 'Tests, stories, benches and scripts stand outside the program.', {
      from: { path: '^(app|engine|demo)/', pathNot: TEST },
      to: { path: ['^(e2e|bench|scripts)/', TEST] },
    }),
    rule(
      'engine-imports-only-engine',
      'The arithmetic is pure: no package, no input or output, no other folder.',
      {
        from: { path: '^engine/', pathNot: TEST },
        to: { pathNot: '^engine/' },
      },
    ),
    rule(
      'page-imports-only-page-things',
      'A page knows contracts, base/ui, base/language, engine, words, styles.',
      {
        from: { path: `^app/.*${PAGE}`, pathNot: TEST },
        to: {
          path: '^(app|demo)/',
          pathNot: [PAGE, CONTRACT, WORDS, STYLE, '^app/base/ui/', LANGUAGE, STRENGTH, WRITTEN],
          dependencyTypesNot: ['type-only'],
        },
      },
    ),
    rule('page-uses-no-node', 'A browser has none of the modules of Node.', {
      from: { path: [`^app/.*${PAGE}`, '^app/base/ui/'], pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    }),
    rule('only-stores-touch-databases', 'SQL lives in store.ts, tables.ts, base/notebook and base/ledger.', {
      from: { path: '^(app|demo)/', pathNot: [TEST, STORE, STORES] },
      to: { path: DATABASE_PACKAGES },
    }),
    rule('store-imports-only-stores', 'A store answers questions; it calls no use case and no other room.', {
      from: { path: `${ROOM}store\\.ts$` },
      to: { path: '^(app|demo)/', pathNot: ['^app/$1/$2/(tables|contract)\\.ts$', STORES, LANGUAGE] },
    }),
    rule(
      'tables-import-only-notebook',
      'A migration must read the same in five years: nothing else may move it.',
      {
        from: { path: '/tables\\.ts$' },
        to: { pathNot: ['^app/base/notebook/', '(^|node_modules/)kysely(/|$)'] },
      },
    ),
    rule('contract-imports-only-contracts', 'A contract goes to the browser: zod, engine, other contracts.', {
      from: { path: CONTRACT },
      to: { pathNot: [CONTRACT, '^engine/', '(^|node_modules/)zod(/|$)'] },
    }),
    rule('rooms-meet-at-the-door', 'Another room is met through its <room>.ts and its contract.ts.', {
      from: { path: ROOM, pathNot: TEST },
      to: {
        path: ROOM,
        pathNot: ['^app/$1/$2/', CONTRACT, USE_CASE],
      },
    }),
    rule('use-case-knows-no-door', 'A use case is called; it never knows by HTTP, command, job or page.', {
      from: { path: `${ROOM}.*\\.ts$`, pathNot: [TEST, ...DOOR] },
      to: { path: [...DOOR, PAGE, '^app/base/(http|cli|ui)/', '^app/(main|web)\\.tsx?$'] },
    }),
    rule(
      'door-goes-through-the-use-case',
      'A route that asks the store itself skips the rules of the room.',
      {
        from: { path: `${ROOM}(routes|commands|jobs)\\.ts$` },
        to: { path: [STORE, PAGE] },
      },
    ),
    rule('words-import-only-types', 'Words are data: a translator reads them, every page carries them.', {
      from: { path: WORDS },
      to: { pathNot: LANGUAGE },
    }),
    rule('words-import-types-as-types', 'From base/language, words take types, which leave nothing behind.', {
      from: { path: WORDS },
      to: { path: LANGUAGE, dependencyTypesNot: ['type-only'] },
    }),
    rule('base-knows-no-room', 'Rooms stand on base; only the list of migrations names them from there.', {
      from: { path: '^app/base/', pathNot: [TEST, '^app/base/notebook/migrations\\.ts$'] },
      to: { path: ROOM },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(pages-built|coverage)/' },
    // Types count: who needs a type needs to know about it. Rules that mean running code only say so.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    combinedDependencies: false,
  },
}

function rule(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to }
}

// What may import what. The rules name folders by their place, so that a new module or feature is guarded from its first file.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file, or need a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    ),
    rule(
      'platform-knows-no-module',
      'Pass what the platform needs from a module as an argument.',
      { path: '^server/src/platform/' },
      {
        path: '^server/src/(modules|cli)/|^server/src/(app|application|main|cli|config|shared-tables|shared-rollout-tables)[.]ts$|^web/',
      },
    ),
    rule(
      'module-by-its-face',
      "Import another module's module.ts or a contract.",
      { path: '^server/src/modules/([^/]+)/', pathNot: '[.]test[.]ts$' },
      { path: '^server/src/modules/', pathNot: ['^server/src/modules/$1/', '/module[.]ts$', '[.]contract[.]ts$'] },
    ),
    rule(
      'modules-do-not-reach-up',
      'The composition imports modules, not the other way round.',
      { path: '^server/src/modules/', pathNot: '[.]test[.]ts$' },
      { path: '^server/src/(app|application|main|cli|config)[.]ts$|^server/src/cli/' },
    ),
    rule(
      'contracts-are-pure',
      'A contract is shapes only: typebox, contract atoms, other contracts.',
      { path: '[.]contract[.]ts$' },
      {
        pathNot: ['typebox', '[.]contract[.]ts$', '^server/src/platform/http/endpoint[.]ts$'],
      },
    ),
    rule(
      'only-tests-use-testing',
      'Builders are for tests.',
      { path: '^server/src/', pathNot: '([.]test[.]ts$|^server/src/testing/)' },
      { path: '^server/src/testing/' },
    ),
    rule(
      'web-sees-contracts-only',
      'The web talks to the server by contract.',
      { path: '^web/' },
      { path: '^server/', pathNot: ['[.]contract[.]ts$', '^server/src/platform/http/endpoint[.]ts$'] },
    ),
    rule(
      'features-stand-apart',
      'Share through web/src/ui, api or lib. The folders of one module (budgeting, budgeting-ppas) belong together.',
      { path: '^web/src/features/([a-z]+)' },
      { path: '^web/src/(features|app)/', pathNot: '^web/src/features/$1[-/]' },
    ),
    rule(
      'ui-knows-no-domain',
      'Pass it in as props.',
      { path: '^web/src/ui/' },
      { path: '^web/src/(api|features|app)/' },
    ),
    rule(
      'api-has-no-screens',
      'Screens live in features and ui.',
      { path: '^web/src/api/' },
      { path: '^web/src/(ui|features|app)/' },
    ),
    rule(
      'journeys-from-outside',
      'Journeys and benchmarks use HTTP, the command line and contracts.',
      { path: '^(e2e|bench)/' },
      { path: '^(server|web)/', pathNot: ['[.]contract[.]ts$', '^server/src/platform/http/endpoint[.]ts$'] },
    ),
    rule('nothing-unresolved', 'The import leads nowhere.', {}, { couldNotResolve: true, pathNot: '[.]css$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    exclude: { path: '(^node_modules/|/dist/|[.]gen[.]ts$)' },
  },
}

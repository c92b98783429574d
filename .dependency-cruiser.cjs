/**
 * Who may import whom. The picture is in README.md, the reasons in docs/adr/0002.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const core = { dependencyTypes: ['core'] };
const only = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    only(
      'domain-is-pure',
      { path: '^src/domain/' },
      { pathNot: '^src/(domain|ports)/', dependencyTypesNot: ['core'] },
      'The domain knows itself and the shapes of its ports, nothing else.',
    ),
    only(
      'domain-sees-ports-as-types',
      { path: '^src/domain/' },
      { path: '^src/ports/', dependencyTypesNot: ['type-only'] },
      'Ports reach the domain through constructors.',
    ),
    only(
      'only-crypto-touches-node',
      { path: '^src/domain/', pathNot: '^src/domain/verification/crypto[.]ts$' },
      core,
      'One leaf file holds all cryptography.',
    ),
    only(
      'crypto-touches-only-node-crypto',
      { path: '^src/domain/verification/crypto[.]ts$' },
      { ...core, pathNot: '^(node:)?crypto$' },
      'And nothing of the platform but that.',
    ),
    only(
      'providers-only-describe',
      { path: '^src/domain/providers/', pathNot: '^src/domain/providers/index[.]ts$' },
      {
        pathNot:
          '^src/domain/(provider|outcome|events/(reads|described)|content/[a-z-]+|verification/(carriers|body-carriers|credential-forms|public-key-form|layouts|verdict|schemes/[a-z0-9-]+))[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
      'A provider cannot reach the cryptography: the engine owns every security decision.',
    ),
    only(
      'ports-are-types',
      { path: '^src/ports/' },
      { dependencyTypesNot: ['type-only'] },
      'Ports vanish at build time.',
    ),
    only(
      'adapters-do-not-know-each-other',
      { path: '^src/adapters/([^/]+)/([^/]+)/' },
      { path: '^src/adapters/', pathNot: ['^src/adapters/$1/$2/', '^src/adapters/aws/[^/]+[.]ts$'] },
      'What two adapters share is a port or belongs to the domain; those of AWS share how they connect.',
    ),
    only(
      'a-room-of-adapters-knows-no-other',
      { path: '^src/adapters/([^/]+)/[^/]+[.]ts$' },
      { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
      'The chain knows the publishers that it puts in order, and nothing behind them.',
    ),
    only(
      'the-pattern-language-is-a-library',
      { path: '^src/pattern/' },
      { pathNot: '^src/pattern/' },
      'It knows neither webhooks nor gateways; and it runs in browsers, so it has nothing of Node.',
    ),
    only(
      'words-are-a-library',
      { path: '^src/words/' },
      { pathNot: '^src/words/|node_modules/leven/' },
      'They serve whoever says something, and know nobody.',
    ),
    only(
      'a-replay-knows-no-place',
      { path: '^src/replay/' },
      { pathNot: '^src/(replay|domain|ports)/' },
      'Where events come from and go to is handed to it.',
    ),
    only(
      'a-diagnosis-knows-no-place',
      { path: '^src/diagnosis/' },
      { pathNot: '^src/(diagnosis|domain)/|^(node:)?zlib$' },
      'It explains what it is handed, by the claim that the domain makes of it.',
    ),
    only(
      'a-rehearsal-knows-no-place',
      { path: '^src/rehearsal/' },
      { pathNot: '^src/(rehearsal|domain|ports)/' },
      'Who stands in for a sender is handed what it signs with, and how a request gets to the gateway.',
    ),
    only(
      'a-capture-knows-no-place',
      { path: '^src/capture/' },
      { pathNot: '^src/(capture|domain|ports)/' },
      'What is replaced in a delivery, and how, is found out without a file or a clock.',
    ),
    only(
      'nobody-imports-the-root',
      { path: '^src/(domain|ports|adapters|pattern)/' },
      {
        path: '^src/([^/]+[.]ts$|app/|capture/|catalogue/|cli/|diagnosis/|guides/|rehearsal/|samples/|workbench/)',
      },
      'Entries, configuration and composition know the parts, never the other way round.',
    ),
    only(
      'the-app-knows-no-command',
      { path: '^src/app/' },
      { path: '^src/([^/]+[.]ts$|catalogue/|cli/|guides/|rehearsal/|samples/|pattern/)' },
      'A command starts the app, never the other way round.',
    ),
    only(
      'the-workbench-knows-no-command',
      { path: '^src/workbench/' },
      { path: '^src/([^/]+[.]ts$|app/|catalogue/|cli/)' },
      'serve makes its parts and passes them in.',
    ),
    only(
      'the-workbench-server-knows-its-parts-as-an-interface',
      { path: '^src/workbench/server/' },
      {
        path: '^src/',
        pathNot: '^src/workbench/(server/|api[.]ts$|workbench[.]ts$)|^src/ports/log[.]ts$',
      },
      'It speaks HTTP, and is tested over parts that are made up.',
    ),
    only(
      'inversify-only-in-container',
      { path: '^src/', pathNot: '^src/app/container/' },
      { path: 'node_modules/(inversify|@inversifyjs|reflect-metadata)/' },
      'Classes stay plain and testable with new.',
    ),
    ...Object.entries({
      'publishing/breaker': 'opossum',
      'local/files': '(pkijs|asn1js)',
      'aws/eventbridge': '@aws-sdk/client-eventbridge',
      'aws/secrets-manager': '@aws-sdk/client-secrets-manager',
      'aws/s3': '@aws-sdk/client-s3',
      'aws/sqs': '@aws-sdk/client-sqs',
      'aws/dynamodb': '@aws-sdk/client-dynamodb',
    }).map(([adapter, library]) =>
      only(
        `${adapter.replace(/.*[/]/, '')}-library-only-in-its-adapter`,
        { path: '^src/', pathNot: `^src/adapters/${adapter}/` },
        { path: `node_modules/${library}/` },
        'One adapter, one library.',
      ),
    ),
    only(
      'infra-configures-and-does-not-run',
      { path: '^infra/' },
      {
        path: '^src/',
        pathNot:
          '^src/(app/configuration/config(-of)?[.]ts$|domain/((bus-name|metrics|options|provider|events/format)[.]ts$|providers/))',
        dependencyTypesNot: ['type-only'],
      },
      'Infrastructure checks the configuration, deploys the bundle and graphs what it tells; it runs nothing of it.',
    ),
    only('src-never-imports-infra-or-test', { path: '^src/' }, { path: '^(infra|test|scripts|bench)/' }),
    only('no-circular', {}, { circular: true, dependencyTypesNot: ['type-only'] }),
    only('no-unresolvable', {}, { couldNotResolve: true }),
    only(
      'the-page-is-built-ahead',
      { path: '^src/workbench/page/' },
      { path: '^src/', pathNot: ['^src/workbench/(page/|api[.]ts$)', '^src/pattern/'] },
      'It runs in a browser: of the rest it knows what they say to each other, and the language of patterns.',
    ),
    only(
      'nobody-imports-the-page',
      { path: '^src/', pathNot: '^src/workbench/page/' },
      { path: '^src/workbench/page/' },
      'The server hands it out as files.',
    ),
    only(
      'no-dev-dependency-in-src',
      // what the page uses is built into it
      { path: '^src/', pathNot: '^src/workbench/page/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    only(
      'no-orphans',
      { orphan: true, pathNot: '([.]d[.]ts$|^test/|^src/(lambda|cli)[.]ts$)' },
      {},
      'Nothing lies about unused.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};

import { availableParallelism } from 'node:os';

// the tests ask for one of the two, and a test cannot see how it was called
if (process.argv.includes('--ci')) process.env.CI ??= 'true';

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/(?:browser|moto)/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+[.]ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 30_000,
  // one more than there are cores: some tests wait for a deadline or a process. A worker that has grown is replaced: CDK leaves much behind
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/test/support/reporter.mjs'],
  collectCoverageFrom: ['src/**/*.ts', '!src/lambda.ts', '!src/cli.ts', '!src/guides/**', '!src/samples/**'],
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold: {
    global: { branches: 95, functions: 95, lines: 95, statements: 95 },
    './src/domain/': { branches: 100, functions: 100, lines: 100, statements: 100 },
  },
};

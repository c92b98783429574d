import base from './jest.config.mjs';

/** Tests of the page in Chromium: `scripts/browser` finds or installs it, and runs them. */
export default {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  coverageThreshold: undefined,
  // each has a browser beside it
  maxWorkers: 2,
  testTimeout: 60_000,
};

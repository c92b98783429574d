import base from './jest.config.mjs';

/** Tests of the page in Chromium: `scripts/browser` finds or installs it, and runs them. */
export default {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  coverageThreshold: undefined,
  testTimeout: 60_000,
};

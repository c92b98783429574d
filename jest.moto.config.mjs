import base from './jest.config.mjs';

/** Tests against moto, which needs Python: `scripts/moto` installs it and runs them. */
export default {
  ...base,
  roots: ['<rootDir>/test/moto'],
  testPathIgnorePatterns: [],
  coverageThreshold: undefined,
};

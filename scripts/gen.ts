/** All that is made of something else and kept; with `--check` only says what is out of date. */
await import('./gen-providers.ts');
// it reads the list of providers, which the other has just written
await import('./gen-terraform.ts');
await import('./gen-schema.ts');
await import('./gen-performance.ts');

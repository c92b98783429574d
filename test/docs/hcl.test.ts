import { describe, expect, it } from '@jest/globals';
import { moduleTexts, type ParsedModule, parsedModules } from '../infra/terraform/parsed-module.ts';
import { blocksIn } from './support/pages.ts';

const ofPages = blocksIn('hcl');
const [module, ...parsed] = parsedModules(
  moduleTexts(),
  ...ofPages.map(({ code }) => ({ 'page.tf': code })),
) as readonly [ParsedModule, ...ParsedModule[]];

/** Of `map(object({...}))`, as it is written. */
const endpointType = String(module.variables.endpoints?.type);
const members = [...endpointType.matchAll(/^ *(\w+) +=/gm)].map(([, name]) => name);

describe('the HCL of the pages', () => {
  const calls = parsed.flatMap(({ modules }) => Object.values(modules));

  it('calls the module with variables that it has, and all that it needs', () => {
    expect(calls.length).toBeGreaterThanOrEqual(2);
    const needed = Object.entries(module.variables).filter(([, variable]) => !('default' in variable));
    for (const { source, ...given } of calls) {
      expect(source).toMatch(/[/]infra[/]terraform$/);
      expect(Object.keys(module.variables)).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(Object.keys(given)).toEqual(expect.arrayContaining(needed.map(([name]) => name)));
    }
  });

  it('gives its endpoints what they take', () => {
    expect(members).toEqual(['provider', 'secret', 'format', 'public_url', 'options']);
    const endpoints = calls.flatMap(({ endpoints: given }) => Object.values(given as Record<string, object>));
    expect(endpoints.length).toBeGreaterThanOrEqual(4);
    for (const endpoint of endpoints) expect(members).toEqual(expect.arrayContaining(Object.keys(endpoint)));
  });

  it('takes outputs that the module has', () => {
    const taken = ofPages.flatMap(({ code }) => [...code.matchAll(/module[.]hooks[.](\w+)/g)]);
    expect(taken.length).toBeGreaterThan(0);
    for (const [, output] of taken) expect(Object.keys(module.outputs)).toContain(output);
  });
});

import { expect, it } from '@jest/globals';
import { likelyEndpoints } from '../../src/diagnosis/likely-endpoints.ts';
import type { Sent } from '../../src/domain/verification/signed-url.ts';
import { candidate, endpointOf, trialOf } from './support/trials.ts';

const endpoints = (['github', 'gitea', 'slack', 'gitlab', 'token'] as const).map((id) => endpointOf(id));
const slack = trialOf('slack');
const github = trialOf('github');
const at = (rawPath: string, { request }: { readonly request: Sent }) => ({ ...request, rawPath });

async function likely(request: Sent, now: number) {
  return (await likelyEndpoints(endpoints, request, now)).map(({ name }) => name);
}

it('is the one whose name ends the path, whatever stands before it', async () => {
  expect(await likely(at('/prod/gitea/', github), github.now)).toEqual(['gitea']);
});

it('is the one that its headers speak for, in time or not', async () => {
  expect(await likely(at('/elsewhere', slack), slack.now)).toEqual(['slack']);
  expect(await likely(at('/elsewhere', slack), slack.now + 86_400_000)).toEqual(['slack']);
});

it('is the one at which it verifies, of several that would read it alike', async () => {
  const [name, other] = [
    { ...endpointOf('github'), name: 'a' },
    { ...endpointOf('github'), name: 'b' },
  ];
  const request = at('/elsewhere', github);
  expect(await likelyEndpoints([name, other], request, github.now)).toEqual([name, other]);
  const secrets = async ({ name: one }: { readonly name: string }) =>
    one === 'b' ? github.candidates : [candidate('another secret')];
  expect(await likelyEndpoints([name, other], request, github.now, secrets)).toEqual([other]);
});

it.each([
  ['/odrers', 'orders'],
  ['/order', 'orders'],
  ['/orderss', 'orders'],
  ['/orders/x', 'orders'],
  ['/Orders', 'orders'],
  ['/paiments', 'payments'],
])(
  'is the one whose name is misspelt in the path, of several that would read it alike: %s',
  async (path, name) => {
    const several = ['orders', 'payments'].map((one) => ({ ...endpointOf('github'), name: one }));
    expect((await likelyEndpoints(several, at(path, github), github.now)).map((one) => one.name)).toEqual([
      name,
    ]);
    const token = { ...endpointOf('token'), name };
    const shown = trialOf('token');
    expect(await likelyEndpoints([token], at(path, shown), shown.now)).toEqual([token]);
    expect(await likelyEndpoints([token], at('/elsewhere', shown), shown.now)).toEqual([]);
  },
);

it('is none where nothing speaks for any', async () => {
  expect(await likely({ ...at('/favicon.ico', github), headers: new Map() }, github.now)).toEqual([]);
});

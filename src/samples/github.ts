import type { MakeSample, Samples } from './sample.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

// the package declares a namespace, where its file holds an array; the bundler keeps `with` where an import is dynamic
const { default: events } = (await import('@octokit/webhooks-examples', {
  with: { type: 'json' },
})) as unknown as { readonly default: readonly Example[] };

/** The payloads that GitHub's users have contributed: `push`, `pull_request`, or `pull_request.opened` for one action. */
export const samples: Samples = Object.fromEntries(
  [...byName(events)].sort(([name]) => (name === 'push' ? -1 : 0)),
);

function byName(all: readonly Example[]): ReadonlyMap<string, MakeSample> {
  const found = new Map<string, MakeSample>();
  for (const { name, examples } of all) {
    for (const [position, example] of examples.entries()) {
      if (position === 0) found.set(name, sample(name, example));
      const withAction = typeof example.action === 'string' ? `${name}.${example.action}` : name;
      if (!found.has(withAction)) found.set(withAction, sample(name, example));
    }
  }
  return found;
}

function sample(name: string, example: Example['examples'][number]): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/sample',
      'x-github-event': name,
      'x-github-delivery': unique,
    },
    body: JSON.stringify(example),
  });
}

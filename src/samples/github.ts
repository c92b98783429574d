import type { MakeSample, Samples } from './sample.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The payloads that GitHub's users have contributed: `push`, `pull_request`, or `pull_request.opened` for one
 * action. Megabytes of JSON, so read only when they are asked for.
 */
export async function githubSamples(): Promise<Samples> {
  // the package declares a namespace, where its file holds an array
  const { default: events } = (await import('@octokit/webhooks-examples', {
    with: { type: 'json' },
  })) as unknown as { readonly default: readonly Example[] };
  const samples = new Map<string, MakeSample>();
  for (const { name, examples } of events) {
    for (const [position, example] of examples.entries()) {
      if (position === 0) samples.set(name, sample(name, example));
      const withAction = typeof example.action === 'string' ? `${name}.${example.action}` : name;
      if (!samples.has(withAction)) samples.set(withAction, sample(name, example));
    }
  }
  return Object.fromEntries([...samples].sort(([name]) => (name === 'push' ? -1 : 0)));
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

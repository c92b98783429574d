import type { Options } from '../../domain/options.ts';
import type { Provider } from '../../domain/provider.ts';
import { cloudevents } from '../../domain/providers/cloudevents.ts';
import { hmac } from '../../domain/providers/hmac.ts';
import { token } from '../../domain/providers/token.ts';
import type { Variant } from '../cause.ts';
import { configuredIfValid } from '../configured-if-valid.ts';
import type { Trial } from '../trial.ts';
import { hmacOptionsOf } from './hmac-options.ts';
import { tokenOptionsOf } from './token-options.ts';

/** Options by which it would verify, of a sender that its endpoint describes. */
export function* otherOptions(trial: Trial): Iterable<Variant> {
  const { provider, options = {} } = trial.endpoint;
  if (provider.id === 'hmac') yield* each(trial, hmac, hmacOptionsOf(trial.request, options));
  if (provider.id === 'token') yield* each(trial, token, tokenOptionsOf(trial.request, options));
  if (provider.id === 'cloudevents') yield* each(trial, cloudevents, ofCloudEvents(trial, options));
}

function* ofCloudEvents({ request }: Trial, options: Options): Iterable<Options> {
  const { proof: _, ...others } = options;
  for (const one of tokenOptionsOf(request, others)) yield { ...one, proof: 'token' };
  yield { ...others, proof: 'basic' };
  yield { ...others, proof: 'standard-webhooks' };
  for (const one of hmacOptionsOf(request, others)) yield { ...one, proof: 'hmac' };
}

function* each(trial: Trial, provider: Provider, several: Iterable<Options>): Iterable<Variant> {
  const { options: before = {}, ...endpoint } = trial.endpoint;
  for (const options of several) {
    const different = differences(before, options);
    const made = different.length > 0 && configuredIfValid(provider, options);
    if (!made) continue;
    const sets = different.map((name) => settingOf(name, options));
    yield {
      cause: {
        axis: 'header',
        id: different.length === 1 ? `option_${snake(String(different[0]))}` : 'several_options',
        words: `its sender does it otherwise than the options of ${endpoint.name} say: ${different.map((name) => `${name} is ${shown(options[name])} and not ${shown(before[name])}`).join(', ')}`,
        cure: `in the options of ${endpoint.name} ${sets.join(', and ')}`,
      },
      trial: { ...trial, endpoint: { ...endpoint, options, provider: made } },
    };
  }
}

/** What an option is where none is set. */
const usual: Options = { digest: 'sha256', encoding: 'hex', key: 'text', timeUnit: 's', proof: 'token' };

function differences(before: Options, options: Options): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(options)]);
  return [...names].filter((name) => (before[name] ?? usual[name]) !== (options[name] ?? usual[name]));
}

function settingOf(name: string, options: Options): string {
  const value = options[name];
  return value === undefined ? `leave ${name} out` : `set ${name} to ${shown(value)}`;
}

function shown(value: Options[string]): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

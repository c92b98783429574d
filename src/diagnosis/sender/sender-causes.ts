import type { ConfiguredProvider } from '../../domain/provider.ts';
import type { Variant, Vary } from '../cause.ts';
import { atAnyTime } from '../secret/other-secrets.ts';
import type { AtHand, Trial } from '../trial.ts';
import { likelySenders } from './likely-senders.ts';
import { unknownSender } from './unknown-sender.ts';

/** It is the delivery of another sender, known or not. */
export const senderCauses: Vary = async function* (trial, atHand): AsyncIterable<Variant> {
  const likely = await likelySenders(trial, atHand);
  for (const { providers } of likely) {
    const [first] = providers;
    const { name, provider } = trial.endpoint;
    yield {
      cause: {
        axis: 'sender',
        id: 'delivery_of_another_sender',
        words: `it is a delivery of ${namesOf(providers)}, and ${name} is an endpoint of ${provider.name}`,
        cure: `give that sender the URL of an endpoint with the provider ${first.id}, or ${name} that provider`,
      },
      trial: at(first, trial, atHand),
    };
  }
  yield* unknownSender(trial, atHand, new Set(likely.flatMap(({ headers }) => headers)));
};

/** As if it had come to an endpoint of that sender, with any secret that is at hand. */
function at(provider: ConfiguredProvider, trial: Trial, { otherSecrets }: AtHand): Trial {
  const { options: _, ...endpoint } = trial.endpoint;
  const candidates = [...trial.candidates, ...otherSecrets.map(atAnyTime)];
  return { ...trial, endpoint: { ...endpoint, provider }, candidates };
}

const mostNames = 3;

/** `Clerk, Resend or Svix` */
export function namesOf(providers: readonly ConfiguredProvider[]): string {
  const names = providers.map(({ name }) => name.replace(/^Any /, 'any '));
  const shown = names.length > mostNames + 1 ? names.slice(0, mostNames) : names;
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} or one of ${rest} others that sign alike`;
  return shown.length === 1 ? String(shown[0]) : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

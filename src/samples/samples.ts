import type { ProviderId } from '../domain/providers/index.ts';
import { samples as discordSamples } from './discord.ts';
import { githubSamples } from './github.ts';
import { samples as gitlabSamples } from './gitlab.ts';
import type { Samples } from './sample.ts';
import { samples as slackSamples } from './slack.ts';
import { stripeSamples } from './stripe.ts';
import { twilioSamples } from './twilio.ts';

const samples: Readonly<Record<ProviderId, () => Promise<Samples>>> = {
  // nobody but SNS can sign one
  'aws-sns': async () => ({}),
  discord: async () => discordSamples,
  github: githubSamples,
  slack: async () => slackSamples,
  gitlab: async () => gitlabSamples,
  stripe: async () => stripeSamples,
  twilio: async () => twilioSamples,
};

export function samplesOf(provider: ProviderId): Promise<Samples> {
  return samples[provider]();
}

import type { ParameterValues } from '../../infra/loader/parameters.ts';

export const githubSecret = 'It is a Secret to Everybody';
export const stripeSecret = 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb';
export const twilioToken = '12345678901234567890123456789012';

/** Every template, with the least that it must be told. */
export const templates: Readonly<Record<string, ParameterValues>> = {
  github: { GitHubWebhookSecret: githubSecret },
  twilio: { TwilioWebhookSecret: twilioToken },
  stripe: { StripeWebhookSecret: stripeSecret },
  gateway: { Endpoint1: 'github', Endpoint1Provider: 'github', Endpoint1Secret: githubSecret },
};

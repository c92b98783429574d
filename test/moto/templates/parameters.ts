import type { ParameterValues } from '../../infra/loader/parameters.ts';

export const githubSecret = 'It is a Secret to Everybody';
export const stripeSecret = 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb';
export const twilioToken = '5820f7149c63e97b1a46d8350e2694b7';

/** Every template, with the least that it must be told. */
export const templates: Readonly<Record<string, ParameterValues>> = {
  github: { GitHubWebhookSecret: githubSecret },
  twilio: { TwilioWebhookSecret: twilioToken },
  stripe: { StripeWebhookSecret: stripeSecret },
  gateway: { Endpoint1: 'github', Endpoint1Provider: 'github', Endpoint1Secret: githubSecret },
};

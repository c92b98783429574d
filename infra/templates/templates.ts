import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { GatewayTemplate } from './gateway-template.ts';
import { QuickStartTemplate } from './quick-start-template.ts';

/**
 * The stand-alone templates: one for each quick start of the console, and one for several senders.
 * @param catalogue all that the bundle knows
 */
export function templates(app: Construct, catalogue: readonly Provider[] = providers): readonly Stack[] {
  const ofQuickStarts = patience([github, twilio, stripe]);
  return [
    new QuickStartTemplate(app, github, 'GitHub', ofQuickStarts),
    new QuickStartTemplate(app, twilio, 'Twilio', ofQuickStarts),
    new QuickStartTemplate(app, stripe, 'Stripe', ofQuickStarts),
    new GatewayTemplate(app, patience(catalogue.filter(isDeployable))),
  ];
}

/** Its endpoints have a secret and no options. */
function isDeployable({ options = {} }: Provider): boolean {
  return !Object.values(options).some(({ required }) => required);
}

/** How long the most patient of these senders waits, ms. */
function patience(senders: readonly Provider[]): number {
  return Math.max(...senders.map(({ answerWithinMs }) => answerWithinMs));
}

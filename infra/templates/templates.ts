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
  const answerWithinMs = Math.max(...catalogue.map((provider) => provider.answerWithinMs));
  return [
    new QuickStartTemplate(app, github, 'GitHub', answerWithinMs),
    new QuickStartTemplate(app, twilio, 'Twilio', answerWithinMs),
    new QuickStartTemplate(app, stripe, 'Stripe', answerWithinMs),
    new GatewayTemplate(app, answerWithinMs),
  ];
}

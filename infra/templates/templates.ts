import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { github } from '../../src/domain/providers/github.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { GatewayTemplate } from './gateway-template.ts';
import { QuickStartTemplate } from './quick-start-template.ts';

/** The stand-alone templates: one for each quick start of the console, and one for several senders. */
export function templates(app: Construct): readonly Stack[] {
  return [
    new QuickStartTemplate(app, github, 'GitHub'),
    new QuickStartTemplate(app, twilio, 'Twilio'),
    new QuickStartTemplate(app, stripe, 'Stripe'),
    new GatewayTemplate(app),
  ];
}

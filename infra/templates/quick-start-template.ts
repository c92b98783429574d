import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Provider } from '../../src/domain/provider.ts';
import { StandAloneGateway } from './stand-alone-gateway.ts';
import { secretOf, secretParameter, templateProps } from './template.ts';

/**
 * One sender, with the parameters, outputs and events of the console's quick start: deployed beside its stack, the
 * same values do, and rules go on matching.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas-furls.html
 */
export class QuickStartTemplate extends Stack {
  /**
   * @param spelling the provider's name in the parameter for its secret
   * @param answerWithinMs as in the templates of the other quick starts
   */
  constructor(scope: Construct, provider: Provider, spelling: string, answerWithinMs: number) {
    super(scope, provider.id, templateProps(`Sallyport: webhooks of ${provider.name} become events.`));
    const parameter = secretParameter(this, `${spelling}WebhookSecret`, {
      description: `What ${provider.name} signs its webhooks with.`,
    });
    const secret = secretOf(this, 'WebhookSecret', parameter);
    new StandAloneGateway(this, {
      endpoints: this.toJsonString({ [provider.id]: { provider: provider.id, secretId: secret.ref } }),
      format: 'quick-start',
      secretArns: [secret.ref],
      sources: [provider.source],
      answerWithinMs,
      urlDescription: 'Give this to the sender.',
    });
  }
}

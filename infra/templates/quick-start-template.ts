import { CfnRule, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Provider } from '../../src/domain/provider.ts';
import { StandAloneGateway } from './stand-alone-gateway.ts';
import { explainSecrets, templateProps } from './template.ts';
import { templateSecret } from './template-secret.ts';

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
    explainSecrets(this);
    const { arn, isGivenOnce } = templateSecret(this, 'WebhookSecret', {
      parameter: `${spelling}WebhookSecret`,
      sender: provider.name,
      made: 'MakesSecret',
    });
    new CfnRule(this, 'SecretIsGiven', { assertions: [isGivenOnce] });
    new StandAloneGateway(this, {
      endpoints: this.toJsonString({ [provider.id]: { provider: provider.id, secretId: arn } }),
      format: 'quick-start',
      secretArns: [arn],
      sources: [provider.source],
      answerWithinMs,
      urlDescription: 'Give this to the sender.',
    });
  }
}

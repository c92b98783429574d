import { describe, expect, it } from '@jest/globals';
import { CfnParameter } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { WebhookGatewayProps } from '../../infra/webhook-gateway.ts';
import { gatewayStack, ofType } from './support/synthesised.ts';

const endpoints = {
  github: { provider: 'github' },
  commands: { provider: 'slack' },
  errors: { provider: 'sentry' },
} as const;

function made(props: Partial<WebhookGatewayProps> = {}) {
  const { stack, synthesise } = gatewayStack(() => ({ endpoints, ...props }));
  const told = Annotations.fromStack(stack)
    .findInfo('*', Match.stringLikeRegexp('sallyport:cold-start'))
    .map(({ entry: { data } }) => String(data));
  return { told, synthesise };
}

describe('a sender that waits for three seconds or less', () => {
  it('is named at synthesis, with how long it waits and what to set', () => {
    const { told } = made();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('commands (Slack waits for 3 s), errors (Sentry waits for 1 s)');
    expect(told[0]).toContain('Set provisionedConcurrency');
    expect(told[0]).not.toContain('github');
  });

  it.each([0, 1])('is not named where somebody has said how many are warm: %d', (provisionedConcurrency) => {
    expect(made({ provisionedConcurrency }).told).toEqual([]);
  });

  it('is not among those that wait for longer', () => {
    expect(made({ endpoints: { github: { provider: 'github' } } }).told).toEqual([]);
  });
});

describe('environments that are kept warm', () => {
  const aliases = (props: Partial<WebhookGatewayProps>) =>
    ofType(made(props).synthesise(), 'AWS::Lambda::Alias').map(
      ([, { Properties }]) => Properties.ProvisionedConcurrencyConfig,
    );

  it('are those of what receives, and none where nobody wants any', () => {
    const warm = { ProvisionedConcurrentExecutions: 2 };
    expect(aliases({ provisionedConcurrency: 2 }).filter((one) => one !== undefined)).toEqual([warm]);
    expect(aliases({ provisionedConcurrency: 0 })).toEqual([undefined, undefined]);
    expect(aliases({})).toEqual([undefined, undefined]);
  });

  it('are no more than what is reserved', () => {
    expect(() => made({ provisionedConcurrency: 3, reservedConcurrency: 2 })).toThrow(
      'provisionedConcurrency: 3 cannot be kept warm of the 2 that are reserved',
    );
    expect(() => made({ provisionedConcurrency: 2, reservedConcurrency: 2 })).not.toThrow();
  });

  it('need a version, which there is none of where names come from a parameter', () => {
    const fromParameter = (provisionedConcurrency: number) =>
      gatewayStack((stack) => {
        const { valueAsString } = new CfnParameter(stack, 'BusName');
        const bus = EventBus.fromEventBusName(stack, 'Bus', valueAsString) as IEventBus;
        return { endpoints, bus, provisionedConcurrency };
      });
    expect(() => fromParameter(1)).toThrow('"live" is $LATEST');
    expect(() => fromParameter(0)).not.toThrow();
  });
});

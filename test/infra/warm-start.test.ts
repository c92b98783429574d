import { describe, expect, it } from '@jest/globals';
import { CfnParameter } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { gatewayStack, ofType, type Template } from './support/synthesised.ts';

const github = { github: { provider: 'github' } } as const;
const withSlack = { ...github, chat: { provider: 'slack' } } as const;

/** What is kept warm, by the alias. */
function warmIn(template: Template) {
  return ofType(template, 'AWS::Lambda::Alias').map(([id, { Properties }]) => [
    id.replace(/[0-9A-F]{8}$/, ''),
    Properties.ProvisionedConcurrencyConfig,
  ]);
}

describe('instances', () => {
  it('are kept warm of what receives, and of nothing else, as many as are said', () => {
    const { synthesise } = gatewayStack(() => ({ endpoints: github, provisionedConcurrency: 2 }));
    expect(Object.fromEntries(warmIn(synthesise()))).toEqual({
      HooksLive: { ProvisionedConcurrentExecutions: 2 },
      HooksLiveCheck: undefined,
    });
  });

  it('are kept warm only where somebody says so', () => {
    const found = warmIn(gatewayStack().synthesise());
    expect(found.map(([, config]) => config)).toEqual([undefined, undefined]);
  });

  it.each([0, -1, 1.5])('are a whole number, 1 or more, and not %d', (provisionedConcurrency) => {
    expect(() => gatewayStack(() => ({ endpoints: github, provisionedConcurrency }))).toThrow(
      'provisionedConcurrency: must be a whole number',
    );
  });

  it('are kept of a version, and never of $LATEST, which is said and not left to Lambda', () => {
    expect(() =>
      gatewayStack((scope) => {
        const name = new CfnParameter(scope, 'Name').valueAsString;
        return {
          endpoints: github,
          bus: EventBus.fromEventBusName(scope, 'Orders', name),
          provisionedConcurrency: 1,
        };
      }),
    ).toThrow('"live" is $LATEST');
  });
});

describe('a hint that a cold start can make a sender wait too long', () => {
  const saidOf = (props: Parameters<typeof gatewayStack>[0]) =>
    gatewayStack(props).hooks.node.metadata.map(({ type, data }) => `${type} ${data}`);

  it('names those that wait for three seconds or less', () => {
    expect(saidOf(() => ({ endpoints: withSlack }))).toEqual([
      expect.stringMatching(
        /^aws:cdk:info .*: chat \(Slack, 3 s\)\. provisionedConcurrency .* \[ack: sallyport:cold-start\]$/,
      ),
    ]);
  });

  it('is none where instances are kept warm, or where all senders wait longer', () => {
    expect(saidOf(() => ({ endpoints: withSlack, provisionedConcurrency: 1 }))).toEqual([]);
    expect(saidOf(() => ({ endpoints: github }))).toEqual([]);
  });
});

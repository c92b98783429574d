import { describe, expect, it } from '@jest/globals';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { OptionsProp } from '../../infra/endpoint-props.ts';
import type { EndpointProps } from '../../infra/webhook-gateway.ts';
import { ConfigInvalid } from '../../src/app/configuration/config.ts';
import { defineProvider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { configurationOf, gatewayStack } from './support/synthesised.ts';

// what must not compile is what these tests are about: `npm run types` judges them

describe('the options of an endpoint, as the construct takes them', () => {
  it('are those that its provider declares, with their types', () => {
    const right: EndpointProps[] = [
      { provider: 'github' },
      { provider: 'github', options: {} },
      { provider: 'twilio' },
      { provider: 'twilio', publicUrl: 'https://hooks.example.com/sms?a=1', options: { allowGet: true } },
    ];
    const wrong: EndpointProps[] = [
      // @ts-expect-error github declares none
      { provider: 'github', options: { allowGet: true } },
      // @ts-expect-error twilio declares no such option
      { provider: 'twilio', options: { allowPost: true } },
      // @ts-expect-error it is true or false
      { provider: 'twilio', options: { allowGet: 'yes' } },
      // @ts-expect-error nobody has this id
      { provider: 'gitbuh' },
    ];
    expect([right.length, wrong.length]).toEqual([4, 4]);
  });

  it('are not to be left out where the provider needs them', () => {
    const declared = {
      topicArn: { type: 'string', meaning: 'the only topic', required: true },
      retries: { type: 'number', meaning: 'how often' },
    } as const;
    const right: OptionsProp<typeof declared>[] = [
      { options: { topicArn: 'arn' } },
      { options: { topicArn: 'arn', retries: 3 } },
    ];
    const wrong: OptionsProp<typeof declared>[] = [
      // @ts-expect-error `options` is missing
      {},
      // @ts-expect-error `topicArn` is missing
      { options: { retries: 3 } },
      // @ts-expect-error a number is not text
      { options: { topicArn: 7 } },
    ];
    expect([right.length, wrong.length]).toEqual([2, 3]);
  });
});

const shape = { pattern: /^arn:aws:sns:[a-z0-9-]+:\d{12}:.+$/, words: 'the ARN of a topic' };
const example = 'arn:aws:sns:eu-west-1:123456789012:orders';
const seen: unknown[] = [];
const hooli = defineProvider({
  ...github,
  id: 'hooli',
  options: { topicArn: { type: 'string', meaning: 'the only topic', required: true, shape, example } },
  scheme: ({ topicArn }) => {
    seen.push(topicArn);
    return github.scheme;
  },
});

describe('the options of a provider of your own', () => {
  it.each([
    [undefined, `topicArn: is missing: this provider needs it, for example ${example}`],
    [{}, `topicArn: is missing: this provider needs it, for example ${example}`],
    [{ topicArn: 'orders' }, 'topicArn: must be the ARN of a topic'],
    [{ topicArn: 7 }, 'topicArn: must be text'],
    [{ topicArn: example, color: 'red' }, 'color: no such option of this provider, which has topicArn'],
  ])('are judged at synthesis, before its scheme sees them: %j', (options, mistake) => {
    const from = seen.length;
    const endpoints = { hooks: { provider: 'hooli', ...(options && { options }) } } as const;
    const synthesise = () => gatewayStack(() => ({ endpoints, providers: [hooli] }));
    expect(synthesise).toThrow(ConfigInvalid);
    expect(synthesise).toThrow(`endpoints.hooks.options.${mistake}`);
    expect(seen.slice(from)).toEqual([]);
  });

  it('may hold what only CloudFormation knows, which is taken for valid', () => {
    const provider = 'hooli' as const;
    const { app, stack, hooks, synthesise } = gatewayStack((of) => ({
      endpoints: { hooks: { provider, options: { topicArn: new Topic(of, 'Orders').topicArn } } },
      providers: [hooli],
    }));
    expect(Object.keys(hooks.secrets)).toEqual(['hooks']);
    expect(seen).not.toContainEqual(expect.stringContaining('TOKEN'));
    const { environment } = hooks.function.node.defaultChild as unknown as { environment: object };
    const inline = JSON.stringify(stack.resolve(environment));
    expect(inline).toMatch(/topicArn[^}]*\{"Ref":"Orders/);
    expect(configurationOf(app, synthesise())).toMatchObject({ endpoints: {} });
  });
});

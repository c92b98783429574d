import { describe, expect, it } from '@jest/globals';
import { templates } from '../../infra/templates/templates.ts';
import { defineProvider, type Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { Scope } from './loader/scope.ts';
import { newApp } from './support/apps.ts';
import { ofType, only, standAlone, type Template, templateNames } from './support/synthesised.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/github-AbCdEf';

/** Of the quick start of the EventBridge console. */
const quickStarts = [
  ['github', 'GitHubWebhookSecret', 'github.com'],
  ['twilio', 'TwilioWebhookSecret', 'twilio.com'],
  ['stripe', 'StripeWebhookSecret', 'stripe.com'],
] as const;

describe.each(quickStarts)('the template %s', (name, secretParameter, source) => {
  const template = standAlone(name);

  it('takes what the quick start takes, with the same defaults', () => {
    expect(template.Parameters).toMatchObject({
      EventBusName: { Type: 'String', Default: 'default' },
      [secretParameter]: { Type: 'String', NoEcho: true },
      LambdaInvocationThreshold: { Type: 'Number', Default: 2000 },
    });
  });

  it('asks for no more than the code beyond that', () => {
    const needed = Object.entries(template.Parameters).filter(([, { Default }]) => Default === undefined);
    expect(needed.map(([id]) => id).sort()).toEqual(['CodeBucket', 'CodeKey'].sort());
  });

  it('takes the secret, or the ARN of one that is there, and never both or neither', () => {
    const load = (secrets: Readonly<Record<string, string>>) =>
      new Scope(template, { CodeBucket: 'code', CodeKey: 'zip', ...secrets }, {});
    const refusal = `give ${secretParameter} or ${secretParameter}Arn, and not both`;
    expect(() => load({})).toThrow(refusal);
    expect(() => load({ [secretParameter]: 'hunter2', [`${secretParameter}Arn`]: arn })).toThrow(refusal);
    expect(load({ [secretParameter]: 'hunter2' }).holds('MakesSecret')).toBe(true);
    expect(load({ [`${secretParameter}Arn`]: arn }).holds('MakesSecret')).toBe(false);
  });

  it('gives what the quick start gives', () => {
    expect(Object.keys(template.Outputs)).toEqual(
      expect.arrayContaining(['FunctionUrlEndpoint', 'LambdaFunctionName', 'LambdaFunctionARN']),
    );
    expect(template.Outputs.FunctionUrlEndpoint?.Value).toEqual({
      'Fn::GetAtt': [expect.stringContaining('FunctionUrl'), 'FunctionUrl'],
    });
  });

  it('puts the events that rules of the quick start match', () => {
    const config = JSON.stringify(
      only(template, 'AWS::Lambda::Function', 'HandlerFunction').Properties.Environment,
    );
    expect(config).toContain('\\"format\\":\\"quick-start\\"');
    expect(JSON.stringify(only(template, 'AWS::IAM::Policy', 'HandlerRole'))).toContain(`["${source}"]`);
  });

  it('has no name of its own anywhere, so that it can stand beside the old stack', () => {
    const naming =
      /^(?:Name|FunctionName|QueueName|BucketName|TableName|TopicName|RoleName|AlarmName|LogGroupName|DashboardName)$/;
    const named = Object.entries(template.Resources).filter(
      ([, { Type, Properties = {} }]) =>
        Type !== 'AWS::Lambda::Permission' &&
        Type !== 'AWS::Lambda::EventSourceMapping' &&
        Object.keys(Properties).some((property) => naming.test(property)),
    );
    expect(named).toEqual([]);
    expect(Object.keys(template.Resources).length).toBeGreaterThan(40);
  });
});

describe('the template gateway', () => {
  const template = standAlone('gateway');
  const first = { CodeBucket: 'code', CodeKey: 'zip', Endpoint1: 'github', Endpoint1Secret: 'hunter2' };

  it('takes six endpoints, of which one must be there', () => {
    expect(Object.keys(template.Parameters).filter((id) => /^Endpoint\d$/.test(id))).toHaveLength(6);
    const needed = Object.entries(template.Parameters).filter(([, { Default }]) => Default === undefined);
    expect(needed.map(([id]) => id).sort()).toEqual(['CodeBucket', 'CodeKey', 'Endpoint1']);
  });

  it('makes secrets for the endpoints that there are and that bring none', () => {
    const given = {
      ...first,
      Endpoint2: 'sms',
      Endpoint2Secret: 'hunter2',
      Endpoint3: 'pay',
      Endpoint3SecretArn: arn,
    };
    const scope = new Scope(template, given, {});
    const made = ofType(template, 'AWS::SecretsManager::Secret').filter(([, { Condition }]) =>
      scope.holds(Condition),
    );
    expect(made.map(([id]) => id)).toEqual(['Endpoint1WebhookSecret', 'Endpoint2WebhookSecret']);
  });

  describe('refuses', () => {
    const load = (parameters: Readonly<Record<string, string>>) =>
      new Scope(template, { ...first, ...parameters }, {});

    it.each([2, 3, 4, 5, 6])('endpoint %i without a secret', (number) => {
      const id = `Endpoint${number}`;
      expect(() => load({ [id]: 'sms' })).toThrow(`give ${id}Secret or ${id}SecretArn, and not both`);
      expect(() => load({ [id]: 'sms', [`${id}Secret`]: 'hunter2' })).not.toThrow();
      expect(() => load({ [id]: 'sms', [`${id}SecretArn`]: arn })).not.toThrow();
    });

    it.each([1, 2, 3, 4, 5, 6])('endpoint %i with a secret and the ARN of another', (number) => {
      const id = `Endpoint${number}`;
      const both = { [id]: 'sms', [`${id}Secret`]: 'hunter2', [`${id}SecretArn`]: arn };
      expect(() => load(both)).toThrow(`give ${id}Secret or ${id}SecretArn, and not both`);
    });

    it.each([2, 3, 4, 5, 6])('endpoint %i with the name of another', (number) => {
      const id = `Endpoint${number}`;
      const parameters = { [id]: 'github', [`${id}Secret`]: 'hunter2' };
      expect(() => load(parameters)).toThrow(`${id} has the name of another endpoint`);
    });

    it('nothing where names of endpoints are empty', () => {
      expect(() => load({})).not.toThrow();
    });
  });
});

it.each(templateNames)(
  'the template %s takes the name of a bus, and says so where it gets an ARN',
  (name) => {
    const { AllowedPattern = '', ConstraintDescription } = standAlone(name).Parameters.EventBusName ?? {};
    expect('aws.partner/acme.example/1').toMatch(new RegExp(AllowedPattern));
    expect('arn:aws:events:eu-west-1:123456789012:event-bus/orders').not.toMatch(new RegExp(AllowedPattern));
    expect(ConstraintDescription).toMatch(/name, not the ARN/);
  },
);

it.each(templateNames)('the template %s can be handed to CloudFormation without a bucket', (name) => {
  expect(Buffer.byteLength(JSON.stringify(standAlone(name)))).toBeLessThanOrEqual(51_200);
});

describe('a catalogue of two hundred providers more', () => {
  const made = Array.from({ length: 200 }, (_, at) => {
    return defineProvider({
      ...github,
      id: `sender-${at}`,
      name: `Sender ${at}`,
      source: `sender-${at}.example`,
    });
  });
  const app = newApp();
  templates(app, [...providers, ...made]);
  const assembly = app.synth();

  it.each(templateNames)('adds no byte to the template %s', (name) => {
    const { template } = assembly.getStackByName(name);
    expect(JSON.stringify(template)).toBe(JSON.stringify(standAlone(name)));
  });
});

describe('a sender that waits longer than all others', () => {
  const patient = defineProvider({ ...github, id: 'patient', answerWithinMs: 25_000 });
  const hurried = providers.filter(({ answerWithinMs }) => answerWithinMs <= 10_000);
  const synthesised = (...more: readonly (typeof patient)[]) => {
    const app = newApp();
    templates(app, [...hurried, ...more]);
    return app.synth();
  };
  const [without, assembly] = [synthesised(), synthesised(patient)];

  it.each(templateNames)('changes the template %s only where it may send to it', (name) => {
    const { template } = assembly.getStackByName(name) as { template: Template };
    const handler = only(template, 'AWS::Lambda::Function', 'HandlerFunction').Properties;
    expect(handler.Timeout === 30).toBe(name === 'gateway');
    const { template: other } = without.getStackByName(name);
    expect(JSON.stringify(template) === JSON.stringify(other)).toBe(name !== 'gateway');
    expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThanOrEqual(51_200);
  });
});

it('every provider has an id that the template gateway takes', () => {
  const { AllowedPattern = '', MaxLength = 0 } = standAlone('gateway').Parameters.Endpoint1Provider ?? {};
  const taken = ({ id }: Provider) => new RegExp(AllowedPattern).test(id) && id.length <= MaxLength;
  expect(providers.filter(taken)).toEqual(providers);
});

describe.each(templateNames)('secrets in the template %s', (name) => {
  const template: Template = standAlone(name);
  const secretParameters = Object.keys(template.Parameters).filter((id) => id.endsWith('Secret'));

  it('may be there already: their ARNs are whole, in Secrets Manager, and name one', () => {
    const taken = [
      '',
      arn,
      arn.replace('arn:aws:', 'arn:aws-us-gov:').replace('eu-west-1', 'us-gov-west-1'),
      arn.replace('prod/github', 'prod/github@acme.example+1=_.'),
    ];
    const refused = [
      'prod/github',
      arn.replace(/-AbCdEf$/, ''),
      arn.replace('AbCdEf', '??????'),
      arn.replace('prod/github', 'prod/*'),
      arn.replace('github', 'g'.repeat(200)),
      arn.replace('secretsmanager', 'ssm'),
      `${arn}:password`,
      ` ${arn}`,
    ];
    for (const id of secretParameters) {
      const { AllowedPattern = '', Default, NoEcho } = template.Parameters[`${id}Arn`] ?? {};
      const pattern = new RegExp(AllowedPattern);
      expect([...taken, ...refused].filter((value) => pattern.test(value))).toEqual(taken);
      expect([Default, NoEcho]).toEqual(['', undefined]);
    }
  });

  it('come from parameters that are not shown, and have no default that verifies', () => {
    expect(secretParameters.length).toBeGreaterThan(0);
    const { Parameters } = template;
    expect(
      secretParameters.map((id) => [Parameters[id]?.NoEcho, Parameters[id]?.Default || undefined]),
    ).toEqual(secretParameters.map(() => [true, undefined]));
  });

  it('are never what CloudFormation shows of them, and it says so', () => {
    const { Parameters } = template;
    const refused = ['****', '*', ' ', '** **', '\n'];
    const taken = ['hunter2', '*hunter2*', '-----BEGIN PUBLIC KEY-----\nabc=\n', 'x'];
    for (const id of secretParameters) {
      const { AllowedPattern = '', ConstraintDescription, Default } = Parameters[id] ?? {};
      const pattern = new RegExp(AllowedPattern);
      expect([...refused, ...taken].filter((value) => pattern.test(value))).toEqual(taken);
      expect(pattern.test('')).toBe(Default === '');
      expect(ConstraintDescription).toBe('must be the secret itself, not **** for it.');
    }
  });

  it('go to Secrets Manager and nowhere else', () => {
    const secrets = ofType(template, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties);
    expect(secrets.map(({ SecretString }) => SecretString)).toEqual(secretParameters.map((Ref) => ({ Ref })));
    const others = Object.values(template.Resources).filter(
      ({ Type }) => Type !== 'AWS::SecretsManager::Secret',
    );
    const elsewhere = JSON.stringify([others, template.Outputs]);
    expect(secretParameters.filter((id) => elsewhere.includes(`"Ref":"${id}"`))).toEqual([]);
    expect(elsewhere).not.toContain('{{resolve:');
  });
});

import { describe, expect, it } from '@jest/globals';
import { snakeCase } from '../../scripts/terraform/naming.ts';
import { toConfig } from '../../src/app/configuration/config.ts';
import { standAlone } from './support/synthesised.ts';
import { applied } from './terraform/applied-module.ts';
import { Named } from './terraform/evaluation.ts';
import { moduleTexts, type ParsedModule, parsedModules } from './terraform/parsed-module.ts';
import { plainSample } from './terraform/sample.ts';

const texts = moduleTexts();
const [module] = parsedModules(texts) as readonly [ParsedModule];
const unset = { secret: null, format: null, public_url: null, options: null };
const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:twilio/token-AbCdEf';

const functionUrl = `https://${'x'.repeat(32)}.lambda-url.us-gov-west-1.on.aws/`;

/** What AWS makes of a resource, at its longest. */
function attribute({ type, name, key }: Named, one: string): string {
  const inRegion = 'us-gov-west-1:123456789012';
  if (type === 'aws_secretsmanager_secret') {
    return `arn:aws-us-gov:secretsmanager:${inRegion}:secret:${'n'.repeat(20)}-${key}-${'2'.repeat(26)}-AbCdEf`;
  }
  if (one === 'url') return `https://sqs.us-gov-west-1.amazonaws.com/123456789012/${name.padEnd(80, 'x')}`;
  if (one === 'function_url') return functionUrl;
  return `${name}.${one}`;
}

function moduleWith(endpoints: Readonly<Record<string, object>>) {
  const { variables } = plainSample(standAlone('gateway'));
  const given = Object.fromEntries(
    Object.entries(endpoints).map(([name, own]) => [name, { ...unset, ...own }]),
  );
  const result = applied(
    module,
    { names: [], parameters: {}, variables: { ...variables, endpoints: given } },
    attribute,
  );
  const configuration = String(result.outputs.configuration);
  return { ...result, configuration, longest: JSON.stringify(result.locals('longest_configuration')) };
}

describe('an endpoint of the Terraform module', () => {
  const all = moduleWith({
    github: { provider: 'github' },
    sms: {
      provider: 'twilio',
      secret: { arn },
      format: 'envelope',
      public_url: 'https://hooks.example.com/sms',
      options: JSON.stringify({ allowGet: true }),
    },
  });

  it('is in a configuration that the gateway takes, with all that it was given', () => {
    const { endpoints } = toConfig(JSON.parse(all.configuration));
    expect(endpoints).toMatchObject([
      { name: 'github', format: 'payload', provider: { id: 'github' } },
      {
        name: 'sms',
        format: 'envelope',
        provider: { id: 'twilio' },
        secretId: arn,
        publicUrl: 'https://hooks.example.com/sms',
      },
    ]);
    expect(JSON.parse(all.configuration).endpoints.sms.options).toEqual({ allowGet: true });
    expect(JSON.parse(all.configuration).endpoints.github).toEqual({
      provider: 'github',
      secretId: attribute(new Named('aws_secretsmanager_secret', 'endpoint', 'github'), 'arn'),
    });
  });

  it('gets no secret where there is one, and the functions may read that', () => {
    const secrets = all.instances.filter(({ type }) => type === 'aws_secretsmanager_secret');
    expect(secrets.map(({ key }) => key)).toEqual(['github']);
    const policies = all.instances.filter(
      ({ type, name }) => type === 'aws_iam_role_policy' && name !== 'redrive',
    );
    expect(policies).toHaveLength(2);
    for (const { body } of policies) expect(body.policy).toContain(arn);
  });

  it('has a URL and the ARN of its secret among the outputs', () => {
    expect(all.outputs.urls).toEqual({
      github: `${functionUrl}github`,
      // a sender that signs the URL signs this one
      sms: 'https://hooks.example.com/sms',
    });
    expect(all.outputs.secret_arns).toMatchObject({ sms: arn });
  });
});

describe('the configuration of the Terraform module', () => {
  const named = (count: number) =>
    moduleWith(
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`endpoint-${at}`, { provider: 'github' }]),
      ),
    );

  it.each([1, 12, 40])('is never longer than what a plan reckons with, of %d endpoints', (count) => {
    const { configuration, longest } = named(count);
    expect(configuration.length).toBeLessThanOrEqual(longest.length);
  });

  it.each(['a', 'a'.repeat(300)])('takes the ARN of a secret that is there for as long as it is', (name) => {
    const { longest } = moduleWith({
      sms: { provider: 'twilio', secret: { arn: arn.replace('token', name) } },
    });
    const { longest: shorter } = moduleWith({ sms: { provider: 'twilio', secret: { arn } } });
    expect(longest.length - shorter.length).toBe(name.length - 'token'.length);
  });

  it('is refused by a plan, in words, where a function could not hold it', () => {
    const { precondition } = module.outputs.configuration as {
      precondition: [{ condition: string; error_message: string }];
    };
    expect(precondition[0].condition).toMatch(/longest_configuration\).* <= 4080\}$/);
    expect(precondition[0].error_message).toContain('4 KB');
    expect(named(10).longest.length).toBeLessThan(4080);
    expect(named(40).longest.length).toBeGreaterThan(4080);
  });
});

describe('the variables of the Terraform module', () => {
  const { Parameters } = standAlone('gateway');
  const settings = Object.entries(
    Parameters as Record<string, { Type: string; Default?: unknown; Description: string }>,
  ).filter(([id]) => !/^(?:Endpoint\d|Code)/.test(id));

  it('are the parameters of the template, with the same defaults and words', () => {
    expect(settings.length).toBeGreaterThanOrEqual(5);
    for (const [id, { Type, Default, Description }] of settings) {
      expect([id, module.variables[snakeCase(id)]]).toEqual([
        id,
        expect.objectContaining({
          type: `\${${Type.toLowerCase()}}`,
          default: Default,
          description: Description,
        }),
      ]);
    }
    const own = Object.keys(module.variables).filter(
      (name) => !settings.some(([id]) => snakeCase(id) === name),
    );
    expect(own.sort()).toEqual(['endpoints', 'lambda_zip', 'name']);
  });

  it('take no value of a secret, and nothing in the module writes one', () => {
    expect(Object.values(texts).join()).not.toMatch(
      /secret_string|aws_secretsmanager_secret_version|sensitive|random_/,
    );
  });
});

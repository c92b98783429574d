import type { Template } from '../loader/template.ts';

/** The same wishes, as the template and as the module take them. */
export interface Sample {
  readonly parameters: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names of the endpoints, in the order of the template. */
  readonly names: readonly string[];
}

export const account = '123456789012';
export const region = 'eu-west-1';
export const partition = 'aws';
const existing = `arn:${partition}:secretsmanager:${region}:${account}:secret:twilio/token-AbCdEf`;

/** What `optional()` gives where nothing is given. */
const unset = { secret: null, format: null, public_url: null, options: null };

/** Two endpoints and nothing but defaults: with what is new in the template, for which the module has the same default. */
export function plainSample(template: Template): Sample {
  const takesArn = 'Endpoint2SecretArn' in template.Parameters;
  return {
    names: ['github', 'sms'],
    parameters: {
      CodeBucket: 'my-code',
      CodeKey: 'sallyport/1.zip',
      Endpoint1: 'github',
      Endpoint1Secret: 'of GitHub',
      Endpoint2: 'sms',
      Endpoint2Provider: 'twilio',
      ...(takesArn ? { Endpoint2SecretArn: existing } : { Endpoint2Secret: 'of Twilio' }),
    },
    variables: {
      name: 'hooks',
      lambda_zip: 'dist/lambda.zip',
      endpoints: {
        github: { ...unset, provider: 'github' },
        sms: { ...unset, provider: 'twilio', ...(takesArn ? { secret: { arn: existing } } : {}) },
      },
    },
  };
}

/** Three endpoints, and every parameter another than its default. */
export function changedSample(template: Template): Sample {
  const plain = plainSample(template);
  const settings = Object.entries(template.Parameters)
    .filter(([id]) => !/^(?:Endpoint\d|Code)/.test(id))
    .map(([id, { Default, AllowedValues }]): [string, string | number] => {
      const other = AllowedValues?.find((value) => value !== Default);
      return [id, other ?? (typeof Default === 'number' ? Default + 1 : otherText(id))];
    });
  return {
    names: [...plain.names, 'money'],
    parameters: {
      ...plain.parameters,
      Endpoint3: 'money',
      Endpoint3Provider: 'stripe',
      Endpoint3Secret: 'of Stripe',
      ...Object.fromEntries(settings.map(([id, value]) => [id, String(value)])),
    },
    variables: {
      ...plain.variables,
      endpoints: {
        ...(plain.variables.endpoints as object),
        money: { ...unset, provider: 'stripe' },
      },
      ...Object.fromEntries(settings.map(([id, value]) => [variableOf(id), value])),
    },
  };
}

/** `EventBusName` is `event_bus_name`, `AlarmTopicARN` `alarm_topic_arn`. */
export function variableOf(parameter: string): string {
  return parameter.replaceAll(/(?<=[a-z\d])[A-Z]/g, '_$&').toLowerCase();
}

/** Of a parameter whose default is a text. */
function otherText(id: string): string {
  return /Concurrency/.test(id) ? '7' : 'orders';
}

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Template } from './loader/template.ts';
import { standAlone } from './support/synthesised.ts';
import { scopeOf, type Wishes, wishesOfModule, wishesOfTemplate } from './terraform/both.ts';
import { type Difference, differences, differencesOf } from './terraform/differences.ts';
import {
  type Files,
  moduleTexts,
  type ParsedModule,
  parsedModules,
  skipsIn,
} from './terraform/parsed-module.ts';
import { changedSample, plainSample, type Sample, variableOf } from './terraform/sample.ts';

const template: Template = standAlone('gateway');
const files = moduleTexts();

/** One by one, by somebody who does not run `npm run gen`: the text before, after, and the property that differs then. */
const edits = [
  ['storage.tf', 'visibility_timeout_seconds = ', 'visibility_timeout_seconds = 1', 'VisibilityTimeout'],
  ['storage.tf', '"aws:SecureTransport" = "false"', '"aws:SecureTransport" = "true"', 'PolicyDocument'],
  ['storage.tf', 'prevent_destroy = true', 'prevent_destroy = false', 'Retained'],
  ['storage.tf', 'days = ', 'days = 1', 'LifecycleConfiguration'],
  [
    'functions.tf',
    '-handler-"\n  retention_in_days = ',
    '-handler-"\n  retention_in_days = 1',
    'RetentionInDays',
  ],
  ['functions.tf', '"DISABLED"', '"ENABLED"', 'State'],
  ['functions.tf', 'jsonencode(local.configuration)', '"{}"', 'Environment'],
  ['access.tf', 'aws_sqs_queue.parking.arn', 'aws_sqs_queue.parking_dead_letters.arn', 'PolicyDocument'],
  ['access.tf', 'values(local.secret_arns)', '["*"]', 'PolicyDocument'],
  ['alarms.tf', 'namespace           = "AWS/Lambda"', 'namespace           = "AWS/SQS"', 'Namespace'],
  ['alarms.tf', '"Sallyport"', '"sallyport"', undefined],
  ['dashboard.tf', '"Accepted"', '"Rejected"', 'DashboardBody'],
] as const;
const edited = edits.map(
  ([name, before, after]): Files => ({ ...files, [name]: files[name]?.replace(before, after) ?? '' }),
);
const [module, ...mistaken] = parsedModules(files, ...edited) as readonly [ParsedModule, ...ParsedModule[]];

const samples: readonly [what: string, sample: Sample][] = [
  ['two endpoints and nothing else', plainSample(template)],
  ['three endpoints, and all settings changed', changedSample(template)],
];
const [[, plain]] = samples as [[string, Sample]];

/** What cannot be the same, and why. Anything else is a mistake. */
const meant = {
  'AWS::CloudWatch::Alarm (alarm_name)': 'CloudFormation makes a name up, Terraform has to be told one',
  'AWS::CloudWatch::CompositeAlarm (alarm_name)': 'as above',
  'AWS::CloudWatch::Dashboard (dashboard_name)': 'as above',
  'AWS::DynamoDB::Table (name)': 'as above',
  'AWS::Lambda::Function (function_name)': 'as above',
  'AWS::Events::Rule (name_prefix)': 'Terraform would make up "terraform-…", which tells nobody whose it is',
  'AWS::IAM::Policy (name_prefix)': 'as above',
  'AWS::IAM::Role (name_prefix)': 'as above',
  'AWS::Logs::LogGroup (name_prefix)': 'as above',
  'AWS::S3::Bucket (bucket_prefix)': 'as above',
  'AWS::SNS::Topic (name_prefix)': 'as above',
  'AWS::SQS::Queue (name_prefix)': 'as above',
  'AWS::SecretsManager::Secret (name_prefix)': 'as above',
  'AWS::IAM::Policy PolicyName': 'CDK has its logical id for it',
  'AWS::Lambda::Function Code': 'the zip is a file beside Terraform, and its hash a new version',
  'AWS::SSM::Parameter is missing': 'a template keeps its longest text there, to be short',
  'AWS::SecretsManager::Secret SecretString': 'a value would be in the state of Terraform',
};

function both(sample: Sample, ofModule = module, ofTemplate = template) {
  const { wishes, strangers } = wishesOfModule(ofModule, template, sample, skipsIn(files));
  return { wanted: wishesOfTemplate(ofTemplate, sample), made: wishes, strangers };
}

const kindOf = ({ type, property = 'is missing' }: Difference) => `${type} ${property}`;
const kinds = (found: readonly Difference[]) => [...new Set(found.map(kindOf))].sort();
const meantIn = (wishes: Wishes) => {
  const types = new Set([...wishes.values()].map(({ type }) => type));
  return Object.keys(meant)
    .filter((kind) => types.has(kind.split(' ')[0] as string))
    .sort();
};

describe.each(samples)('the Terraform module with %s', (_, sample) => {
  it('makes the resources of the template, each property the same, but for what is meant', () => {
    const { wanted, made, strangers } = both(sample);
    expect(kinds(differences(wanted, made))).toEqual(meantIn(wanted));
    expect(strangers).toEqual([]);
  });

  it('differs in what is meant as it is meant', () => {
    const { wanted, made } = both(sample);
    const found = differences(wanted, made);
    const given = (name: string) =>
      found.filter(({ property }) => property === name).map((one) => one.module);
    const code = { filename: 'dist/lambda.zip', source_code_hash: 'sha256 of dist/lambda.zip' };
    expect(given('Code')).toEqual([code, code, code]);
    expect(given('SecretString').filter((value) => value !== undefined)).toEqual([]);
    const named = [...made.values()].flatMap((wish) =>
      Object.entries(wish.properties).filter(([property]) => property.startsWith('(')),
    );
    expect(named.length).toBeGreaterThan(30);
    for (const [, name] of named) expect(name).toMatch(/^hooks-[\w-]+$/);
    const exact = named.filter(([argument]) => !argument.includes('prefix')).map(([, name]) => name);
    expect(new Set(exact).size).toBe(exact.length);
  });

  it('is compared in hundreds of properties', () => {
    const { wanted } = both(sample);
    const properties = [...wanted.values()].flatMap((wish) => Object.keys(wish.properties));
    expect(wanted.size).toBeGreaterThan(45);
    expect(properties.length).toBeGreaterThan(250);
  });

  it('gives what the template gives', () => {
    const scope = scopeOf(template, sample);
    const outputs = Object.entries(template.Outputs);
    const { outputs: given } = wishesOfModule(module, template, sample, new Map());
    const others = outputs.filter(([name]) => !name.startsWith('Configuration'));
    expect(others.length).toBeGreaterThanOrEqual(6);
    for (const [name, { Value }] of others)
      expect([name, given[variableOf(name)]]).toEqual([name, scope.resolve(Value)]);
    const added = Object.keys(given).filter((name) => !others.some(([other]) => variableOf(other) === name));
    expect(added.sort()).toEqual(['configuration', 'secret_arns', 'urls']);
    // where the template tells its configuration, in one output or in several
    const told = outputs.filter(([name]) => name.startsWith('Configuration'));
    const merged = Object.assign(
      {},
      ...told.map(([, { Value }]) => JSON.parse(String(scope.resolve(Value)))),
    );
    expect(JSON.parse(String(given.configuration))).toMatchObject(merged);
  });
});

describe('a mistake in the Terraform module', () => {
  const noticed = (sample: Sample, changed: ParsedModule) => {
    const { wanted, made } = both(sample, changed);
    return differences(wanted, made).filter((difference) => !(kindOf(difference) in meant));
  };
  it.each(edits.map((edit, at) => [...edit, at] as const))(
    'is noticed: in %s %j becomes %j',
    (name, before, _, property, at) => {
      expect(files[name]).toContain(before);
      const found = noticed(plain, mistaken[at] as ParsedModule);
      expect(found).toHaveLength(1);
      if (property !== undefined) expect(found[0]).toMatchObject({ property });
    },
  );

  it('is noticed whichever argument of whichever resource is left out', () => {
    const { wanted, made } = both(plain);
    const baseline = differences(wanted, made);
    let count = 0;
    for (const { type, name, body } of module.resources) {
      for (const argument of Object.keys(body).filter((one) => !/^(?:for_each|count)$/.test(one))) {
        const resources = module.resources
          .filter((one) => one.name === name)
          .map((one) => (one.type === type ? { ...one, body: { ...body, [argument]: undefined } } : one));
        const { made: changed, strangers } = both(plain, { ...module, resources });
        const ids = [...changed.keys()];
        const now = ids.flatMap((id) => differencesOf(id, wanted.get(id), changed.get(id)));
        const before = baseline.filter(({ id }) => ids.includes(id));
        expect([type, name, argument, strangers.length > 0 || !isDeepStrictEqual(now, before)]).toEqual([
          type,
          name,
          argument,
          true,
        ]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(300);
  });

  it('is noticed whichever resource is missing', () => {
    expect(module.resources.length).toBeGreaterThan(45);
    for (const missing of module.resources) {
      const resources = module.resources.filter((one) => one !== missing);
      expect(noticed(plain, { ...module, resources })).not.toEqual([]);
    }
  });
});

describe('a template that has grown', () => {
  it('is noticed by a resource that no module has', () => {
    const Resources = { ...template.Resources, Another: { Type: 'AWS::SQS::Queue', Properties: {} } };
    const { wanted, made } = both(plain, module, { ...template, Resources });
    expect(differences(wanted, made)).toContainEqual(
      expect.objectContaining({ id: 'Another', module: undefined }),
    );
  });

  it('is noticed by each property that the module would lack, and by each that it has no more', () => {
    const { wanted, made } = both(plain);
    let count = 0;
    for (const [id, wish] of wanted) {
      if (!made.has(id)) continue;
      const before = differencesOf(id, wish, made.get(id));
      for (const property of Object.keys(wish.properties)) {
        const less = { ...wish, properties: { ...wish.properties, [property]: undefined } };
        const more = { ...wish, properties: { ...wish.properties, [`${property}Too`]: true } };
        if (!(`${wish.type} ${property}` in meant)) {
          expect(differencesOf(id, less, made.get(id))).toHaveLength(before.length + 1);
        }
        expect(differencesOf(id, more, made.get(id))).toHaveLength(before.length + 1);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(250);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import ts from 'typescript';
import { operators } from '../../../src/pattern/operators.ts';
import { exportRule } from '../../../src/workbench/export/export-rule.ts';
import { ruleNames } from '../../../src/workbench/export/rule-names.ts';
import { RefusedError } from '../../../src/workbench/workbench.ts';
import { newApp } from '../../infra/support/apps.ts';
import { parsedModules } from '../../infra/terraform/parsed-module.ts';
import { operands, rows } from './rows.ts';
import { endpoints, targets } from './targets.ts';

const nameOf = (at: number) => `row ${at}`;
const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:consumer';
const app = newApp();

/** The parser writes JSON in which `${` would begin an expression, and doubles what does not. */
function literally(parsed: unknown): unknown {
  const text = JSON.stringify(parsed);
  if (/(?<![$])[$]\{|(?<!%)%\{/.test(text)) throw new Error(`an expression: ${text}`);
  return JSON.parse(text.replace(/([$%])\1\{/g, '$1{'));
}

/** What a module of CDK exports, with the rule as it is called. */
function moduleOf(text: string): Record<string, (...args: unknown[]) => unknown> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  new Function('exports', 'require', outputText)(exports, createRequire(import.meta.url));
  return exports;
}

interface Included {
  readonly Resources: Readonly<Record<string, object>>;
  readonly Parameters: Readonly<Record<string, { readonly Default?: string }>>;
}

const attribute = (resource: string) => ({ 'Fn::GetAtt': `${resource}.Arn` });

const folder = mkdtempSync(join(app.outdir, 'exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules that are exported', () => {
  it('have every operator in them', () => {
    expect(Object.keys(operands).toSorted()).toEqual([...operators.keys(), 'exists'].toSorted());
  });

  describe('as CDK', () => {
    let patterns: readonly unknown[];

    beforeAll(() => {
      const stack = new Stack(app, 'Exported', { env: { account: '123456789012', region: 'eu-central-1' } });
      const bus = new EventBus(stack, 'Bus');
      const consumer = LambdaFunction.fromFunctionArn(stack, 'Consumer', arn);
      for (const [at, [, pattern]] of rows.entries()) {
        const exports = moduleOf(exportRule(nameOf(at), pattern, 'cdk'));
        exports[ruleNames(nameOf(at)).camel]?.(stack, bus, consumer);
      }
      const { Resources } = Template.fromStack(stack).toJSON();
      const rules: Record<string, { Properties: Record<string, unknown> }> = Resources;
      patterns = rows.map((_, at) => {
        const { pascal } = ruleNames(nameOf(at));
        const found = Object.entries(rules).find(([id]) => new RegExp(`^${pascal}[0-9A-F]{8}$`).test(id));
        expect(found?.[1].Properties.Targets).toMatchObject([{ DeadLetterConfig: {} }]);
        return found?.[1].Properties.EventPattern;
      });
    });

    it.each(rows.map(([what], at) => [what, at] as const))('have the pattern of %s', (_, at) => {
      expect(patterns[at]).toEqual(JSON.parse(rows[at]?.[1] ?? ''));
    });

    it('say it by Match where there is a word for it', () => {
      const text = exportRule(
        'x',
        '{"detail":{"a":[{"prefix":"re"}],"b":["x",{"numeric":[">",0,"<",9]}]}}',
        'cdk',
      );
      expect(text).toContain("a: Match.prefix('re')");
      expect(text).toContain("b: Match.anyOf('x', Match.allOf(Match.greaterThan(0), Match.lessThan(9)))");
      expect(exportRule('x', '{"source":["y"]}', 'cdk')).not.toContain('Match');
    });
  });

  it.each(rows)('as CloudFormation have the pattern of %s', (what, pattern) => {
    const stack = new Stack(app, `Template${rows.findIndex(([other]) => other === what)}`);
    const templateFile = join(folder, 'template.yaml');
    writeFileSync(templateFile, exportRule('pull-requests', pattern, 'cloudformation'));
    const rule = new CfnInclude(stack, 'T', { templateFile }).getResource('PullRequests');
    const value = Reflect.get(rule, 'eventPattern');
    const hasNull = /[[,]null[\],]/.test(pattern);
    expect(typeof value).toBe(hasNull ? 'string' : 'object');
    expect(hasNull ? JSON.parse(value) : stack.resolve(value)).toEqual(JSON.parse(pattern));
  });

  describe('as Terraform', () => {
    let patterns: readonly unknown[];

    beforeAll(() => {
      const texts = rows.map(([, pattern]) => exportRule('pull requests', pattern, 'terraform'));
      const inner = texts.map(
        (text) => /event_pattern {2}= jsonencode\((\{.*?\n?\})\)\n\}/s.exec(text)?.[1] ?? '',
      );
      const files = Object.fromEntries(
        inner.map((text, at) => [`${at}.tf`, `locals {\n  p${at} = ${text}\n}\n`]),
      );
      const [whole, values] = parsedModules({ 'main.tf': texts[0] ?? '' }, files);
      expect(whole?.resources.map(({ type, name }) => `${type}.${name}`)).toEqual([
        'aws_cloudwatch_event_rule.pull_requests',
        'aws_cloudwatch_event_target.pull_requests',
        'aws_lambda_permission.pull_requests',
        'aws_sqs_queue.pull_requests_undelivered',
        'aws_sqs_queue_policy.pull_requests_undelivered',
      ]);
      patterns = rows.map((_, at) => literally(values?.locals[`p${at}`]));
    });

    it.each(rows.map(([what], at) => [what, at] as const))('have the pattern of %s', (_, at) => {
      expect(patterns[at]).toEqual(JSON.parse(rows[at]?.[1] ?? ''));
    });
  });

  it('as commands hand exactly the text of each to the AWS CLI', () => {
    const calls = join(folder, 'calls');
    const standIn = `aws() { for word; do printf '%s\\001' "$word"; done >>'${calls}'; printf '\\002' >>'${calls}'; echo "arn:of:$2"; }`;
    const texts = rows.map(([, pattern], at) => exportRule(`it's "${at}" $(touch owned)`, pattern, 'cli'));
    execFileSync('sh', ['-eu'], {
      input: [standIn, ...texts].join('\n'),
      cwd: folder,
      env: { CONSUMER_ARN: arn, PATH: process.env.PATH },
    });
    const all = readFileSync(calls, 'utf8')
      .split('\u0002')
      .map((call) => call.split('\u0001').slice(0, -1));
    const of = (command: string) => all.filter((words) => words[1] === command);
    const option = (words: readonly string[], name: string) => words[words.indexOf(name) + 1] ?? '';
    expect(of('put-rule').map((words) => option(words, '--event-pattern'))).toEqual(
      rows.map(([, text]) => text),
    );
    expect(option(of('put-rule')[3] ?? [], '--name')).toBe('it-s-3-touch-owned');
    expect(option(of('add-permission')[0] ?? [], '--source-arn')).toBe('arn:of:put-rule');
    expect(option(of('put-targets')[0] ?? [], '--targets')).toBe(
      `Id=consumer,Arn=${arn},DeadLetterConfig={Arn=arn:of:get-queue-attributes}`,
    );
    const { Policy } = JSON.parse(option(of('set-queue-attributes')[0] ?? [], '--attributes'));
    expect(JSON.parse(Policy).Statement[0]).toMatchObject({
      Resource: 'arn:of:get-queue-attributes',
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:of:put-rule' } },
    });
    expect(() => readFileSync(join(folder, 'owned'))).toThrow('ENOENT');
  });

  describe('with what takes the place of their target', () => {
    const pattern = '{"source":["github.com"]}';
    const given = 'https://given.example/';
    const queue = targets.findIndex(([, target]) => 'file' in target);
    const texts = (as: Parameters<typeof exportRule>[2]) =>
      targets.map(([, target], at) => exportRule(`target ${at}`, pattern, as, target));

    let fromCdk: Template;
    let included: readonly Included[];

    beforeAll(() => {
      const own = newApp();
      const stack = new Stack(own, 'Targets', { env: { account: '123456789012', region: 'eu-central-1' } });
      const bus = new EventBus(stack, 'Bus');
      const key = SecretValue.secretsManager('key');
      for (const [at, text] of texts('cdk').entries()) {
        const needsEndpoint = at !== queue && endpoints[at] === undefined;
        const more = at === queue ? [] : [key, ...(needsEndpoint ? [given] : [])];
        moduleOf(text)[ruleNames(`target ${at}`).camel]?.(stack, bus, ...more);
      }
      const stacks = targets.map(([, target], at) => {
        const templateFile = join(folder, `target${at}.yaml`);
        writeFileSync(templateFile, exportRule('mine', pattern, 'cloudformation', target));
        const one = new Stack(own, `Target${at}`);
        new CfnInclude(one, 'T', { templateFile });
        return one;
      });
      fromCdk = Template.fromStack(stack);
      included = stacks.map((one) => Template.fromStack(one).toJSON() as (typeof included)[number]);
    });

    it('as CDK', () => {
      const found = fromCdk.findResources('AWS::Events::ApiDestination');
      expect(Object.values(found).map(({ Properties }) => Properties?.InvocationEndpoint)).toEqual(
        endpoints.filter((_, at) => at !== queue).map((endpoint) => endpoint ?? given),
      );
      const rules = Object.values(fromCdk.findResources('AWS::Events::Rule'));
      const held = rules.map(({ Properties }) => Object.keys(Properties?.Targets[0]));
      expect(
        held.map((names) => ['RoleArn', 'DeadLetterConfig'].filter((name) => names.includes(name))),
      ).toEqual(targets.map((_, at) => (at === queue ? [] : ['RoleArn', 'DeadLetterConfig'])));
    });

    it.each(targets.map(([what], at) => [what, at] as const))('as CloudFormation: %s', (_, at) => {
      const { Resources, Parameters } = included[at] as Included;
      const { Default: endpoint } = Parameters.Endpoint ?? {};
      expect(endpoint).toBe(endpoints[at]);
      if (at === queue) {
        expect(Object.keys(Resources).toSorted()).toEqual(['Mine', 'MineMatched', 'MineMaySend']);
        expect(Resources.Mine).toMatchObject({
          Properties: { Targets: [{ Arn: attribute('MineMatched') }] },
        });
        return;
      }
      expect(Object.keys(Resources).toSorted()).toEqual([
        ...['Mine', 'MineConnection', 'MineDestination', 'MineMaySend', 'MineRole', 'MineUndelivered'],
      ]);
      expect(Parameters.ApiKey).toMatchObject({ NoEcho: true });
      const Resource = attribute('MineDestination');
      expect(Resources).toMatchObject({
        Mine: { Properties: { Targets: [{ Arn: Resource, RoleArn: attribute('MineRole') }] } },
        MineRole: { Properties: { Policies: [{ PolicyDocument: { Statement: [{ Resource }] } }] } },
      });
    });

    it('as Terraform', () => {
      const modules = parsedModules(...texts('terraform').map((text) => ({ 'main.tf': text })));
      for (const [at, { resources, variables }] of modules.entries()) {
        const types = resources.map(({ type }) => type.replace('aws_cloudwatch_event_', ''));
        expect(types.toSorted()).toEqual(
          at === queue
            ? ['aws_sqs_queue', 'aws_sqs_queue_policy', 'rule', 'target']
            : [
                ...['api_destination', 'aws_iam_role', 'aws_iam_role_policy', 'aws_sqs_queue'],
                ...['aws_sqs_queue_policy', 'connection', 'rule', 'target'],
              ],
        );
        expect(literally(variables.endpoint?.default ?? null)).toBe(endpoints[at] ?? null);
      }
    });

    it('as commands', () => {
      const calls = join(folder, 'target-calls');
      const standIn = `aws() { for word; do printf '%s\\001' "$word"; done >>'${calls}'; printf '\\002' >>'${calls}'; echo "arn:of:$2"; }`;
      const input = texts('cli').map((text, at) => `ENDPOINT=${endpoints[at] ? '' : given}\n${text}`);
      execFileSync('sh', ['-eu'], {
        input: [standIn, ...input].join('\n'),
        cwd: folder,
        env: { API_KEY: 'k', PATH: process.env.PATH },
      });
      const all = readFileSync(calls, 'utf8')
        .split('\u0002')
        .map((call) => call.split('\u0001').slice(0, -1));
      const values = (command: string, name: string) =>
        all.filter((words) => words[1] === command).map((words) => words[words.indexOf(name) + 1] ?? '');
      expect(values('create-api-destination', '--invocation-endpoint')).toEqual(
        endpoints.filter((_, at) => at !== queue).map((endpoint) => endpoint ?? given),
      );
      expect(JSON.parse(values('create-connection', '--auth-parameters')[0] ?? '')).toEqual({
        ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 'k' },
      });
      const [policy = ''] = values('put-role-policy', '--policy-document');
      expect(JSON.parse(policy).Statement[0]).toMatchObject({
        Action: 'events:InvokeApiDestination',
        Resource: 'arn:of:create-api-destination',
      });
      expect(values('put-targets', '--targets')).toEqual(
        targets.map((_, at) =>
          at === queue
            ? 'Id=consumer,Arn=arn:of:get-queue-attributes'
            : 'Id=consumer,Arn=arn:of:create-api-destination,RoleArn=arn:of:create-role,DeadLetterConfig={Arn=arn:of:get-queue-attributes}',
        ),
      );
      expect(() => readFileSync(join(folder, 'owned'))).toThrow('ENOENT');
    });

    it('are a function where the target is one, and never say a password', () => {
      for (const as of ['cdk', 'cloudformation', 'terraform', 'cli'] as const) {
        const lambda = { url: 'http://localhost:9000/', as: 'lambda' } as const;
        expect(exportRule('x', pattern, as, lambda)).toBe(exportRule('x', pattern, as));
        expect(exportRule('x', pattern, as, { url: 'https://me:s3cret@example.com/' })).not.toContain(
          's3cret',
        );
      }
    });
  });

  it.each([
    ['pull requests', ['pull-requests', 'PullRequests', 'pullRequestsRule', 'pull_requests']],
    ['PullRequests', ['pull-requests', 'PullRequests', 'pullRequestsRule', 'pull_requests']],
    ['2nd-Rule', ['rule-2nd-rule', 'Rule2ndRule', 'rule2ndRuleRule', 'rule_2nd_rule']],
    ['Größe', ['gro-e', 'GroE', 'groERule', 'gro_e']],
    ['規則', ['rule', 'Rule', 'ruleRule', 'rule']],
    ['', ['rule', 'Rule', 'ruleRule', 'rule']],
    ['class', ['class', 'Class', 'classRule', 'class']],
  ])('have names that can be used: %s', (name, expected) => {
    expect(Object.values(ruleNames(name))).toEqual(expected);
    expect(Object.values(ruleNames(name.repeat(99))).every((one) => one.length <= 68)).toBe(true);
  });

  it.each([
    ['is none', '{"a":"x"}', /must be an object or an array/],
    ['has a name twice', '{"a":["x"],"a":["y"]}', /"a" stands twice/],
    ['has a name that CDK loses', '{"__proto__":["x"]}', /__proto__/],
    ['has a number that none of them holds', '{"a":[1e400]}', /more than a 64-bit float/],
  ])('are refused where the pattern %s', (_, pattern, words) => {
    expect(() => exportRule('x', pattern, 'terraform')).toThrow(RefusedError);
    expect(() => exportRule('x', pattern, 'cdk')).toThrow(words);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type GatewayProps, gatewayStack, only, standAlone, type Template } from './support/synthesised.ts';

type Names = readonly string[];

function named(names: Names) {
  return Object.fromEntries(names.map((name) => [name, { provider: 'github' } as const]));
}

function synthesised(names: Names, more: Partial<GatewayProps> = {}): Template {
  return gatewayStack(() => ({ endpoints: named(names), ...more })).synthesise();
}

/** The JSON text of a value, with a word for each thing that CloudFormation fills in. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [, parts = []] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  return parts.map((part) => (typeof part === 'string' ? part : 'late')).join('');
}

function outputsOf({ Outputs }: Template): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(Outputs)
    .filter(([key]) => key.includes('Configuration'))
    .map(([, { Value }]) => JSON.parse(textOf(Value)));
}

function configurationOf(template: Template, part: string): Readonly<Record<string, unknown>> {
  const { Environment } = only(template, 'AWS::Lambda::Function', `HooksGateway${part}`).Properties as {
    Environment: { Variables: Record<string, unknown> };
  };
  return JSON.parse(textOf(Environment.Variables.SALLYPORT_CONFIG));
}

describe('what a command reads of a stack', () => {
  it('is the whole configuration, and where the gateway is', () => {
    expect(outputsOf(synthesised(['github'], { settings: { format: 'envelope' } }))).toEqual([
      {
        bus: 'default',
        format: 'envelope',
        park: { queueUrl: 'late', deadLetterUrl: 'late' },
        claimCheck: { bucket: 'late' },
        dedupe: { table: 'late', windowSeconds: 86_400 },
        url: 'https://late',
        endpoints: { github: { provider: 'github', secretId: 'Webhooks/Hooks/github' } },
      },
    ]);
  });

  it('is in several outputs where there are many endpoints, each of them once', () => {
    const names = Array.from({ length: 45 }, (_, at) => `hook-${at}`);
    const outputs = outputsOf(synthesised(names));
    expect(outputs.map(({ endpoints }) => Object.keys(endpoints as object).length)).toEqual([20, 20, 5]);
    expect(outputs.flatMap(({ endpoints }) => Object.keys(endpoints as object))).toEqual(names);
    expect(outputs.map((one) => Object.hasOwn(one, 'bus'))).toEqual([true, false, false]);
  });

  it('is among the outputs of every template', () => {
    for (const name of ['github', 'gateway'] as const)
      expect(JSON.stringify(standAlone(name).Outputs.Configuration)).toContain('FunctionUrl');
  });
});

describe('the address that is probed', () => {
  it('is told to the check alone', () => {
    const template = synthesised(['github']);
    expect(configurationOf(template, 'Check').url).toBe('https://late');
    expect(configurationOf(template, 'Handler')).not.toHaveProperty('url');
    expect(configurationOf(template, 'Redrive')).not.toHaveProperty('url');
  });

  it('is told to nobody where it cannot be asked', () => {
    expect(configurationOf(synthesised(['github'], { selfProbe: false }), 'Check')).not.toHaveProperty('url');
  });
});

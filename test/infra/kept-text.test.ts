import { describe, expect, it } from '@jest/globals';
import { withTextsInPlace } from '../../infra/templates/kept-text.ts';
import { Scope } from './loader/scope.ts';

const kept = { 'Fn::Join': ['', ['"bus":"', { Ref: 'Bus' }, '"']] };
const told = (value: unknown) => ({ Type: 'AWS::Lambda::Function', Properties: { Told: value } });
const template = {
  Parameters: { Bus: { Type: 'String', Default: 'orders' } },
  Resources: {
    Text: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: kept } },
    Whole: told({ 'Fn::GetAtt': ['Text', 'Value'] }),
    Within: told({ 'Fn::Sub': `{\${Text.Value},"at":"\${Url.Url}","\${!Text.Value}":0}` }),
    Other: told({ 'Fn::Sub': `\${Url.Url}` }),
    Url: { Type: 'AWS::Lambda::Url' },
  },
  Outputs: { Told: { Value: [{ 'Fn::GetAtt': ['Text', 'Value'] }] } },
};

describe('a text that stands once', () => {
  const whole = withTextsInPlace(template);
  const scope = new Scope(whole as never, {}, {});
  scope.define('Url', 'url', { Url: 'https://made.example/' });
  const resolved = (id: 'Whole' | 'Within') => scope.resolve(whole.Resources[id].Properties.Told);

  it('can stand in all its places instead', () => {
    expect(resolved('Whole')).toBe('"bus":"orders"');
    expect(resolved('Within')).toBe(`{"bus":"orders","at":"https://made.example/","\${Text.Value}":0}`);
    expect(scope.resolve(whole.Outputs.Told.Value)).toEqual(['"bus":"orders"']);
  });

  it('is then no resource any more, and nothing else has changed', () => {
    expect(Object.keys(whole.Resources)).toEqual(['Whole', 'Within', 'Other', 'Url']);
    expect(whole.Resources.Other).toEqual(template.Resources.Other);
    expect(whole.Parameters).toEqual(template.Parameters);
  });
});

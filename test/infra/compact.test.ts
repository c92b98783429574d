import { describe, expect, it } from '@jest/globals';
import { compact } from '../../infra/templates/compact.ts';
import { Scope } from './loader/scope.ts';

const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const ref = (name: string) => ({ Ref: name });
const made = { 'Fn::GetAtt': ['Queue', 'Arn'] };

function resolve(value: unknown) {
  const Conditions = { HasQueue: { 'Fn::Equals': ['', ''] } };
  const scope = new Scope(
    { Parameters: {}, Conditions, Resources: {}, Outputs: {} },
    {},
    { 'AWS::Region': 'eu-west-1' },
  );
  scope.define('Queue', 'the-queue', { Arn: 'arn:the-queue' });
  return scope.resolve(value);
}

describe('a compact template', () => {
  it.each([
    [join('arn:', ref('AWS::Region'), ':', made), `arn:\${AWS::Region}:\${Queue.Arn}`],
    [join('{"queue":"', ref('Queue'), '"}'), `{"queue":"\${Queue}"}`],
    [join(`not \${Queue}, but `, ref('Queue'), ' for $5'), `not \${!Queue}, but \${Queue} for $5`],
  ])('says %j in less, and means the same', (joined, text) => {
    expect(compact({ Value: [joined] })).toEqual({ Value: [{ 'Fn::Sub': text }] });
    expect(resolve({ 'Fn::Sub': text })).toBe(resolve(joined));
    expect(text.length).toBeLessThan(JSON.stringify(joined).length);
  });

  const choice = { 'Fn::If': ['HasQueue', ref('Queue'), ref('AWS::NoValue')] };
  it.each([
    ['a choice', join('x', choice)],
    ['what is left out', join('x', ref('AWS::NoValue'))],
    ['a separator', { 'Fn::Join': [',', ['x', ref('Queue')]] }],
    ['a list that somebody gives', { 'Fn::Join': ['', ref('Names')] }],
    ['what is called as a function among others', { 'Fn::Join': ['', ['x']], Other: true }],
    ['numbers, texts and nothing', [1, 'x', null, true]],
  ])('leaves %s as it is', (_, value) => {
    expect(compact(value)).toEqual(value);
  });

  it('says what stands beside a choice in less, and means the same', () => {
    const either = { 'Fn::If': ['HasQueue', 'yes', 'no'] };
    const long = ['{"a":"', ref('Queue'), '","b":"', ref('AWS::Region'), '","c":"', made, '","d":"'];
    const short = compact(join(...long, either, '"}'));
    expect(short).toEqual(
      join({ 'Fn::Sub': `{"a":"\${Queue}","b":"\${AWS::Region}","c":"\${Queue.Arn}","d":"` }, either, '"}'),
    );
    expect(resolve({ ...(short as object) })).toEqual(resolve(join(...long, either, '"}')));
  });

  it('leaves out that a resource goes with its stack, as every one does by default', () => {
    const kept = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    const gone = { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };
    expect(compact({ Resources: { kept, gone } })).toEqual({
      Resources: { kept, gone: { Type: 'AWS::Logs::LogGroup' } },
    });
  });

  it('looks into what it leaves', () => {
    const inner = join('x', ref('Queue'));
    expect(compact(join({ 'Fn::If': ['HasQueue', inner, ''] }))).toEqual(
      join({ 'Fn::If': ['HasQueue', { 'Fn::Sub': `x\${Queue}` }, ''] }),
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { readRules } from '../src/workbench/rules/read-rules.ts';

const isValid = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync('docs/sallyport.rules.schema.json', 'utf8')),
);
const isAccepted = (document: unknown) =>
  readRules(JSON.stringify(document), { ofRules: '/', working: '/' }).mistakes.length === 0;

const pattern = { source: ['github.com'] };
const of = (rule: unknown, name = 'one') => ({ rules: { [name]: rule } });
const to = (target: unknown) => of({ pattern, target });

describe('the JSON Schema of the rules file', () => {
  it.each([
    ['no rules', { rules: {} }],
    ['a rule that is only looked at', { $schema: './x.json', ...of({ pattern }, 'a.b-c_D1') }],
    ['a name that objects have already', of({ pattern }, 'constructor')],
    ['a URL', to({ url: 'https://a.example/b?c=d' })],
    ['a URL in a shape', to({ url: 'http://localhost:3000', as: 'api-destination' })],
    ['a file', to({ file: 'out/events.jsonl' })],
  ])('takes, as serve does, %s', (_, document) => {
    expect([isValid(document), isAccepted(document)]).toEqual([true, true]);
  });

  it.each([
    ['nothing', {}],
    ['a list', { rules: [] }],
    ['a key that nobody knows', { rules: {}, rule: {} }],
    ['a name that no rule has', of({ pattern }, 'a b')],
    ['no pattern', of({})],
    ['a pattern as text', of({ pattern: '{}' })],
    ['a key of a rule that nobody knows', of({ pattern, when: 1 })],
    ['a target that is none', to({})],
    ['two targets in one', to({ url: 'http://h/', file: 'x.jsonl' })],
    ['another protocol', to({ url: 'ftp://h/' })],
    ['a password in a URL', to({ url: 'http://user:pass@h/' })],
    ['another shape', to({ url: 'http://h/', as: 'sqs' })],
    ['another kind of file', to({ file: 'package.json' })],
  ])('refuses, as serve does, %s', (_, document) => {
    expect([isValid(document), isAccepted(document)]).toEqual([false, false]);
  });
});

import { BlockList, isIP, isIPv6 } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { FrontDoorEdgeProps } from '../../infra/front-door-edge.ts';
import { publishedSenders } from '../../infra/senders.ts';
import { type Json, rule, rules, single, templateOf } from './support/edges.ts';

const exceptPublished = {
  NotStatement: {
    Statement: { LabelMatchStatement: { Scope: 'NAMESPACE', Key: 'sallyport:sender:' } },
  },
};

describe('the lists of published addresses', () => {
  test.each(publishedSenders)('has ranges of $provider that WAF takes', ({ ipv4, ipv6 }) => {
    const versions = [...ipv4, ...ipv6].map((range) => {
      const [address = '', prefix] = range.split('/');
      expect(Number(prefix)).toBeGreaterThan(0);
      expect(() =>
        new BlockList().addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4'),
      ).not.toThrow();
      return isIP(address);
    });
    expect(versions).toEqual([...ipv4.map(() => 4), ...ipv6.map(() => 6)]);
  });
});

describe('the web ACL', () => {
  test('lets through what no rule blocks', () => {
    expect(single('AWS::WAFv2::WebACL').DefaultAction).toEqual({ Allow: {} });
  });

  test('labels published senders first, then blocks, then counts', () => {
    expect(rules().map(({ Name }) => Name)).toEqual([
      'from-github',
      'from-stripe',
      'AWSManagedRulesAmazonIpReputationList',
      'rate-limit',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(rules().map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each(publishedSenders.map(({ provider }) => provider))(
    'counts and labels what %s sends, and decides nothing by it',
    (provider) => {
      expect(rule(`from-${provider}`)).toMatchObject({
        Action: { Count: {} },
        RuleLabels: [{ Name: `sallyport:sender:${provider}` }],
      });
    },
  );

  test('knows a sender by its addresses of either IP version', () => {
    const sets = templateOf().findResources('AWS::WAFv2::IPSet');
    const addressesOf = ({ Statement }: Json): string[] =>
      (Statement.OrStatement?.Statements ?? [Statement]).flatMap(
        ({ IPSetReferenceStatement: { Arn } }: Json) => sets[Arn['Fn::GetAtt'][0]]?.Properties.Addresses,
      );
    for (const { provider, ipv4, ipv6 } of publishedSenders) {
      expect(addressesOf(rule(`from-${provider}`))).toEqual([...ipv4, ...ipv6]);
    }
    for (const { Properties: set } of Object.values(sets)) {
      const version = set.Addresses.every((address: string) => address.includes(':')) ? 'IPV6' : 'IPV4';
      expect(set.IPAddressVersion).toBe(version);
    }
  });

  test('blocks addresses of bad reputation, but never those of a published sender', () => {
    const { OverrideAction, Statement } = rule('AWSManagedRulesAmazonIpReputationList');
    expect(OverrideAction).toEqual({ None: {} });
    expect(Statement.ManagedRuleGroupStatement.ScopeDownStatement).toEqual(exceptPublished);
  });

  test('answers 429 to an address that sends too much, but never to a published sender', () => {
    const { Action, Statement } = rule('rate-limit');
    expect(Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      Limit: 750_000,
      EvaluationWindowSec: 300,
      ScopeDownStatement: exceptPublished,
    });
  });

  const limitOf = (props: Partial<FrontDoorEdgeProps>) =>
    rules(props).find(({ Name }) => Name === 'rate-limit').Statement.RateBasedStatement.Limit;

  test('has the rate limit that it is given', () => {
    expect(limitOf({ rateLimit: 90_000 })).toBe(90_000);
    expect(limitOf({ rateLimit: 90_000, concurrency: 10 })).toBe(90_000);
  });

  test.each([1, 10, 50, 1_000, 10_000])(
    'lets one address have a quarter of what a gateway of %i executions takes, ten requests a second each',
    (concurrency) => {
      const capacity = concurrency * 10 * 300;
      expect(limitOf({ concurrency })).toBe(capacity / 4);
    },
  );

  test.each([
    [0, 10],
    [3_000_000, 2_000_000_000],
  ])('stays within what WAF takes where the gateway has %i', (concurrency, limit) => {
    expect(limitOf({ concurrency })).toBe(limit);
  });

  test.each([9, 2_000_000_001, 100.5])('is refused with a limit that WAF would refuse: %d', (rateLimit) => {
    expect(() => rules({ rateLimit })).toThrow(/^rateLimit: WAF takes whole numbers from 10 to 2000000000/);
  });

  test('can block by nothing but reputation and rate', () => {
    const mayBlock = rules().filter(
      ({ Action, OverrideAction }) => !(Action?.Count ?? OverrideAction?.Count),
    );
    expect(mayBlock.map(({ Name }) => Name)).toEqual(['AWSManagedRulesAmazonIpReputationList', 'rate-limit']);
  });

  test('stays within the 1,500 capacity units of the basic price', () => {
    const groups: Record<string, number> = {
      AWSManagedRulesAmazonIpReputationList: 25,
      AWSManagedRulesCommonRuleSet: 700,
      AWSManagedRulesKnownBadInputsRuleSet: 200,
    };
    const unitsOf = (statement: Json): number => {
      if (statement.ManagedRuleGroupStatement) {
        const { Name, ScopeDownStatement } = statement.ManagedRuleGroupStatement;
        return (groups[Name] as number) + (ScopeDownStatement ? unitsOf(ScopeDownStatement) : 0);
      }
      if (statement.RateBasedStatement) return 2 + unitsOf(statement.RateBasedStatement.ScopeDownStatement);
      if (statement.NotStatement) return unitsOf(statement.NotStatement.Statement);
      if (statement.OrStatement) {
        return statement.OrStatement.Statements.reduce((sum: number, one: Json) => sum + unitsOf(one), 0);
      }
      return 1;
    };
    expect(rules().reduce((sum, { Statement }) => sum + unitsOf(Statement), 0)).toBe(932);
  });

  test('measures every rule under its name', () => {
    for (const { Name, VisibilityConfig } of rules()) {
      expect(VisibilityConfig).toMatchObject({ MetricName: Name, CloudWatchMetricsEnabled: true });
    }
  });
});

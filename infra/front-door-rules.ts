import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { rateWindowSeconds } from './rate-limit.ts';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;
type Statement = CfnWebACL.StatementProperty;

/** Labels of requests from published addresses begin with it. */
const senderLabels = 'sallyport:sender:';

/** Requests that no sender's label was put on, by a rule that ran before. 1 WCU. */
const notPublished: Statement = {
  notStatement: { statement: { labelMatchStatement: { scope: 'NAMESPACE', key: senderLabels } } },
};

/** The place in the list is the order of evaluation. */
export function inOrder(rules: readonly Rule[]): CfnWebACL.RuleProperty[] {
  return rules.map((rule, priority) => ({ ...rule, priority }));
}

/**
 * Counts and labels what comes from the addresses that a sender publishes. Never allows it, which would spare it the
 * rules that count; never blocks the rest: a list that is out of date must lose no delivery. 1 WCU per set.
 * @param ipSetArns a set holds addresses of one IP version
 */
export function labelSender(provider: string, ipSetArns: readonly string[]): Rule {
  const name = `from-${provider}`;
  const statements = ipSetArns.map((arn): Statement => ({ ipSetReferenceStatement: { arn } }));
  const [only, ...more] = statements;
  return {
    name,
    statement: only && more.length === 0 ? only : { orStatement: { statements } },
    action: { count: {} },
    ruleLabels: [{ name: `${senderLabels}${provider}` }],
    visibilityConfig: measured(name),
  };
}

/** Blocks addresses that AWS knows as bad, unless a sender publishes them. 25 WCU, and 1 for the exception. */
export function blockBadReputation(): Rule {
  return managed('AWSManagedRulesAmazonIpReputationList', { none: {} }, notPublished);
}

/**
 * Blocks an address that sends too much, unless a sender publishes it; 429 says that later is better. 2 WCU, and 1 for
 * the exception: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
 * @param limit requests per address and five minutes
 */
export function limitRate(limit: number): Rule {
  const name = 'rate-limit';
  return {
    name,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit,
        evaluationWindowSec: rateWindowSeconds,
        scopeDownStatement: notPublished,
      },
    },
    action: { block: { customResponse: { responseCode: 429 } } },
    visibilityConfig: measured(name),
  };
}

/**
 * Counts what AWS's rules on contents would block. A webhook carries code, links and HTML as a matter of course, and is
 * often larger than the 8 KB that the core rule set lets pass: these must never block.
 * 700 WCU for AWSManagedRulesCommonRuleSet, 200 for AWSManagedRulesKnownBadInputsRuleSet:
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export function countContents(ruleGroup: string): Rule {
  return managed(ruleGroup, { count: {} });
}

function managed(
  ruleGroup: string,
  overrideAction: CfnWebACL.OverrideActionProperty,
  scopeDownStatement?: Statement,
): Rule {
  return {
    name: ruleGroup,
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: ruleGroup,
        ...(scopeDownStatement && { scopeDownStatement }),
      },
    },
    overrideAction,
    visibilityConfig: measured(ruleGroup),
  };
}

/** A metric, and no samples: those would show whole requests to everyone who may open the console. */
export function measured(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

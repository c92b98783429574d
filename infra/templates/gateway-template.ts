import { CfnCondition, CfnParameter, CfnRule, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { formats } from '../../src/domain/events/format.ts';
import { anyDomain } from '../permissions.ts';
import { keptText } from './kept-text.ts';
import { members, object, StandAloneGateway } from './stand-alone-gateway.ts';
import { explainSecrets, templateProps } from './template.ts';
import { templateSecret } from './template-secret.ts';

/** As many as fit into the 4 KB of an environment; with more, deploy the construct. */
const mostEndpoints = 6;

/** What one of the numbered endpoints adds; nothing where its name is empty. */
interface Slot {
  readonly name: string;
  readonly secretArn: string;
  /** A member of the configuration's `endpoints`. */
  readonly json: string;
}

/**
 * Several senders, each with a name, a provider and a secret of its own, all in parameters. It names no provider: a
 * template that is not in S3 may not grow with the catalogue. An id that nobody knows is refused where the functions start.
 */
export class GatewayTemplate extends Stack {
  /** @param answerWithinMs how long the most patient sender waits */
  constructor(scope: Construct, answerWithinMs: number) {
    super(scope, 'gateway', templateProps('Sallyport: webhooks of several senders become events.'));
    const { valueAsString: format } = new CfnParameter(this, 'Format', {
      description:
        'How events are laid out: the body alone, with metadata beside it, or as of the quick start.',
      default: 'payload',
      allowedValues: [...formats],
    });
    explainSecrets(this);
    const slots: Slot[] = [];
    while (slots.length < mostEndpoints) slots.push(this.#slot(slots));
    new StandAloneGateway(this, {
      endpoints: object(
        Fn.join(
          '',
          slots.map(({ json }) => json),
        ),
      ),
      format,
      secretArns: slots.map(({ secretArn }) => secretArn),
      sources: [anyDomain],
      answerWithinMs,
      // six endpoints are long, and three functions and an output have them
      keep: (text) => keptText(this, 'ConfigurationText', text),
      urlDescription: 'Each sender gets this and, after its slash, the name of its endpoint.',
    });
  }

  #slot(others: readonly Slot[]): Slot {
    const number = others.length + 1;
    const isFirst = number === 1;
    const id = `Endpoint${number}`;
    const named = '[a-z0-9][a-z0-9-]{0,62}';
    const name = new CfnParameter(this, id, {
      description: isFirst ? 'Senders post to /<this name>.' : 'As Endpoint1. Empty: there is none.',
      ...(isFirst ? {} : { default: '' }),
      allowedPattern: isFirst ? `^${named}$` : `^(${named})?$`,
      maxLength: 63,
    }).valueAsString;
    const provider = new CfnParameter(this, `${id}Provider`, {
      description: 'Its sender: an id of docs/providers.md.',
      default: 'github',
      allowedPattern: '^[a-z0-9-]+$',
      maxLength: 40,
    }).valueAsString;
    const isThere = Fn.conditionNot(Fn.conditionEquals(name, ''));
    const condition = isFirst ? undefined : new CfnCondition(this, `Has${number}`, { expression: isThere });
    const { arn, listed, isGivenOnce } = templateSecret(this, `${id}WebhookSecret`, {
      parameter: `${id}Secret`,
      sender: 'it',
      made: `Makes${number}`,
      needed: condition,
    });
    const value = object(members({ provider: `"${provider}"`, secretId: `"${arn}"` }));
    const json = Fn.join('', [isFirst ? '"' : ',"', name, '":', value]);
    if (!condition) {
      new CfnRule(this, `${id}IsWhole`, { assertions: [isGivenOnce] });
      return { name, secretArn: listed, json };
    }
    const names = others.map(({ name: other }) => other);
    const isOnlyOne = {
      assert: Fn.conditionNot(Fn.conditionContains(names, name)),
      assertDescription: `${id} has the name of another endpoint`,
    };
    new CfnRule(this, `${id}IsWhole`, { ruleCondition: isThere, assertions: [isGivenOnce, isOnlyOne] });
    const ifWanted = Fn.conditionIf(condition.logicalId, json, '').toString();
    return { name, secretArn: listed, json: ifWanted };
  }
}

import { Aws, CfnCondition, CfnParameter, CfnRule, Fn, Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { formats } from '../../src/domain/events/format.ts';
import { anyDomain } from '../permissions.ts';
import { object, StandAloneGateway } from './stand-alone-gateway.ts';
import { secretOf, secretParameter, templateProps } from './template.ts';

/** As many as fit into the 4 KB of an environment; with more, deploy the construct. */
const mostEndpoints = 6;

/** W1030 is about parameters that may be empty, with what CloudFormation would not take. */
const whyEmpty = 'Rules of the template refuse an empty secret where there is such an endpoint.';

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
        'How events are laid out: the body alone, with metadata beside it, or as the quick start has them.',
      default: 'payload',
      allowedValues: [...formats],
    });
    // once, and not beside each secret: a template may not be long. W3005 is of .cfnlintrc.yaml, which this replaces
    const config = { ignore_checks: ['W1030', 'W3005'] };
    this.templateOptions.metadata = { 'cfn-lint': { config, reason: whyEmpty } };
    const slots: Slot[] = [];
    while (slots.length < mostEndpoints) slots.push(this.#slot(slots));
    new StandAloneGateway(this, {
      endpoints: Fn.join('', ['{', ...slots.map(({ json }) => json), '}']),
      format,
      secretArns: slots.map(({ secretArn }) => secretArn),
      sources: [anyDomain],
      answerWithinMs,
      urlDescription: 'Each sender gets this and, after its slash, the name of its endpoint.',
    });
  }

  #slot(others: readonly Slot[]): Slot {
    const number = others.length + 1;
    const isFirst = number === 1;
    const id = `Endpoint${number}`;
    const name = new CfnParameter(this, id, {
      description: `Senders post to /<this name>${isFirst ? '' : '; empty: there is no such endpoint'}.`,
      ...(isFirst ? {} : { default: '' }),
      allowedPattern: `^${isFirst ? '' : '$|^'}[a-z0-9][a-z0-9-]{0,62}$`,
      maxLength: 63,
    }).valueAsString;
    const provider = new CfnParameter(this, `${id}Provider`, {
      description: `Who sends to ${id}.`,
      default: 'github',
      allowedPattern: '^[a-z0-9-]+$',
      constraintDescription: 'must be an id of docs/providers.md.',
      maxLength: 40,
    }).valueAsString;
    const secret = secretParameter(this, `${id}Secret`, {
      description: `What the sender to ${id} signs with.`,
      ...(isFirst ? {} : { default: '' }),
    });
    const resource = secretOf(this, `${id}WebhookSecret`, secret);
    const value = object({ provider: `"${provider}"`, secretId: `"${resource.ref}"` });
    const json = Fn.join('', [isFirst ? '"' : ',"', name, '":', value]);
    if (isFirst) return { name, secretArn: resource.ref, json };

    const expression = Fn.conditionNot(Fn.conditionEquals(name, ''));
    const condition = new CfnCondition(this, `Has${id}`, { expression });
    resource.cfnOptions.condition = condition;
    Validations.of(resource).acknowledge({ id: 'CloudFormation-Validate::W1030', reason: whyEmpty });
    new CfnRule(this, `${id}IsWhole`, {
      ruleCondition: expression,
      assertions: [
        {
          assert: Fn.conditionNot(Fn.conditionEquals(secret.valueAsString, '')),
          assertDescription: `${id} has a name, so that ${id}Secret must not be empty`,
        },
        {
          assert: Fn.conditionNot(
            Fn.conditionOr(...others.map((other) => Fn.conditionEquals(name, other.name))),
          ),
          assertDescription: `${id} has the name of another endpoint`,
        },
      ],
    });
    const ifWanted = (text: string, otherwise: string) =>
      Fn.conditionIf(condition.logicalId, text, otherwise).toString();
    return {
      name,
      secretArn: ifWanted(resource.ref, Aws.NO_VALUE),
      json: ifWanted(json, ''),
    };
  }
}

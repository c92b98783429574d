import { accountId, region } from '../../infra/loader/clients.ts';
import type { ParameterValues } from '../../infra/loader/parameters.ts';
import type { Template } from '../../infra/loader/template.ts';
import type { StandIn } from './aws-front.ts';

const json = { 'content-type': 'application/json' };

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html, as a new account gets it. */
export const accountSettings: StandIn = ({ path }) =>
  path.startsWith('/2016-08-19/account-settings')
    ? { headers: json, body: JSON.stringify({ AccountLimit: { ConcurrentExecutions: 10 } }) }
    : undefined;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html */
export const terminationProtection: StandIn = ({ form }) =>
  form.get('Action') === 'UpdateTerminationProtection'
    ? xml('UpdateTerminationProtection', `<StackId>${stackId(form.get('StackName'))}</StackId>`)
    : undefined;

/**
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmContributors.html: nothing contributes
 * to an alarm that is quiet.
 */
export const alarmContributors: StandIn = ({ target }) =>
  target?.endsWith('.DescribeAlarmContributors')
    ? { headers: json, body: JSON.stringify({ AlarmContributors: [] }) }
    : undefined;

/** A template that somebody deploys. */
export interface Wanted {
  readonly name: string;
  readonly template: Template;
  readonly parameters: ParameterValues;
}

/**
 * moto's CloudFormation makes but a part of our templates, so that a change set is left to it until it is executed.
 * @param deploy what executes it
 */
export function changeSets(deploy: (wanted: Wanted) => Promise<void>): StandIn {
  const created = new Map<string, Wanted>();
  return async ({ form }) => {
    const name = form.get('StackName') ?? '';
    if (form.get('Action') === 'CreateChangeSet') {
      created.set(name, {
        name,
        template: JSON.parse(form.get('TemplateBody') ?? '') as Template,
        parameters: parametersIn(form),
      });
    }
    const wanted = created.get(name);
    if (form.get('Action') !== 'ExecuteChangeSet' || !wanted) return undefined;
    await deploy(wanted);
    return xml('ExecuteChangeSet', '');
  };
}

function parametersIn(form: URLSearchParams): ParameterValues {
  const keys = [...form.keys()].filter((key) => /^Parameters\.member\.\d+\.ParameterKey$/.test(key));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = form.get(key.replace(/Key$/, 'Value'));
      return value === null ? [] : [[form.get(key), value]];
    }),
  );
}

function stackId(name: string | null): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/1`;
}

function xml(action: string, result: string) {
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
  };
}

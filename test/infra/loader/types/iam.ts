import { GetRoleCommand, GetRolePolicyCommand } from '@aws-sdk/client-iam';
import type { ResourceType } from '../resource-type.ts';

/** IAM hands documents out as part of a URL. */
const document = (text = '') => JSON.parse(decodeURIComponent(text)) as unknown;

export const role: ResourceType = {
  async see({ iam }, { id: RoleName }) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    return { AssumeRolePolicyDocument: document(Role?.AssumeRolePolicyDocument) };
  },
  // moto writes those of a role down as Python does
  unkept: ['Policies'],
};

export const policy: ResourceType = {
  async see({ iam }, { properties }) {
    const [RoleName, ...more] = properties.Roles as string[];
    if (more.length > 0) throw new TypeError('a policy of several roles is more than this can see');
    const PolicyName = String(properties.PolicyName);
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    return { PolicyName, Roles: [RoleName], PolicyDocument: document(PolicyDocument) };
  },
};

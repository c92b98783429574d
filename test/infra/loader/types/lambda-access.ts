import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  type FunctionUrlAuthType,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { NotThere, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';
import type { Properties } from '../template.ts';

export const functionUrl: ResourceType = {
  async see({ lambda }, { id: FunctionName, properties }) {
    const url = await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName, ...aliasOf(properties) }));
    return { TargetFunctionArn: url.FunctionArn, AuthType: url.AuthType };
  },
  api: {
    because: unknownToCloudFormation,
    async create({ lambda }, properties) {
      const FunctionName = String(properties.TargetFunctionArn);
      const AuthType = properties.AuthType as FunctionUrlAuthType;
      const input = { FunctionName, AuthType, ...aliasOf(properties) };
      const { FunctionUrl } = await lambda.send(new CreateFunctionUrlConfigCommand(input));
      return { id: FunctionName, attributes: { FunctionUrl: String(FunctionUrl) } };
    },
    delete: ({ lambda }, { id: FunctionName, properties }) =>
      lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName, ...aliasOf(properties) })),
  },
  unkept: ['Qualifier'],
};

/** Where it leads to an alias. */
function aliasOf({ Qualifier }: Properties): { readonly Qualifier?: string } {
  return typeof Qualifier === 'string' ? { Qualifier } : {};
}

/** The statement as moto keeps it: AWS has `FunctionUrlAuthType` and `InvokedViaFunctionUrl` among its conditions. */
interface Statement {
  readonly Sid: string;
  readonly Principal: string | { readonly Service: string };
  readonly Condition?: { readonly ArnLike?: Readonly<Record<string, string>> };
}

export const permission: ResourceType = {
  async see({ lambda }, { id, properties }) {
    const FunctionName = String(properties.FunctionName);
    const { Policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    const { Statement } = JSON.parse(Policy) as { Statement: readonly Statement[] };
    const statement = Statement.find(({ Sid }) => Sid === id);
    if (!statement) throw new NotThere(id);
    const { Principal, Condition, ...more } = statement;
    return {
      ...more,
      FunctionName,
      Principal: typeof Principal === 'string' ? Principal : Principal.Service,
      SourceArn: Condition?.ArnLike?.['AWS:SourceArn'],
    };
  },
  api: {
    because: "moto's CloudFormation gives it no id, and can neither change nor delete it",
    async create({ lambda }, properties, StatementId) {
      const input = { StatementId, ...properties } as unknown as AddPermissionCommandInput;
      await lambda.send(new AddPermissionCommand(input));
      return { id: StatementId };
    },
    delete: ({ lambda }, { id, properties }) => {
      const FunctionName = String(properties.FunctionName);
      return lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: id }));
    },
  },
};

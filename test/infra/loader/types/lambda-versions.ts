import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import { type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

export const version: ResourceType = {
  async see({ lambda }, { id: FunctionName }) {
    const { FunctionArn } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return { FunctionName: FunctionArn?.split(':').at(-2) };
  },
  api: {
    because: "moto's CloudFormation cannot say which version it has made",
    async create({ lambda }, { FunctionName }) {
      const input = { FunctionName: String(FunctionName) };
      const { FunctionArn = '', Version = '' } = await lambda.send(new PublishVersionCommand(input));
      return { id: FunctionArn, attributes: { Version } };
    },
    delete: ({ lambda }, { id: FunctionName }) => lambda.send(new DeleteFunctionCommand({ FunctionName })),
  },
};

export const alias: ResourceType = {
  async see({ lambda }, { properties }) {
    const { FunctionName, Name } = properties as AliasProperties;
    const seen = await lambda.send(new GetAliasCommand({ FunctionName, Name }));
    return { FunctionName, Name: seen.Name, FunctionVersion: seen.FunctionVersion };
  },
  api: {
    because: unknownToCloudFormation,
    async create({ lambda }, properties) {
      const { FunctionName, Name, FunctionVersion } = properties as AliasProperties;
      const input = { FunctionName, Name, FunctionVersion };
      const { AliasArn = '' } = await lambda.send(new CreateAliasCommand(input));
      return { id: AliasArn };
    },
    delete: ({ lambda }, { properties }) => {
      const { FunctionName, Name } = properties as AliasProperties;
      return lambda.send(new DeleteAliasCommand({ FunctionName, Name }));
    },
  },
};

type AliasProperties = {
  readonly FunctionName: string;
  readonly Name: string;
  readonly FunctionVersion: string;
};

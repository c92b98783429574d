import { describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { clientErrors, type Door, serverErrors } from '../../infra/door.ts';
import { newApp } from './support/apps.ts';

const stack = new Stack(newApp(), 'Doors');
const lambda = LambdaFunction.fromFunctionName(stack, 'Function', 'gateway');
const api = HttpApi.fromHttpApiAttributes(stack, 'Api', { httpApiId: 'a1b2c3' });

function counted(door: Door) {
  return [clientErrors(door), serverErrors(door)].map((metric) => {
    const { namespace, metricName, dimensions, statistic, period } = metric.toMetricConfig().metricStat ?? {};
    return [namespace, metricName, dimensions, statistic, period?.toMinutes()];
  });
}

describe('the errors that a door counts', () => {
  it('are those of the function, whichever of its URLs was asked', () => {
    const ofFunction = [{ name: 'FunctionName', value: lambda.functionName }];
    expect(counted({ kind: 'function-url', lambda })).toEqual([
      ['AWS/Lambda', 'Url4xxCount', ofFunction, 'Sum', 5],
      ['AWS/Lambda', 'Url5xxCount', ofFunction, 'Sum', 5],
    ]);
  });

  it('are those of the API, whichever of its stages was asked', () => {
    const ofApi = [{ name: 'ApiId', value: 'a1b2c3' }];
    expect(counted({ kind: 'http-api', api })).toEqual([
      ['AWS/ApiGateway', '4xx', ofApi, 'Sum', 5],
      ['AWS/ApiGateway', '5xx', ofApi, 'Sum', 5],
    ]);
  });
});

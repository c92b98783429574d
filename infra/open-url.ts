import {
  type Alias,
  type FunctionUrl,
  FunctionUrlAuthType,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import { explain } from './findings.ts';

/** A function URL that anybody may call. */
export function openUrl(lambda: Alias | LambdaFunction): FunctionUrl {
  const url = lambda.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
  explain(url, { ids: ['CKV_AWS_258'], reason: 'Senders sign what they send; none can sign for IAM.' });
  return url;
}

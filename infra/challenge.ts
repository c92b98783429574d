import { Annotations } from 'aws-cdk-lib';
import {
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * What asks for credentials (`www-authenticate`) leaves a function URL under another name, and an API of API Gateway too:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const restore = `function handler(event) {
  var headers = event.response.headers;
  var asked = headers['x-amzn-remapped-www-authenticate'];
  if (asked) headers['www-authenticate'] = { value: asked.value };
  return event.response;
}
`;

/** Gives that header its name back, on the way to the sender. */
export function restoredChallenge(scope: Construct): FunctionAssociation {
  return {
    eventType: FunctionEventType.VIEWER_RESPONSE,
    function: new EdgeFunction(scope, 'Challenge', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(restore),
      comment: 'www-authenticate has its name back',
    }),
  };
}

/** @param asking endpoints whose senders show their credentials only to who asks */
export function warnOfLostChallenge(
  scope: Construct,
  asking: readonly string[],
  hasFrontDoor: boolean,
): void {
  if (hasFrontDoor || asking.length === 0) return;
  Annotations.of(scope).addWarningV2(
    'sallyport:challenge-renamed',
    `The sender of ${asking.join(', ')} shows its credentials only where a 401 asks for them (www-authenticate), and AWS renames that header: ` +
      'without a front door it never delivers. docs/front-door.md',
  );
}

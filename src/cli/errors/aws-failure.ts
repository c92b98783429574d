const clock = 'the clock of this machine is off, and AWS takes no request signed at another time; set it';
const wrongKey =
  'AWS does not know the access key, or the secret beside it is wrong; look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE';
const expired = 'the AWS credentials have expired; get new ones, as with aws sso login';
const throttled = 'AWS takes no more requests of this account now; wait a moment, and try again';
const absent =
  'there is no such thing in this Region and account; is AWS_REGION right, and are the credentials those of the right account?';
const noStack = 'there is no such stack in this Region and account; is AWS_REGION right, and is it deployed?';

const words: Readonly<Record<string, string>> = {
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  TokenRefreshRequired: expired,
  UnrecognizedClientException: wrongKey,
  InvalidClientTokenId: wrongKey,
  InvalidAccessKeyId: wrongKey,
  SignatureDoesNotMatch: wrongKey,
  RequestTimeTooSkewed: clock,
  RequestExpired: clock,
  RequestInTheFuture: clock,
  ThrottlingException: throttled,
  Throttling: throttled,
  TooManyRequestsException: throttled,
  RequestLimitExceeded: throttled,
  SlowDown: throttled,
  ResourceNotFoundException: absent,
  NoSuchBucket: absent,
  QueueDoesNotExist: absent,
  'AWS.SimpleQueueService.NonExistentQueue': absent,
  OptInRequired: 'the account may not use this Region; enable it, or set AWS_REGION to another one',
  ServiceUnavailable: 'AWS is out of order there; try again, and look at health.aws.amazon.com',
  InternalFailure: 'AWS is out of order there; try again, and look at health.aws.amazon.com',
};

/** @returns what an exception of a client of AWS means and what to do, or undefined where that is not known */
export function awsFailure(name: string, message: string): string | undefined {
  if (/^AccessDenied(?:Exception)?$|^UnauthorizedOperation$/.test(name)) return denied(message);
  // which has both causes
  if (name === 'InvalidSignatureException')
    return /expired|not yet current/i.test(message) ? clock : wrongKey;
  if (name === 'ValidationError' && /^Stack .* does not exist$/.test(message)) return noStack;
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return noCredentials(message);
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** Services say what is missing in much the same words. */
function denied(message: string): string {
  const [, action, resource] =
    /not authorized to perform: (\S+?)(?: on resource: (\S+?))?(?:[.,]?\s|$)/.exec(message) ?? [];
  if (action === undefined) return 'the AWS credentials may not do this; grant them what it needs';
  const where = resource === undefined ? '' : ` on ${resource}`;
  if (message.includes('explicit deny'))
    return `a policy forbids the AWS credentials ${action}${where}; it is to be changed, or other credentials used`;
  return `the AWS credentials may not do this; grant them ${action}${where}`;
}

function noCredentials(message: string): string | undefined {
  if (/SSO|sso login|token/i.test(message) && /expired|invalid|not found/i.test(message))
    return 'the session of AWS SSO is over; begin a new one with aws sso login';
  if (/profile/i.test(message) && !/Could not load credentials from any providers/.test(message))
    return 'the AWS profile cannot be used; look at AWS_PROFILE and ~/.aws/config';
  return undefined;
}

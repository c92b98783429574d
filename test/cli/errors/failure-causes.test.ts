import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { EventBridgeServiceException } from '@aws-sdk/client-eventbridge';
import { SecretsManagerServiceException } from '@aws-sdk/client-secrets-manager';
import { SQSServiceException } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { reason } from '../../../src/cli/errors/failure-words.ts';

/** What a client of AWS throws. */
function thrown(
  name: string,
  message = 'from AWS',
  Exception: typeof EventBridgeServiceException = EventBridgeServiceException,
): Error {
  return new Exception({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}

const user = 'User: arn:aws:iam::000000000000:user/ann is not authorized to perform:';
const bus = 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks';

const fromAws: readonly (readonly [Error, string])[] = [
  [
    thrown(
      'AccessDeniedException',
      `${user} events:PutEvents on resource: ${bus} because no identity-based policy allows the events:PutEvents action`,
    ),
    `the AWS credentials may not do this; grant them events:PutEvents on ${bus} (AccessDeniedException)`,
  ],
  [
    thrown(
      'AccessDeniedException',
      `${user} events:PutEvents on resource: ${bus} with an explicit deny in an identity-based policy`,
    ),
    `a policy forbids the AWS credentials events:PutEvents on ${bus}; it is to be changed, or other credentials used (AccessDeniedException)`,
  ],
  [
    thrown('AccessDenied', `${user} cloudformation:DescribeStacks`, CloudFormationServiceException),
    'the AWS credentials may not do this; grant them cloudformation:DescribeStacks (AccessDenied)',
  ],
  [
    thrown('AccessDenied', 'Access Denied'),
    'the AWS credentials may not do this; grant them what it needs (AccessDenied)',
  ],
  [
    thrown('ValidationError', 'Stack with id Sallyport does not exist', CloudFormationServiceException),
    'there is no such stack in this Region and account; is AWS_REGION right, and is it deployed? (ValidationError)',
  ],
  [
    thrown('ExpiredTokenException'),
    'the AWS credentials have expired; get new ones, as with aws sso login (ExpiredTokenException)',
  ],
  ...[
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidAccessKeyId',
    'SignatureDoesNotMatch',
  ].map(
    (name) =>
      [
        thrown(name),
        `AWS does not know the access key, or the secret beside it is wrong; look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE (${name})`,
      ] as const,
  ),
  [
    thrown(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    ),
    'AWS does not know the access key, or the secret beside it is wrong; look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE (InvalidSignatureException)',
  ],
  ...[
    thrown(
      'InvalidSignatureException',
      'Signature expired: 20261126T100000Z is now earlier than 20261126T101500Z (20261126T102000Z - 5 min.)',
    ),
    thrown(
      'InvalidSignatureException',
      'Signature not yet current: 20261126T110000Z is still later than 20261126T100500Z',
    ),
    thrown('RequestTimeTooSkewed'),
    thrown('RequestExpired'),
  ].map(
    (error) =>
      [
        error,
        `the clock of this machine is off, and AWS takes no request signed at another time; set it (${error.name})`,
      ] as const,
  ),
  ...['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded'].map(
    (name) =>
      [
        thrown(name),
        `AWS takes no more requests of this account now; wait a moment, and try again (${name})`,
      ] as const,
  ),
  ...[
    thrown(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
      SecretsManagerServiceException,
    ),
    thrown('QueueDoesNotExist', 'The specified queue does not exist.', SQSServiceException),
    thrown('NoSuchBucket'),
  ].map(
    (error) =>
      [
        error,
        `there is no such thing in this Region and account; is AWS_REGION right, and are the credentials those of the right account? (${error.name})`,
      ] as const,
  ),
  [
    thrown('ExpiredToken'),
    'the AWS credentials have expired; get new ones, as with aws sso login (ExpiredToken)',
  ],
  [
    thrown('OptInRequired'),
    'the account may not use this Region; enable it, or set AWS_REGION to another one (OptInRequired)',
  ],
  [
    thrown('ServiceUnavailable'),
    'AWS is out of order there; try again, and look at health.aws.amazon.com (ServiceUnavailable)',
  ],
];

const credentials = (message: string) =>
  Object.assign(new Error(message), { name: 'CredentialsProviderError' });

const ofCredentials: readonly (readonly [Error, string])[] = [
  [
    credentials('Could not load credentials from any providers'),
    'AWS credentials are missing; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE',
  ],
  [
    credentials(
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    ),
    'the session of AWS SSO is over; begin a new one with aws sso login',
  ],
  [
    credentials(
      'Could not resolve credentials using profile: [nobody] in configuration/credentials file(s).',
    ),
    'the AWS profile cannot be used; look at AWS_PROFILE and ~/.aws/config',
  ],
].map(([error, words]) => [error as Error, `${words} (CredentialsProviderError)`] as const);

const coded = (code: string) => Object.assign(new Error('from the system'), { code });

/** As Node.js, undici and the SDK wrap what happened. */
const wrapped: readonly (readonly [unknown, RegExp])[] = [
  [
    new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }),
    /^nobody listens there \(ECONNREFUSED\)$/,
  ],
  [
    new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED')]) }),
    /\(ECONNREFUSED\)$/,
  ],
  [new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]), /is there a network\? \(ENETUNREACH\)$/],
  [
    new Error('outer', { cause: new Error('inner', { cause: coded('ENOTFOUND') }) }),
    /no host of this name.*\(ENOTFOUND\)$/,
  ],
  [
    new TypeError('fetch failed', { cause: coded('UND_ERR_CONNECT_TIMEOUT') }),
    /does not answer; .*\(ETIMEDOUT\)$/,
  ],
  [new TypeError('fetch failed', { cause: coded('UND_ERR_SOCKET') }), /was cut.*\(ECONNRESET\)$/],
  [
    new TypeError('fetch failed', { cause: coded('CERT_NOT_YET_VALID') }),
    /is the clock here wrong\? \(CERT_NOT_YET_VALID\)$/,
  ],
  [
    new TypeError('fetch failed', { cause: coded('ERR_TLS_CERT_ALTNAME_INVALID') }),
    /for another host; .*\(ERR_TLS_/,
  ],
  [new DOMException('The operation timed out.', 'TimeoutError'), /no answer in time; .*\(TimeoutError\)$/],
  [
    new DOMException('This operation was aborted', 'AbortError'),
    /given up before an answer came; .*\(AbortError\)$/,
  ],
  [Object.assign(new Error('disk I/O error'), { errcode: 778 }), /^the disk fails .*; .*\(SQLITE_IOERR\)$/],
  [
    Object.assign(new Error('database table is locked'), { errcode: 262 }),
    /another process holds it; .*\(SQLITE_BUSY\)$/,
  ],
];

describe('cause and cure are told', () => {
  it.each([...fromAws, ...ofCredentials])('of what AWS says: %p', (error, words) => {
    expect(reason(error)).toBe(words);
    expect(words).toMatch(/; /);
  });

  it.each(wrapped)('of what is wrapped: %p', (error, words) => {
    expect(reason(error)).toMatch(words);
    expect(reason(error)).not.toMatch(/fetch failed|from the system/);
  });

  it('of forty failures', () => {
    expect(fromAws.length + ofCredentials.length + wrapped.length).toBeGreaterThanOrEqual(40);
  });
});

describe('fetch, where', () => {
  const failureOf = (url: string, init?: RequestInit) =>
    fetch(url, init).then(
      () => 'it did not fail',
      (error: unknown) => reason(error),
    );

  it('nobody listens, under one address and under two', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await failureOf(`http://127.0.0.1:${port}`)).toBe('nobody listens there (ECONNREFUSED)');
    expect(await failureOf(`http://localhost:${port}`)).toMatch(/\((?:ECONNREFUSED|EAI_AGAIN|ENOTFOUND)\)$/);
  });

  it('no HTTP is spoken, the connection is cut, or nothing is said, says so', async () => {
    const open: Socket[] = [];
    const answers = ['SSH-2.0-x\r\n', undefined, ''];
    const server = createServer((socket) => {
      const answer = answers.shift();
      open.push(socket.on('error', () => {}));
      if (answer === undefined) socket.destroy();
      else if (answer !== '') socket.end(answer);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await failureOf(url)).toMatch(/does not speak HTTP; /);
    expect(await failureOf(url)).toMatch(/the connection was cut /);
    expect(await failureOf(url, { signal: AbortSignal.timeout(20) })).toMatch(/no answer in time; /);
    for (const socket of open) socket.destroy();
    server.close();
  });
});

it('a cause that says no more than what it caused is left alone, and one that causes itself ends', () => {
  expect(reason(new Error('of its own', { cause: 'a text' }))).toBe('of its own');
  expect(reason(new Error('of its own', { cause: new Error('unknown') }))).toBe('of its own');
  expect(reason(new TypeError('fetch failed', { cause: new Error('unknown') }))).toBe('unknown');
  const own = new Error('around');
  own.cause = own;
  expect(reason(own)).toBe('around');
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ahead } from '../../../../src/adapters/aws/ahead.ts';
import { eventBridgeClient } from '../../../../src/adapters/aws/eventbridge/client.ts';
import { EventBridgeBuses } from '../../../../src/adapters/aws/eventbridge/event-bridge-buses.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { type AwsReply, AwsServer, awsError } from '../../../support/aws-server.ts';

let server: AwsServer;
let buses: EventBridgeBuses;
let client: ReturnType<typeof eventBridgeClient>;

beforeEach(async () => {
  server = new AwsServer();
  Object.assign(process.env, awsEnvironment(await server.listen()));
  client = eventBridgeClient();
  buses = new EventBridgeBuses(client);
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

describe('a look for a bus', () => {
  const cases: readonly {
    readonly what: string;
    readonly reply: AwsReply | undefined;
    readonly isMissing: boolean | undefined;
  }[] = [
    { what: 'that is there', reply: undefined, isMissing: false },
    {
      what: 'that is not there',
      reply: awsError('ResourceNotFoundException', 'Event bus x does not exist.'),
      isMissing: true,
    },
    {
      what: 'without permission, as if it were there',
      reply: awsError('AccessDeniedException', 'not authorized to perform: events:DescribeEventBus'),
      isMissing: false,
    },
    { what: 'that is throttled', reply: awsError('ThrottlingException', 'slow'), isMissing: undefined },
    {
      what: 'that meets an outage',
      reply: awsError('InternalException', 'oops', 500),
      isMissing: undefined,
    },
    { what: 'that loses its connection', reply: 'reset', isMissing: undefined },
    { what: 'that hangs', reply: 'hang', isMissing: undefined },
  ];

  it.each(cases)('$what says $isMissing', async ({ reply, isMissing }) => {
    server.behaviour = () => reply;
    expect(await buses.isMissing('x')).toBe(isMissing);
    expect(server.calls.map(({ input }) => input.Name)).toEqual(['x']);
  });

  it('is done again where the one that was done ahead told nothing, as in a process that was busy', async () => {
    const ahead = new Ahead<boolean | undefined>(systemClock);
    ahead.ask('x', async () => undefined);
    server.behaviour = () => awsError('ResourceNotFoundException', 'Event bus x does not exist.');
    await expect(new EventBridgeBuses(client, ahead).isMissing('x')).resolves.toBe(true);
  });
});

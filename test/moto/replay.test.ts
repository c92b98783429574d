import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { MotoServer } from '../support/moto-server.ts';
import { served, Terminal } from '../support/terminal.ts';

/**
 * What moto does otherwise than AWS: a replay is complete when it was started, it says nothing of the time of its last event, and what a rule
 * hands on of one was printed anew.
 */
describe('replays, as moto has them', () => {
  let moto: MotoServer;
  let eventBridge: EventBridgeClient;
  let sqs: SQSClient;
  let queue: string;
  let terminal: Terminal;

  beforeAll(async () => {
    moto = await MotoServer.start();
    Object.assign(process.env, awsEnvironment(moto.url));
    eventBridge = new EventBridgeClient();
    sqs = new SQSClient();
    const { EventBusArn = '' } = await eventBridge.send(new CreateEventBusCommand({ Name: 'replays' }));
    await eventBridge.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: EventBusArn }));
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'replayed' }));
    queue = QueueUrl;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    const rule = { Rule: 'all', EventBusName: 'replays' };
    await eventBridge.send(
      new PutRuleCommand({
        Name: rule.Rule,
        EventBusName: rule.EventBusName,
        EventPattern: '{"source":["github.com"]}',
      }),
    );
    await eventBridge.send(
      new PutTargetsCommand({ ...rule, Targets: [{ Id: 'queue', Arn: Attributes?.QueueArn }] }),
    );
  });
  afterAll(async () => {
    eventBridge.destroy();
    sqs.destroy();
    await moto.stop();
  });
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.remove());

  async function received(count: number): Promise<readonly Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (let looks = 0; looks < 50 && all.length < count; looks += 1) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }),
      );
      all.push(...Messages.map(({ Body = '' }) => JSON.parse(Body)));
      if (all.length < count) await sleep(50);
    }
    return all;
  }

  it('put what came here onto a bus there, which hands it to its rules', async () => {
    const gateway = await served(terminal);
    const sender = new Terminal({ cwd: terminal.cwd });
    expect(await sender.run('send', 'github', 'push', '--url', gateway.url)).toBe(0);
    await gateway.stop();
    const replaying = new Terminal({ cwd: terminal.cwd });
    expect(await replaying.run('replay', '--all', '--bus', 'replays', '--name', 'here')).toBe(0);
    expect(await received(1)).toEqual([
      expect.objectContaining({
        source: 'github.com',
        resources: [expect.stringMatching(/^urn:sallyport:github:/), 'urn:sallyport-replay:here'],
      }),
    ]);
  });

  it('are started from an archive, and followed to their end', async () => {
    await eventBridge.send(
      new PutEventsCommand({
        Entries: [{ EventBusName: 'replays', Source: 'github.com', DetailType: 'push', Detail: '{"n":1}' }],
      }),
    );
    expect(await received(1)).toHaveLength(1);
    const times = ['--since', '1h', '--until', '9999-12-31'];
    expect(await terminal.run('replay', '--archive', 'all', ...times, '--name', 'there')).toBe(0);
    expect(terminal.out).toContain('replay there is complete');
    expect(await received(1)).toContainEqual(
      expect.objectContaining({ detail: { n: 1 }, 'replay-name': 'there' }),
    );
    expect(await terminal.fresh('replay', '--archive', 'all', ...times, '--name', 'there')).toBe(1);
    expect(terminal.err).toContain("there is a replay 'there' already");
    expect(await terminal.fresh('replay', '--archive', 'none', ...times)).toBe(1);
    expect(terminal.err).toContain("there is no archive 'none'");
    expect(await terminal.fresh('replay', '--archive', 'all', ...times, '--bus', 'default')).toBe(2);
  });
});

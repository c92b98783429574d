import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wayToAws } from '../../../src/cli/replay/replay-to-aws.ts';
import { awsEnvironment } from '../../support/aws-environment.ts';
import { AwsServer } from '../../support/aws-server.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('the way of a replay onto EventBridge', () => {
  const before = { ...process.env };
  let aws: AwsServer;
  beforeEach(async () => {
    aws = new AwsServer();
    Object.assign(process.env, awsEnvironment(await aws.listen()));
  });
  afterEach(async () => {
    await aws.close();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  const endpoint = (bus: string) => ({ provider: 'github', secretId: 's', bus });
  const configured = (buses: readonly string[], more: object = {}) => {
    const endpoints = Object.fromEntries(buses.map((bus, at) => [`e${at}`, endpoint(bus)]));
    return notedIo({ env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints, ...more }) } }).io;
  };

  it('leads to the bus that all endpoints of the stack have, in entries as large as it may make them', async () => {
    const way = await wayToAws({}, configured(['hooks', 'hooks'], { maxEntryBytes: 262_144 }));
    expect([way.words, way.most.bytes]).toEqual(['the event bus hooks', 262_144 - 4_096]);
    way.close();
    expect(aws.callsOf('DescribeEventBus')).toMatchObject([{ input: { Name: 'hooks' } }]);
  });

  it('leads to the bus that is named, whichever the endpoints have', async () => {
    const way = await wayToAws({ bus: 'other' }, configured(['hooks', 'more']));
    expect(way.words).toBe('the event bus other');
    way.close();
  });

  it('asks which bus is meant where the endpoints of the stack have several', async () => {
    await expect(wayToAws({}, configured(['hooks', 'more']))).rejects.toThrow(
      'say which bus with --bus: the endpoints of the stack have hooks, more',
    );
    expect(aws.calls).toEqual([]);
  });
});

import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NativeJson } from '../../../../src/adapters/aws/eventbridge/native-json.ts';

/** The body of a request, as a client would send it. */
async function bodyOf(input: PutEventsCommandInput, own: object = {}): Promise<string> {
  let body: Uint8Array | string = '';
  const client = new EventBridgeClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    requestHandler: {
      handle: async (request: { readonly body: Uint8Array | string }) => {
        body = request.body;
        const answer = Buffer.from('{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}');
        return { response: { statusCode: 200, headers: {}, body: answer } };
      },
    },
    ...own,
  });
  const { Entries } = await client.send(new PutEventsCommand(input));
  expect(Entries).toEqual([{ EventId: '1' }]);
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

const entry = fc.record(
  {
    EventBusName: fc.string(),
    Source: fc.string(),
    DetailType: fc.string({ unit: 'grapheme' }),
    Detail: fc.oneof(fc.json(), fc.string({ unit: 'binary' })),
    Time: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
    Resources: fc.array(fc.string()),
    TraceHeader: fc.string(),
  },
  { requiredKeys: ['Source', 'DetailType', 'Detail'] },
);

describe('a request to EventBridge', () => {
  it('says what the SDK would have it say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 10 }), async (Entries) => {
        const [ours, theirs] = [
          await bodyOf({ Entries }, { protocol: NativeJson }),
          await bodyOf({ Entries }),
        ];
        expect(JSON.parse(ours)).toEqual(JSON.parse(theirs));
      }),
      { numRuns: 60 },
    );
  });

  it('says a time in seconds with its milliseconds, and leaves out what is not there', async () => {
    const Entries = [
      { Source: 's', Time: new Date(1_700_000_000_123), TraceHeader: undefined, Resources: [] },
    ];
    await expect(bodyOf({ Entries }, { protocol: NativeJson })).resolves.toBe(
      '{"Entries":[{"Source":"s","Time":1700000000.123,"Resources":[]}]}',
    );
  });

  it('keeps nothing of what was written once it is handed out', () => {
    const serializer = new NativeJson({ defaultNamespace: 'x', serviceTarget: 'x' })
      .getPayloadCodec()
      .createSerializer();
    serializer.write(undefined as never, { Entries: [] });
    expect(String(serializer.flush())).toBe('{"Entries":[]}');
    expect(String(serializer.flush())).toBe('{}');
  });
});

/**
 * What the SDKs of senders say, asked in a process of its own as whoever uses them would: `node test/support/ask-oracles.ts`
 * prints it as JSON. Under jest each of their files would be loaded anew, and their `instanceof` would know no bytes of ours.
 */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import type { Delivery } from '../../src/domain/delivery.ts';
import { type ConfiguredProvider, configured } from '../../src/domain/provider.ts';
import { providers } from '../../src/domain/providers/index.ts';
import type { StoredValue } from '../../src/domain/verification/credential.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { signable } from '../../src/domain/verification/signed-url.ts';
import { judge } from '../domain/support/fixtures.ts';
import { everyOption } from '../domain/support/gateways.ts';
import type { Oracle, Shown } from '../oracles/oracle.ts';
import { aDelivery } from './deliveries.ts';

/** Whether a request is taken as it is, with another secret, and with another body. */
export interface Taken {
  readonly asItIs: boolean;
  readonly byOther: boolean;
  readonly otherBody: boolean;
}

/** What became of one body. */
export interface Answered {
  /** By the SDK, signed here. */
  readonly oursByThem?: Taken;
  /** Here, signed by the SDK, or by a key pair of the oracle's. */
  readonly theirsByUs?: Taken;
  /** By the SDK, signed by a key pair of the oracle's. */
  readonly theirsByThem?: Taken;
}

export interface Asked {
  readonly id: string;
  readonly sdk: string;
  readonly proof: string;
  readonly takesOtherBodies: boolean;
  readonly answers: readonly Answered[];
  /** Why it could not be asked. */
  readonly error?: string;
}

const usualBodies = ['{"a":1}', '{"n":9007199254740993,"u":"Grüße 👋"}\n'];

async function ask(id: string, oracle: Oracle): Promise<Asked> {
  const provider = providers.find((one) => one.id === id);
  if (!provider) throw new RangeError(`test/oracles/${id}.ts: there is no such provider`);
  const bound = configured(provider, oracle.options ?? everyOption(provider));
  const answers = await Promise.all(
    (oracle.bodies ?? usualBodies).map((body) => answered(bound, oracle, body)),
  );
  const { sdk, takesOtherBodies } = oracle;
  const { proof } = bound.scheme;
  return { id, sdk, proof, takesOtherBodies: takesOtherBodies !== undefined, answers };
}

async function answered(provider: ConfiguredProvider, oracle: Oracle, body: string): Promise<Answered> {
  const now = Date.now();
  const { method = 'POST', headers = {}, publicUrl = `https://hooks.example.com/${provider.id}` } = oracle;
  const [, rawQuery = ''] = publicUrl.split('?');
  const unsigned = aDelivery({
    method,
    rawPath: `/${provider.id}`,
    rawQuery,
    headers,
    body,
    receivedAt: now,
  });
  const { sign, credential } = provider.scheme;
  const byThem = async (request: Shown): Promise<Taken> => ({
    asItIs: await accepts(oracle, request, oracle.secret),
    byOther: await accepts(oracle, request, oracle.other),
    otherBody: await accepts(oracle, { ...request, body: changed(request.body) }, oracle.secret),
  });
  const byUs = (request: Shown): Taken => {
    const delivery = deliveredAs(unsigned, request);
    const taken = (secret: StoredValue, sent: Delivery) =>
      judge(provider, sent, { secrets: [secret], certificates: oracle.published ?? {}, now, publicUrl })
        .verified;
    return {
      asItIs: taken(oracle.secret, delivery),
      byOther: taken(oracle.other, delivery),
      otherBody: taken(oracle.secret, { ...delivery, body: Buffer.from(changed(request.body)) }),
    };
  };
  const by = credential && new Secret(oracle.secret).as(credential);
  if (credential && !by) throw new TypeError('its secret does not fit the provider');
  const ours = by && oracle.accepts && sign?.(signable(unsigned, { publicUrl }), by, now);
  const theirs = await oracle.sign?.({ method, url: publicUrl, headers, body }, oracle.secret, now);
  return {
    ...(ours && { oursByThem: await byThem(shown(ours)) }),
    ...(theirs && { theirsByUs: byUs(theirs) }),
    ...(theirs && oracle.accepts && { theirsByThem: await byThem(theirs) }),
  };
}

/** Many throw what they refuse. */
async function accepts(oracle: Oracle, request: Shown, secret: StoredValue): Promise<boolean> {
  try {
    return (await oracle.accepts?.(request, secret)) === true;
  } catch {
    return false;
  }
}

/** A letter, so that JSON stays JSON. */
function changed(body: string): string {
  const other = body.replace(/[a-y]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
  return other === body ? `${body} ` : other;
}

function shown({ method, url, headers, body }: ReturnType<typeof signable>): Shown {
  return { method, url, headers: Object.fromEntries(headers), body: Buffer.from(body).toString() };
}

function deliveredAs(unsigned: Delivery, { url, headers, body }: Shown): Delivery {
  const [, rawQuery = ''] = url.split('?');
  return { ...unsigned, rawQuery, headers: new Map(Object.entries(headers)), body: Buffer.from(body) };
}

const root = new URL('../../', import.meta.url);
const files = globSync('test/oracles/*.ts', { cwd: root }).filter((file) => !file.endsWith('/oracle.ts'));
const asked = files.sort().map(async (file): Promise<Asked> => {
  const id = basename(file, '.ts');
  try {
    const { oracle } = (await import(new URL(file, root).href)) as { readonly oracle: Oracle };
    return await ask(id, oracle);
  } catch (error) {
    const { stack = String(error) } = error as Error;
    return { id, sdk: id, proof: '', takesOtherBodies: false, answers: [], error: stack };
  }
});
process.stdout.write(JSON.stringify(await Promise.all(asked)));

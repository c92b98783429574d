import type { Delivery } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { Secret } from '../domain/secret.ts';
import { signedUrl } from '../domain/signed-url.ts';
import type { Sample } from '../samples/sample.ts';

/** One try: an answer, or `error` in words. */
export interface Attempt {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly error?: string;
}

/** Signs a sample as the provider of `endpoint` does, and posts it to the gateway at `base`. */
export async function post(
  endpoint: Endpoint,
  secret: Secret,
  sample: Sample,
  base: string,
  now: number,
): Promise<Attempt> {
  const { host, origin, pathname } = new URL(base);
  const rawPath = `${pathname.replace(/\/$/, '')}/${endpoint.name}`;
  const method = sample.method ?? 'POST';
  const body = Buffer.from(sample.body);
  const headers = new Map(Object.entries(sample.headers));
  const request: Pick<Delivery, 'method' | 'host' | 'rawPath' | 'rawQuery' | 'headers' | 'body'> = {
    method,
    host,
    rawPath,
    rawQuery: '',
    headers,
    body,
  };
  const url = signedUrl(request as Delivery, endpoint);
  const signature = endpoint.provider.scheme.sign({ ...request, url }, secret, now);
  const query = signature.rawQuery === '' ? '' : `?${signature.rawQuery}`;
  const startedAt = performance.now();
  try {
    const response = await fetch(`${origin}${rawPath}${query}`, {
      method,
      headers: [...headers, ...signature.headers.map(([name, value]): [string, string] => [name, value])],
      body,
    });
    return {
      status: response.status,
      body: await response.text(),
      ms: Math.round(performance.now() - startedAt),
    };
  } catch (error) {
    const { cause } = error as { cause?: NodeJS.ErrnoException };
    const why =
      cause?.code === 'ECONNREFUSED'
        ? 'nobody listens there; start the gateway with: sallyport serve'
        : (cause?.code ?? String(error));
    return { status: 0, body: '', ms: 0, error: `${origin}: ${why}` };
  }
}

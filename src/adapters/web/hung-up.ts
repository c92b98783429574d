import type { HttpRequest } from '../../ports/exchange.ts';

/** Long enough for what was written to arrive, where it is not far. */
const arrivalMs = 20;

/**
 * Sends half of a request's body, and closes the connection.
 * @throws what hinders it, before anything was sent
 */
export async function hungUp(
  origin: string,
  target: string,
  { method, headers, body }: HttpRequest,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<void> {
  const { request } = process.getBuiltinModule(origin.startsWith('https:') ? 'node:https' : 'node:http');
  const { setTimeout: sleep } = process.getBuiltinModule('node:timers/promises');
  const half = body.subarray(0, Math.floor(body.length / 2));
  await new Promise<void>((resolve, reject) => {
    const sending = request(new URL(origin), {
      path: target,
      method,
      // more than ever comes, even where there is no body
      headers: { 'content-length': Math.max(1, body.length), ...Object.fromEntries(headers) },
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
      agent: false,
    });
    sending.on('error', reject);
    sending.on('response', (response) => response.resume());
    sending.flushHeaders();
    sending.on('socket', (socket) => {
      const leave = async () => {
        sending.write(half);
        await sleep(arrivalMs);
        sending.off('error', reject).on('error', () => {});
        sending.destroy();
        // what comes next comes to a gateway that has noticed
        await sleep(arrivalMs);
        resolve();
      };
      socket.once(origin.startsWith('https:') ? 'secureConnect' : 'connect', leave);
    });
  });
}

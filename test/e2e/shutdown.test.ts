import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';
import { until } from '../support/terminal.ts';

const head = 'POST /github HTTP/1.1\r\nHost: localhost\r\n';
const floods = 150;

describe('a gateway whose senders never end', () => {
  let cwd: string;
  let serving: Command;
  let port: number;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-shutdown-'));
    serving = new Command(['serve', '--port', '0'], { cwd });
    port = Number(await until(() => /listens on http:\/\/127[.]0[.]0[.]1:(\d+)/.exec(serving.err)?.[1]));
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    serving.child.kill('SIGKILL');
    await serving.ended;
    rmSync(cwd, { recursive: true });
  });

  async function sender(text: string): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(text, resolve));
    return socket;
  }

  const megabytes = () => {
    const status = `/proc/${serving.child.pid}/status`;
    const peak = existsSync(status)
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
      : undefined;
    const kilobytes = peak ?? execFileSync('ps', ['-o', 'rss=', '-p', String(serving.child.pid)]).toString();
    return Number(kilobytes) / 1024;
  };

  it(`says what it waits for, and cuts it off when its time is over`, async () => {
    await sender(`${head}Content-Length: 100\r\n\r\nhalf`);
    await sender(`${head}Content-Length: 100\r\n\r\nhalf`);
    // the gateway has read them when it answers a third one
    expect((await fetch(`http://127.0.0.1:${port}/github`, { method: 'POST' })).status).toBe(401);
    serving.child.kill('SIGINT');
    const { code, err } = await serving.ended;
    expect(code).toBe(0);
    expect(err).toContain('waiting for 2 deliveries under way, up to 5 s; Ctrl-C again ends at once\n');
    expect(err).toContain('2 deliveries got no answer within 5 s\n');
  });

  it('ends at once with the second Ctrl-C', async () => {
    await sender(`${head}Content-Length: 100\r\n\r\nhalf`);
    await fetch(`http://127.0.0.1:${port}/github`, { method: 'POST' });
    serving.child.kill('SIGINT');
    await until(() => /waiting for 1 delivery/.exec(serving.err) ?? undefined);
    serving.child.kill('SIGINT');
    expect(await serving.ended).toMatchObject({ signal: 'SIGINT' });
    expect(serving.err).not.toContain('got no answer');
  });

  it(`holds little for ${floods} endless bodies, and answers others meanwhile`, async () => {
    const before = megabytes();
    const chunk = 'x'.repeat(1024 * 1024);
    // 450 MiB in all, which none of them lets end
    const frame = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
    const endless = await Promise.all(
      Array.from({ length: floods }, () => sender(`${head}Transfer-Encoding: chunked\r\n\r\n`)),
    );
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        endless.map(
          (socket) =>
            new Promise<void>((resolve) => {
              if (socket.destroyed) return resolve();
              socket.once('close', () => resolve());
              socket.write(frame, () => resolve());
            }),
        ),
      );
    }
    await eventually(async () => {
      const { status } = await fetch(`http://127.0.0.1:${port}/github`, { method: 'POST' });
      expect(status).toBe(401);
    });
    expect(megabytes() - before).toBeLessThan(300);
  });
});

/** A warm environment: one delivery after the other, as many as its parent asks for, each parsed as Lambda hands it over. */
const { handler } = await import(process.argv[2]);
const context = { getRemainingTimeInMillis: () => 10_000 };

process.on('message', async ({ event, times }) => {
  const text = JSON.stringify(event);
  let wallMs = 0;
  let cpuMicros = 0;
  for (let time = 0; time < times; time += 1) {
    const delivery = JSON.parse(text);
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const { statusCode } = await handler(delivery, context);
    wallMs += performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMicros += user + system;
    if (statusCode > 299) throw new Error(`answered ${statusCode}`);
  }
  process.send({ wallMs: wallMs / times, cpuMs: cpuMicros / 1_000 / times });
});
process.send('ready');

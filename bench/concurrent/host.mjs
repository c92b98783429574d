/** A process that has as many deliveries in flight as its parent says: the next begins when one is answered. */
const { handler } = await import(process.argv[2]);
const context = { getRemainingTimeInMillis: () => 10_000 };

process.on('message', async ({ event, inFlight, deliveries }) => {
  const text = JSON.stringify(event);
  const times = [];
  let begun = 0;
  const lane = async () => {
    while (begun < deliveries) {
      begun += 1;
      const delivery = JSON.parse(text);
      delivery.requestContext.timeEpoch = Date.now();
      const sentAt = performance.now();
      const { statusCode } = await handler(delivery, context);
      times.push(performance.now() - sentAt);
      if (statusCode > 299) throw new Error(`answered ${statusCode}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  const ms = performance.now() - startedAt;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * times.length) - 1];
  process.send({ perSecond: (1_000 * deliveries) / ms, p50: at(0.5), p99: at(0.99) });
});
process.send('ready');

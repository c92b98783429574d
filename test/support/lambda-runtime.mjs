/**
 * What Lambda's runtime does, over the IPC channel of a child process: imports the bundle, then calls one of its
 * exports, the handler unless told otherwise, with one event after the other, or with several at once.
 */
const exports = await import(process.argv[2]);

process.on('message', async ({ call, export: name = 'handler', event, remainingMs }) => {
  const cutOffAt = Date.now() + remainingMs;
  const context = { getRemainingTimeInMillis: () => cutOffAt - Date.now() };
  const answer = await Promise.resolve()
    .then(() => exports[name](event, context))
    .then(
      (result) => ({ result }),
      (error) => ({ error: String(error) }),
    );
  process.send({ call, ...answer, leftMs: cutOffAt - Date.now() });
});
process.send('ready');

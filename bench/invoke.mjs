const { readFileSync } = process.getBuiltinModule('node:fs');

const [entry, event] = process.argv.slice(2);
const { handler } = await import(entry);
const { statusCode } = await handler(JSON.parse(readFileSync(event, 'utf8')), {
  getRemainingTimeInMillis: () => 10_000,
});
process.send(process.cpuUsage(), () => process.exit(statusCode === 200 ? 0 : 1));

// No import of a built-in here, nor an IPC channel: they load half of Node, and would hide what the bundle loads of it.
const fs = process.getBuiltinModule('fs');
const [bundle, event] = process.argv.slice(2);
const { handler } = await import(bundle);
const { statusCode } = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10_000 });
const { user, system } = process.cpuUsage();
fs.writeSync(3, JSON.stringify({ statusCode, cpuMs: (user + system) / 1000, memoryMb: peakBytes() / 1e6 }));
process.exit();

/** Not `maxRSS` of `resourceUsage`, which begins with that of the process that started this one. */
function peakBytes() {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'));
  return kibibytes * 1024;
}

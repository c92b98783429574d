import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../adapters/local/sqlite/forwarding-store.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { timerPause } from '../adapters/system/timer-pause.ts';
import { Token } from '../app/container/token.ts';
import { Forwarder } from '../workbench/forwarding/forwarder.ts';
import { sendToTarget } from '../workbench/forwarding/send-to-target.ts';
import { LocalRules } from '../workbench/rules/local-rules.ts';
import { nameOfCommand, type ReadRule, readRule } from '../workbench/rules/read-rules.ts';
import { RulesFile } from '../workbench/rules/rules-file.ts';
import { reason } from './failure-words.ts';
import type { ForwardOptions } from './forward-options.ts';
import type { GatewayHere } from './gateway-here.ts';
import { type Io, UserError } from './io.ts';

const lookMs = 500;
/** All that EventBridge would deliver. */
const everything = '{"source":[{"prefix":""}]}';

/** The rules of a person and where they send events. */
export interface RulesHere {
  readonly rules: LocalRules;
  readonly forwarder: Forwarder;
  /** The last event that was looked at: those behind it are still needed. */
  seen(): number;
  end(): Promise<void>;
}

/** Follows rules until it is ended, with or without a page. @throws {UserError} for a rule of the command line that is none */
export async function rulesHere(
  { db, container }: GatewayHere,
  options: ForwardOptions & { readonly keep: number },
  io: Io,
): Promise<RulesHere> {
  const path = resolve(io.cwd, options.rules);
  const folders = { ofRules: dirname(path), working: io.cwd };
  const log = container.get(Token.log);
  const ofCommand = ruleOfCommand(options, folders);
  const rules = new LocalRules({ file: new RulesFile(path), cwd: io.cwd, ofCommand, log, words: reason });
  const events = new EventStore(db);
  const store = new ForwardingStore(db, events);
  const forwarder = new Forwarder({
    events,
    store,
    rules: () => rules.all,
    send: sendToTarget({ folders, clock: systemClock, words: reason }),
    policy: { retries: options.retries, forMs: options.retryFor * 1000 },
    keep: options.keep,
    clock: systemClock,
    pause: timerPause,
    random: Math.random,
    log,
  });
  const stop = new AbortController();
  const giveUp = async () => {
    if (rules.state().mistake === undefined) await forwarder.giveUpOrphans();
  };
  const unlisten = rules.listen(() => {
    forwarder.rulesChanged();
    giveUp().catch((error) => log.write('error', 'forwarding_failed', { message: reason(error) }));
  });
  await giveUp();
  const looking = lookAgainAndAgain(rules, stop.signal);
  const forwarding = forwarder.run();
  return {
    rules,
    forwarder,
    seen: () => store.cursor,
    async end() {
      stop.abort();
      unlisten();
      await forwarder.end();
      await Promise.all([looking, forwarding]);
    },
  };
}

async function lookAgainAndAgain(rules: LocalRules, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    rules.look();
    await sleep(lookMs, undefined, { signal: stop }).catch(() => {});
  }
}

function ruleOfCommand(
  { forward, pattern = everything, as }: ForwardOptions,
  folders: Parameters<typeof readRule>[2],
): ReadRule | undefined {
  if (forward === undefined) return undefined;
  const target = JSON.stringify({ url: forward, as });
  const rule = readRule(nameOfCommand, `{"pattern":${pattern},"target":${target}}`, folders);
  if ('pattern' in rule) return rule;
  throw new UserError(rule.map((mistake) => `--forward${mistake}`).join('\n'));
}

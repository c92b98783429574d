import { dirname, resolve } from 'node:path';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../../adapters/local/sqlite/forwarding-store.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { Token } from '../../app/container/token.ts';
import type { Log } from '../../ports/log.ts';
import { Forwarder } from '../../workbench/forwarding/forwarder.ts';
import { sendToTarget } from '../../workbench/forwarding/send-to-target.ts';
import { LocalRules } from '../../workbench/rules/local-rules.ts';
import { RulesFile } from '../../workbench/rules/rules-file.ts';
import { reason } from '../errors/failure-words.ts';
import type { Io } from '../io.ts';
import type { GatewayHere } from './gateway-here.ts';
import { ruleOfCommand } from './rule-of-command.ts';
import type { ServeOptions } from './serve-options.ts';

const defaultFile = 'sallyport.rules.json';
const lookMs = 250;

/** Rules that are followed, and what they forward. */
export interface ForwardingHere {
  readonly rules: LocalRules;
  readonly forwardings: Forwarder;
  /** The last event that may go: a target may still be sent those behind it. */
  doneUpTo(): number;
  end(): Promise<void>;
}

/** Follows the rules of the working folder, and that of the command line, until it is ended. @param address of the gateway */
export function forwardingHere(
  { db, container }: Pick<GatewayHere, 'db' | 'container'>,
  address: string,
  options: ServeOptions,
  io: Io,
): ForwardingHere {
  const log = container.get(Token.log);
  const file = new RulesFile(resolve(io.cwd, options.rules ?? defaultFile));
  if (options.rules !== undefined && file.stamp() === '')
    log.write('warn', 'rules', { message: `${options.rules} is not there yet: it is read when it appears` });
  const folders = { ofRules: dirname(file.path), working: io.cwd };
  const rules = new LocalRules({
    file,
    cwd: io.cwd,
    ofCommand: ruleOfCommand(options, io.cwd),
    log,
    words: reason,
  });
  const events = new EventStore(db, systemClock);
  const store = new ForwardingStore(db, events);
  const forwardings = new Forwarder({
    events,
    store,
    rules: () => rules.all,
    send: sendToTarget({ gateway: address, folders, clock: systemClock, words: reason }),
    policy: { retries: options.retries, forMs: options.retryFor * 1_000 },
    keep: options.keep,
    clock: systemClock,
    pause: timerPause,
    random: Math.random,
    log,
  });
  const giveUpOrphans = () => {
    if (rules.state().mistake !== undefined) return;
    forwardings.giveUpOrphans().catch((error: unknown) => tellOf(error, log));
  };
  giveUpOrphans();
  rules.listen(() => {
    forwardings.rulesChanged();
    giveUpOrphans();
  });
  const running = forwardings.run();
  const looking = setInterval(() => rules.look(), lookMs);
  return {
    rules,
    forwardings,
    doneUpTo: () => store.doneUpTo,
    end: async () => {
      clearInterval(looking);
      await forwardings.end();
      await running;
    },
  };
}

function tellOf(error: unknown, log: Log): void {
  log.write('error', 'forwarding_failed', { message: reason(error) });
}

import { Presets, SingleBar } from 'cli-progress';
import type { KeptEvent } from '../../adapters/local/sqlite/kept-events.ts';
import { printableText } from '../../domain/content/printable.ts';
import type { NotTaken, Progress, Replayed } from '../../replay/replay.ts';
import { exitCode, type Io } from '../io.ts';

const longestCell = 200;

const words: Readonly<Record<NotTaken['reason'], string>> = {
  too_large: 'it is bigger than the bus takes',
  event_fault: 'no bus takes it as it is',
  denied: 'the bus may not be used so',
  deadline: 'there was no time left for it',
  circuit_open: 'the bus has failed before',
  throttled: 'the bus takes no more now',
  outage: 'the bus does not answer as it should',
};

/** Tells a person what becomes of a replay: how far it is on a terminal, what was not taken at once, and the rest at its end. */
export class ReplayReport implements Progress<KeptEvent> {
  readonly #total: number;
  readonly #name: string;
  readonly #io: Io;
  readonly #bar: SingleBar | undefined;

  constructor(total: number, name: string, io: Io) {
    this.#total = total;
    this.#name = name;
    this.#io = io;
    this.#bar = io.err.isTTY
      ? new SingleBar({ stream: io.err as NodeJS.WritableStream }, Presets.shades_classic)
      : undefined;
    this.#bar?.start(total, 0);
  }

  went(went: number): void {
    this.#bar?.update(went);
  }

  notTaken({ id, event }: KeptEvent, { reason, code }: NotTaken): void {
    const cells = [id, event.endpoint, event.detailType].map((text) =>
      printableText(text, longestCell).replaceAll(/\s/g, '?'),
    );
    this.#io.err.write(`not taken: ${cells.join('  ')}  ${words[reason]} (${code})\n`);
  }

  endProgress(): void {
    this.#bar?.stop();
  }

  /** @param bus in words. @returns the exit code */
  tell({ went, notTaken, last, ended }: Replayed<KeptEvent>, bus: string): number {
    const { out, err } = this.#io;
    const as = `onto ${bus}, as ${this.#name}`;
    if (ended === 'done' && notTaken === 0) {
      const fewer = went < this.#total ? `; ${this.#total - went} were deleted meanwhile` : '';
      out.write(`${went} ${went === 1 ? 'event' : 'events'} replayed ${as}${fewer}\n`);
      return exitCode.ok;
    }
    const why = { done: '', stopped: 'interrupted: ', failed: 'given up: ' }[ended];
    const failed = notTaken === 0 ? '' : `, ${notTaken} not taken`;
    const goOn =
      ended === 'done' ? '' : `; go on with the same command and ${optionsBehind(last, this.#name)}`;
    err.write(`${why}${went} of ${this.#total} events replayed ${as}${failed}${goOn}\n`);
    return ended === 'stopped' ? exitCode.interrupted : exitCode.failed;
  }
}

function optionsBehind(last: KeptEvent | undefined, name: string): string {
  return `${last === undefined ? '' : `--after ${last.id} `}--name ${name}`;
}

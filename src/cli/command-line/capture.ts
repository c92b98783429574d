import { type Command, Option } from 'commander';
import type { CaptureOptions } from '../capture.ts';
import { wholeNumber } from '../option-values.ts';
import { pointInTime } from '../point-in-time.ts';
import type { Act, Place } from './act.ts';
import { withPlace } from './shared-options.ts';

export function captureCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('capture')
    .description(
      'save deliveries that serve has kept as fixtures: raw HTTP requests, without what is personal or secret, signed anew',
    )
    .argument('<endpoint>', 'where they came: the newest of each type, where nothing else is said')
    .option('--id <n>', 'this one, by its number on the workbench (repeatable)', numbers)
    .addOption(new Option('--last <n>', 'the newest n').argParser(wholeNumber(1, 10_000)))
    .addOption(
      new Option(
        '--since <time>',
        'those that came at this time or later: 2026-11-26T14:03, or 10m, 2h, 3d ago',
      ).argParser(pointInTime),
    )
    .option('--rejected', 'those that were turned away too')
    .option('--follow', 'go on with what comes, until Ctrl-C')
    .addOption(
      new Option('--count <n>', 'end after n that came, and follow until then')
        .argParser(wholeNumber(1, 10_000))
        .implies({ follow: true }),
    )
    .option('--to <folder>', 'where the fixtures go', 'captured')
    .option('--dry-run', 'write nothing; print what would be replaced, by kind and path')
    .option('--json', 'print JSON lines');
  withPlace(command).action((name: string, options: CaptureOptions & Place) =>
    act(options, async (io) => (await import('../capture.ts')).capture(name, options, io)),
  );
}

function numbers(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, wholeNumber(1, Number.MAX_SAFE_INTEGER)(text)];
}

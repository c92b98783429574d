import { type Command, InvalidArgumentError, Option } from 'commander';
import { duration, wholeNumber } from '../option-values.ts';

const day = 86_400;

/** What is said of rules, and of where they send events. */
export function addForwardOptions(command: Command): Command {
  return command
    .option('--forward <url>', 'post every event to this URL, as EventBridge would')
    .addOption(
      new Option('--pattern <json>', 'only events that this pattern of EventBridge matches').argParser(json),
    )
    .addOption(
      new Option('--as <shape>', 'in the shape of the target that is meant (default: event)').choices([
        'event',
        'api-destination',
        'lambda',
      ]),
    )
    .addOption(
      new Option('--rules <file>', 'rules of EventBridge, followed while serve runs').default(
        'sallyport.rules.json',
      ),
    )
    .addOption(
      new Option('--retries <n>', 'how often an event is sent again that is not taken')
        .default(185)
        .argParser(wholeNumber(0, 185)),
    )
    .addOption(
      new Option('--retry-for <time>', 'and for how long').default(day, '24h').argParser(duration(day)),
    );
}

function json(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new InvalidArgumentError('Must be JSON, such as {"source":["github.com"]}.');
  }
}

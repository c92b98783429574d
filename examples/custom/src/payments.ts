import { ContainerModule, Token } from 'sallyport';
import { StampingPublisher } from './stamping-publisher.ts';
import { TeamLog } from './team-log.ts';

const team = 'payments';

/** What the payments team has in its gateway: a log in place of the usual one, and a step before publishing. */
export function payments(writeLine: (line: string) => void): ContainerModule {
  return new ContainerModule(({ rebind, onActivation }) => {
    rebind(Token.log).toConstantValue(new TeamLog(team, writeLine));
    onActivation(Token.publisher, (_, publisher) => new StampingPublisher(publisher, team));
  });
}

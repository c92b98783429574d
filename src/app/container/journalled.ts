import { ContainerModule } from 'inversify';
import type { Journal } from '../../ports/journal.ts';
import { Token } from './token.ts';

/** Every delivery is told to a journal, wherever its events go. */
export function journalled(journal: Journal): ContainerModule {
  return new ContainerModule(({ rebind }) => {
    rebind(Token.journal).toConstantValue(journal);
  });
}

import type { ContainerModule } from '../../../src/app/container/token.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import type { Publisher } from '../../../src/ports/publisher.ts';

export declare const acme: Provider;
export declare const bus: Publisher;
export declare const event: object;
export declare const lines: string[];
export declare function payments(writeLine: (line: string) => void): ContainerModule;
export declare function withoutAws(
  bus: Publisher,
  secrets: Readonly<Record<string, string>>,
): ContainerModule;

export async function test(): Promise<void> {
  // the block
}

import type { GatewayHere } from './gateway-here.ts';
import type { Io } from './io.ts';
import { type RulesHere, rulesHere } from './rules-here.ts';
import type { ServeOptions } from './serve-options.ts';
import { workbenchHere } from './workbench-here.ts';

/** What runs beside a gateway that listens: rules, and a page. */
export interface BesideGateway extends Pick<RulesHere, 'seen'> {
  /** Of the page, where there is one. */
  readonly url: string | undefined;
  end(): Promise<void>;
}

/** @throws {UserError} for options that cannot be followed */
export async function besideGateway(
  gateway: GatewayHere,
  address: string,
  options: ServeOptions,
  io: Io,
): Promise<BesideGateway> {
  const rules = await rulesHere(gateway, options, io);
  try {
    const page = options.workbench ? await workbenchHere(gateway, address, rules, options, io) : undefined;
    return {
      url: page?.url,
      seen: () => rules.seen(),
      end: async () => {
        await page?.end();
        await rules.end();
      },
    };
  } catch (error) {
    await rules.end();
    throw error;
  }
}

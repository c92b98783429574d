import type { Io } from '../io.ts';
import { type ForwardingHere, forwardingHere } from './forwarding-here.ts';
import type { GatewayHere } from './gateway-here.ts';
import type { ServeOptions } from './serve-options.ts';
import { workbenchHere } from './workbench-here.ts';

/** What runs beside a gateway that listens: rules, and a page. */
export interface BesideGateway {
  /** Of the page, where there is one. */
  readonly url: string | undefined;
  /** The last event that no rule needs any more, where there are any. */
  readonly doneUpTo: ForwardingHere['doneUpTo'] | undefined;
  end(): Promise<void>;
}

/** @throws {UserError} for options that cannot be followed */
export async function besideGateway(
  gateway: GatewayHere,
  address: string,
  options: ServeOptions,
  io: Io,
): Promise<BesideGateway> {
  // rules are the bus's own: those of EventBridge are in AWS
  const forwarding = gateway.secrets ? forwardingHere(gateway, address, options, io) : undefined;
  try {
    const page = options.workbench
      ? await workbenchHere(gateway, address, forwarding, options, io)
      : undefined;
    return {
      url: page?.url,
      doneUpTo: forwarding?.doneUpTo,
      end: async () => {
        await page?.end();
        await forwarding?.end();
      },
    };
  } catch (error) {
    await forwarding?.end();
    throw error;
  }
}

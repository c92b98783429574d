import { type Duration, Names, Token } from 'aws-cdk-lib';
import { Archive, CfnRule, EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

/** A bus, and the sources that events for it come from. */
export interface BusUse {
  readonly bus: IEventBus;
  readonly sources: readonly string[];
}

/**
 * A rule that never fires. A rule can be made only on a bus that is there, so that a stack with a wrong name fails to
 * deploy; events that are put on a bus which is not there vanish without an error.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
export function requireBus(scope: Construct, bus: IEventBus): void {
  if (isElsewhere(bus)) return;
  new CfnRule(scope, `BusGuard-${Names.nodeUniqueId(bus.node)}`, {
    description: 'Makes the deployment fail where the bus is missing. It is disabled and matches nothing.',
    eventBusName: bus.eventBusName,
    eventPattern: { source: ['sallyport.guard'] },
    state: 'DISABLED',
  });
}

/** For replay. The default bus carries the events of AWS too: the archive takes those of our senders. */
export function archiveEvents(scope: Construct, { bus, sources }: BusUse, retention: Duration): void {
  if (isElsewhere(bus)) {
    throw new Error(
      `archive: the bus ${bus.eventBusArn} is in another account or Region; archive its events there`,
    );
  }
  new Archive(scope, `Archive-${Names.nodeUniqueId(bus.node)}`, {
    sourceEventBus: bus,
    description: 'Events of Sallyport, for replay.',
    eventPattern: { source: [...sources] },
    retention,
  });
}

/** @param id name or ARN */
export function busOf(scope: Construct, id: string): IEventBus {
  return isArn(id) ? EventBus.fromEventBusArn(scope, 'Bus', id) : EventBus.fromEventBusName(scope, 'Bus', id);
}

/**
 * What the configuration calls a bus: its name suffices in its own account and Region.
 * @throws {Error} where CDK was given an ARN for the name, and would write policies on a bus that is called so
 */
export function busId(bus: IEventBus): string {
  const { eventBusName } = bus;
  if (isArn(eventBusName)) {
    throw new Error(`the name of a bus cannot be ${eventBusName}: give that to EventBus.fromEventBusArn`);
  }
  return isElsewhere(bus) ? bus.eventBusArn : bus.eventBusName;
}

function isArn(id: string): boolean {
  return id.startsWith('arn:');
}

/**
 * In another account or Region: a rule or an archive there needs more rights than putting events. A stack that does not
 * know where it will be is not where a bus is that says where it is.
 */
function isElsewhere({ env, stack }: IEventBus): boolean {
  const differs = (one: string, other: string) =>
    one !== other && !(Token.isUnresolved(one) && Token.isUnresolved(other));
  return differs(env.account, stack.account) || differs(env.region, stack.region);
}

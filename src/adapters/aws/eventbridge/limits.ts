import { isBusName } from '../../../domain/bus-name.ts';
import type { WebhookEvent } from '../../../domain/event.ts';

/** The newer kind of bus says so; the older one documents no limit. https://docs.aws.amazon.com/eventbridgev2/latest/APIReference/API_PutEvents.html */
const longestSource = 256;
/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const longestResource = 2048;

/**
 * What configuration and normalisation see to. What was parked by another version, or made by a step of somebody's
 * own, has not been through them.
 */
export function isWithinLimits({ bus, source, resources }: WebhookEvent): boolean {
  return (
    isBusName(bus) &&
    source.length > 0 &&
    source.length <= longestSource &&
    resources.every((resource) => resource.length <= longestResource)
  );
}

import { ownField, parseJson, textField } from '../content/json.ts';
import { membersOf } from '../content/json-members.ts';
import { withMemberReplaced } from '../content/replaced-member.ts';
import type { WebhookEvent } from '../event.ts';
import { deliveryUrn } from './delivery-id.ts';
import { replayUrnPrefix } from './replay-urn.ts';

/** What an event says of the replay that it belongs to. */
export interface ReplayMark {
  /** As EventBridge takes names for its own: up to 64 of letters, digits, `.`, `-` and `_`. */
  readonly name: string;
  /** When the replay began, epoch ms. */
  readonly at: number;
}

/**
 * An event as it is put on a bus once more: the same but for the mark, which takes the place of an earlier one. It is meant to
 * come again: nothing suppresses it, and it suppresses nothing.
 */
export function replayed({ suppressionKey: _, ...event }: WebhookEvent, mark: ReplayMark): WebhookEvent {
  const resources = event.resources.filter((resource) => !resource.startsWith(replayUrnPrefix));
  return {
    ...event,
    detail: markedDetail(event, mark),
    resources: resources.toSpliced(1, 0, `${replayUrnPrefix}${mark.name}`),
  };
}

/** Nothing but an envelope has a place for the mark: any other detail is the sender's, or a pointer. */
function markedDetail(event: WebhookEvent, { name, at }: ReplayMark): string {
  const { detail } = event;
  const metadata = envelopeMetadata(event);
  if (!metadata) return detail;
  const value = JSON.stringify({ name, at: new Date(at).toISOString() });
  if (ownField(parseJson(metadata.value)?.value, 'replay') !== undefined)
    return withMemberReplaced(detail, ['metadata', 'replay'], value);
  const end = metadata.start + metadata.value.length - 1;
  return `${detail.slice(0, end)},"replay":${value}${detail.slice(end)}`;
}

/** A sender can write the same two members, but hardly one that names its delivery as `resources` do. */
function envelopeMetadata({ detail, endpoint, resources }: WebhookEvent) {
  const [metadata, data, more] = membersOf(detail);
  if (metadata?.name !== '"metadata"' || data?.name !== '"data"' || more) return undefined;
  const said = parseJson(metadata.value)?.value;
  const id = textField(said, 'id');
  const isOfThis = textField(said, 'endpoint') === endpoint && id !== undefined;
  return isOfThis && deliveryUrn(endpoint, id) === resources[0] ? metadata : undefined;
}

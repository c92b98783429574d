import { deliveredEvent } from './delivered-event.ts';

/** An event without what the body says already. */
export interface MadeOf {
  /** Where the bus here has it. */
  readonly seq?: number | undefined;
  readonly id: string;
  readonly source: string;
  readonly detail_type: string;
  readonly account: string;
  readonly region: string;
  readonly time: number;
  readonly resources: readonly string[];
  readonly detail?: string;
  /** What stands before and behind the body, where the detail holds it. */
  readonly around?: readonly [before: string, behind: string];
}

/** What EventBridge delivers, or would. */
export function eventJson({ resources, around, detail, ...made }: MadeOf, body: Uint8Array): string {
  const whole = wholeDetail({ around, detail }, body);
  return deliveredEvent({ ...made, seq: 0, resources: JSON.stringify(resources), detail: whole });
}

export function wholeDetail(
  { around, detail = '' }: { readonly [Name in 'around' | 'detail']?: MadeOf[Name] | undefined },
  body: Uint8Array,
): string {
  return around ? around.join(Buffer.from(body).toString()) : detail;
}

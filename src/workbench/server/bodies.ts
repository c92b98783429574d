import * as v from 'valibot';
import { Refusal } from './answer.ts';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** One or the other: of two, one would be forgotten without a word. */
const target = v.union([
  v.strictObject({
    url: v.string(),
    as: v.exactOptional(v.picklist(['event', 'api-destination', 'lambda'])),
  }),
  v.strictObject({ file: v.string() }),
]);

/** What the page sends, in the shapes of `api.ts`. */
export const bodies = {
  replay: v.object({
    deliveries: v.array(number),
    name: v.optional(v.pipe(v.string(), v.regex(/^[.\-_A-Za-z0-9]{1,64}$/))),
  }),
  send: v.object({ sample: v.optional(v.string()) }),
  rule: v.object({
    pattern: v.string(),
    target: v.optional(target),
  }),
  try: v.object({ pattern: v.string(), limit: v.optional(v.pipe(number, v.maxValue(100_000)), 1_000) }),
  explain: v.object({ pattern: v.string(), event: v.string() }),
  export: v.object({
    name: v.string(),
    pattern: v.string(),
    as: v.picklist(['cdk', 'cloudformation', 'terraform', 'cli']),
    target: v.optional(target),
  }),
};

/** @throws {Refusal} where it is of another shape */
export function bodyAs<S extends v.GenericSchema>(shape: S, body: unknown): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(shape, body ?? {});
  if (success) return output;
  const [{ message, path }] = issues;
  const field = path?.map(({ key }) => key).join('.');
  throw new Refusal(400, field === undefined ? message : `${field}: ${message}`);
}

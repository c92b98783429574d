import { givenFile } from '../delivery-forms/given-file.ts';
import { ofLooseParts } from '../delivery-forms/loose-parts.ts';
import { mostBytes, refuseLarger } from '../delivery-forms/most-bytes.ts';
import { type RecognisedDelivery, recognised } from '../delivery-forms/recognise.ts';
import { type Io, UserError } from '../io.ts';
import type { VerifyOptions } from './options.ts';
import { type Sidecar, sidecarOf } from './sidecar.ts';

export type GivenDelivery = RecognisedDelivery & {
  /** Of its endpoint, where the journal has it. */
  readonly endpoint?: string;
  /** Where `capture` saved it. */
  readonly captured?: Sidecar | undefined;
};

/** The one delivery that a command line is about. @throws {UserError} */
export async function givenDelivery(
  path: string | undefined,
  options: VerifyOptions,
  io: Io,
): Promise<GivenDelivery> {
  const delivery = await inItsForm(path, options, io);
  refuseLarger(delivery.request.body.length, mostBytes.ofBody, 'its body');
  return delivery;
}

async function inItsForm(path: string | undefined, options: VerifyOptions, io: Io): Promise<GivenDelivery> {
  const { id, pick, header, body, method } = options;
  const isInParts = [header, body, method].some((part) => part !== undefined);
  const ways = [path !== undefined, id !== undefined, isInParts].filter(Boolean).length;
  if (ways > 1)
    throw new UserError(
      'choose one of: a file, --id, or the parts of a delivery with --header, --body and --method',
    );
  if (path !== undefined) {
    const delivery = recognised(await givenFile(path, io), pick);
    const captured = options.stack === undefined ? sidecarOf(path, io) : undefined;
    return captured ? { ...delivery, cameAt: captured.now, captured } : delivery;
  }
  if (pick !== undefined) throw new UserError('--pick chooses one of several in a file: name the file');
  if (id !== undefined) {
    const { journalled } = await import('../delivery-forms/journalled.ts');
    return { form: 'the journal of serve', ...journalled(id, io) };
  }
  if (isInParts) return { form: 'its parts', ...(await ofLooseParts(options, io)) };
  throw new UserError(
    'name a delivery: a file (a raw HTTP request, a HAR, a curl command, an event of Lambda, a log of CloudWatch), --id of one that serve kept, or its parts with --header and --body',
  );
}

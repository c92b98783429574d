import type { LooseParts } from '../delivery-forms/loose-parts.ts';
import type { GivenText } from './given-secrets.ts';

export interface VerifyOptions extends LooseParts {
  /** Of the journal. */
  readonly id?: string;
  /** From 1, of several in a file. */
  readonly pick?: number;
  readonly endpoint?: string;
  readonly provider?: string;
  /** `name=value` */
  readonly option?: readonly string[];
  readonly secretFile?: readonly string[];
  /** Is refused: whoever lists the processes of a machine reads it. */
  readonly secret?: string | true;
  /** Epoch ms. */
  readonly at?: number;
  readonly json?: boolean;
  /** Of the gateway that is deployed. */
  readonly stack?: string;
}

/** With the files of secrets that it names, read. */
export interface VerifyOptionsRead extends VerifyOptions {
  readonly given?: readonly GivenText[] | undefined;
}

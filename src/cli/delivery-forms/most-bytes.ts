import { UserError } from '../io.ts';
import { sizeText } from '../terminal/cells.ts';

/**
 * What API Gateway takes of a body, which is more than a function URL does, and with that what a file may have in which there are others:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const mostBytes = { ofBody: 10 * 1024 * 1024, ofFile: 256 * 1024 * 1024 };

/** @param name of what has so many bytes. @throws {UserError} where it has more than `most` */
export function refuseLarger(bytes: number, most: number, name: string): void {
  if (bytes <= most) return;
  const mebibytes = most / 1024 / 1024;
  const why =
    most === mostBytes.ofBody
      ? `and no gateway takes more than ${mebibytes} MiB of a body (API Gateway; a function URL takes 6 MiB): no delivery is so large`
      : `and ${mebibytes} MiB are read at most: cut the delivery out`;
  throw new UserError(`${name} has ${sizeText(bytes)}, ${why}`);
}

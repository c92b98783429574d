import { Duration, Fn } from 'aws-cdk-lib';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { FrontDoor, type FrontDoorProps } from './front-door.ts';
import type { HttpApiDoor } from './http-api-door.ts';
import { openUrl } from './open-url.ts';

/** What a user says of a front door. The rest follows from the gateway. */
export type WantedFrontDoor = Omit<
  FrontDoorProps,
  'host' | 'originSecret' | 'readTimeout' | 'asksForCredentials'
>;

interface OpenDoorProps {
  readonly alias: Alias;
  /** Absent: a function URL is made. */
  readonly httpApi: HttpApiDoor | undefined;
  readonly frontDoor:
    | (WantedFrontDoor & Pick<FrontDoorProps, 'originSecret' | 'asksForCredentials'>)
    | undefined;
  /** Of the function. */
  readonly timeout: Duration;
}

/** Lets senders in, to the alias. @returns where they reach it, without a slash at the end, and what stands before it */
export function openDoor(gateway: Construct, { alias, httpApi, frontDoor, timeout }: OpenDoorProps) {
  httpApi?.leadTo(alias);
  const direct = httpApi?.url ?? openUrl(alias).url;
  const host = Fn.parseDomainName(direct);
  const before =
    frontDoor &&
    new FrontDoor(gateway, 'FrontDoor', {
      ...frontDoor,
      host,
      readTimeout: Duration.seconds(Math.max(30, timeout.toSeconds())),
    });
  return { url: before?.url ?? httpApi?.url ?? Fn.join('', ['https://', host]), frontDoor: before };
}

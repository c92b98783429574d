/** What Lambda says that an account may run at once in a Region. */
export interface AccountConcurrency {
  readonly limit: number;
  /** What no function has reserved. */
  readonly unreserved: number;
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
const staysUnreserved = 100;
/** https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html */
const requestsPerExecution = 10;
const smallLimit = 100;
const quota = 'https://console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384';
const raise = `Raise "Concurrent executions" of AWS Lambda, in this Region: ${quota}`;

/** As `whyRefused`, where all that is reserved is the gateway's own, so that nobody has to be asked. */
export function whyRefusedAtBest(reservation: number, account: AccountConcurrency): string | undefined {
  return whyRefused(reservation, account, account.limit - account.unreserved);
}

/** Whether more is reserved for others than a reservation leaves room for, unless some of that is this gateway's own. */
export function needsOwn(reservation: number, { unreserved }: AccountConcurrency): boolean {
  return reservation > Math.max(0, unreserved - staysUnreserved);
}

/**
 * @param own what the gateway has reserved already, which a deployment gives back first
 * @returns why Lambda would refuse the reservation; nothing where it would not
 */
export function whyRefused(
  reservation: number,
  { limit, unreserved }: AccountConcurrency,
  own: number,
): string | undefined {
  const most = Math.max(0, unreserved + own - staysUnreserved);
  if (reservation <= most) return undefined;
  const others = limit - unreserved - own;
  return (
    `reservedConcurrency: ${reservation} cannot be reserved. This account may run ${limit} functions at once in this Region; ` +
    `${others > 0 ? `${others} are reserved for others, and ` : ''}Lambda wants ${staysUnreserved} to stay unreserved, ` +
    `which leaves ${most}. Nothing was deployed.\n` +
    `Leave reservedConcurrency out: then deliveries may take what the account has. Or first: ${raise}`
  );
}

/** @returns what a small limit means for senders; nothing where the limit is not small */
export function smallLimitNote({ limit }: AccountConcurrency): string | undefined {
  if (limit >= smallLimit) return undefined;
  return (
    `This account may run ${limit} functions at once in this Region, all together: the gateway takes ${limit} deliveries at a time ` +
    `and ${limit * requestsPerExecution} a second at most, and shares them with every other function. Beyond that Lambda answers ` +
    `429, and some senders, such as GitHub, never send such a delivery again.\n${raise}`
  );
}

/** What WAF takes: https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html */
const least = 10;
const most = 2_000_000_000;
/** https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html */
const requestsPerExecution = 10;
/** What one address may have of all that the gateway takes. */
const share = 1 / 4;
/** AWS's default for an account; new ones begin with 10: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const usualConcurrency = 1_000;

/** Over which WAF counts, in seconds. */
export const rateWindowSeconds = 300;

/**
 * @param concurrency how many deliveries the gateway can run at once
 * @returns requests that one address may send in a window: a quarter of what the gateway takes in it
 */
export function rateLimitFor(concurrency = usualConcurrency): number {
  const limit = Math.floor(concurrency * requestsPerExecution * rateWindowSeconds * share);
  return Math.min(Math.max(limit, least), most);
}

/** @throws {Error} where WAF would refuse it */
export function checkRateLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= least && limit <= most) return;
  throw new Error(`rateLimit: WAF takes whole numbers from ${least} to ${most}, not ${limit}`);
}

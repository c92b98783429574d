/** Refusals that a repetition may cure. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const passing = new Set([
  'ExpiredToken',
  'OperationAborted',
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'SlowDown',
]);
const passingStatus = new Set([408, 429]);

/** Whether the same request may succeed later. A broken line has no status. */
export function mayPass(error: unknown): boolean {
  const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  return status === undefined || status >= 500 || passingStatus.has(status) || passing.has(name);
}

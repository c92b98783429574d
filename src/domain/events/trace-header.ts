const shape = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}(?:;[A-Za-z]{1,32}=[\w:-]{1,64}){0,4}$/;

/**
 * Whether a text is a trace header that a bus takes; any shape of it is within the 500 characters that may be.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function isTraceHeader(text: string | undefined): text is string {
  return text !== undefined && shape.test(text);
}

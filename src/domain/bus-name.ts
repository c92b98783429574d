const longest = 1600;
const shape = /^(?:arn:aws[\w-]*:events:[a-z]{2,}(?:-[a-z]+)+-\d+:\d{12}:event-bus\/)?[/.\-_A-Za-z0-9]+$/;

/**
 * Whether a text can be the name or ARN of an event bus: a request with any other is refused as a whole.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export function isBusName(text: string): boolean {
  return text.length <= longest && shape.test(text);
}

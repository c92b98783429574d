/**
 * The number a pattern may compare with. EventBridge takes what a 64-bit float holds exactly, judged by decimals:
 * the text must name the same decimal as the shortest text of its float, so `0.1` is taken and `1e309` is not.
 */
export function comparableNumber(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) && decimal(text) === decimal(String(number)) ? number : undefined;
}

/** One spelling per value: `300`, `300.0` and `3e2` all become `3e2`. */
function decimal(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const e = text.search(/e/i);
  const mantissa = text.slice(sign.length, e < 0 ? undefined : e);
  const exponent = e < 0 ? 0 : Number(text.slice(e + 1));

  const digits = mantissa.replace('.', '');
  const whole = mantissa.includes('.') ? mantissa.indexOf('.') : mantissa.length;
  let start = 0;
  let end = digits.length;
  while (start < end && digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  return start === end ? '0' : `${sign}${digits.slice(start, end)}e${exponent + whole - end}`;
}

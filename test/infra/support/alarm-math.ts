/** So much of CloudWatch's metric math as our alarms use. */

/** What a metric had in one period; absent where it had nothing. */
export type Values = Readonly<Record<string, number | undefined>>;

/** No data comes of no data, but for what `METRICS()` leaves out. */
export type Value = number | undefined;

/** What Lambda lets an account run at once, unless it asks for more. */
const concurrencyQuota = 1_000;

/**
 * The value of an expression in one period.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws {SyntaxError} at what it does not know
 */
export function evaluate(expression: string, values: Values): Value {
  const tokens = expression.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|==|>=|<=|[-+*/(),<>]/g) ?? [];
  let at = 0;
  const peek = () => tokens[at];
  const take = (expected?: string) => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new SyntaxError(
        `${expected ?? 'more'} is missing at ${tokens.slice(at).join(' ')} of ${expression}`,
      );
    }
    at += 1;
    return token;
  };
  const binary =
    (operators: Readonly<Record<string, (a: number, b: number) => number>>, next: () => Value) => () => {
      let left = next();
      for (let operator = operators[peek() ?? '']; operator; operator = operators[peek() ?? '']) {
        take();
        const right = next();
        left = left === undefined || right === undefined ? undefined : operator(left, right);
      }
      return left;
    };
  const arguments_ = () => {
    const found: Value[] = [];
    take('(');
    while (peek() !== ')') {
      found.push(whole());
      if (peek() === ',') take();
    }
    take(')');
    return found;
  };
  const primary = (): Value => {
    const token = take();
    if (token === '(') {
      const inner = whole();
      take(')');
      return inner;
    }
    if (/^\d/.test(token)) return Number(token);
    if (token === 'IF') {
      const [condition, yes, no] = arguments_();
      return condition === undefined ? undefined : condition ? yes : no;
    }
    if (token === 'SUM') {
      for (const expected of ['(', 'METRICS', '(', ')', ')']) take(expected);
      const present = Object.values(values).filter((value) => value !== undefined);
      return present.length === 0 ? undefined : present.reduce((sum, value) => sum + value, 0);
    }
    if (token === 'SERVICE_QUOTA') {
      arguments_();
      return concurrencyQuota;
    }
    if (!Object.hasOwn(values, token)) throw new SyntaxError(`${token} of ${expression} is no metric`);
    return values[token];
  };
  const product = binary({ '*': (a, b) => a * b, '/': (a, b) => a / b }, primary);
  const added = binary({ '+': (a, b) => a + b, '-': (a, b) => a - b }, product);
  const compared = binary(
    {
      '>': (a, b) => Number(a > b),
      '<': (a, b) => Number(a < b),
      '>=': (a, b) => Number(a >= b),
      '<=': (a, b) => Number(a <= b),
      '==': (a, b) => Number(a === b),
    },
    added,
  );
  const whole: () => Value = binary({ AND: (a, b) => Number(a !== 0 && b !== 0) }, compared);
  const value = whole();
  if (at < tokens.length)
    throw new SyntaxError(`${tokens.slice(at).join(' ')} of ${expression} was not read`);
  return value;
}

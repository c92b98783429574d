interface Sending {
  readonly input: object;
  readonly request: unknown;
}

const signals = new WeakMap<object, AbortSignal>();

/** Says when a call is given up, by its input: among the options of a call, it would keep the client from remembering its middlewares. */
export function giveUpWith(signal: AbortSignal, input: object): void {
  signals.set(input, signal);
}

/** That of a request. */
export function signalOf(request: object): AbortSignal | undefined {
  return signals.get(request);
}

/** A middleware of the SDK: hands the signal on from a call to the request that has become of it. */
export function handOnSignal<Args extends Sending, Out>(
  next: (args: Args) => Promise<Out>,
): (args: Args) => Promise<Out> {
  return (args) => {
    const signal = signals.get(args.input);
    if (signal) signals.set(args.request as object, signal);
    return next(args);
  };
}

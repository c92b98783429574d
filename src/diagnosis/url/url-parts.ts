/** A URL that a sender may have signed, in the parts that proxies change. Written together they are the text again. */
export interface UrlParts {
  readonly scheme: string;
  /** `user:password@`, or empty. */
  readonly user: string;
  readonly host: string;
  /** `:8443`, or empty. */
  readonly port: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

const anatomy =
  /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<user>(?:[^/?#@]*@)?)(?<host>\[[^\]]*\]|[^/?#:]*)(?<port>(?::\d*)?)(?<path>[^?]*)\??(?<query>.*)$/is;

/** Never through `new URL()`, which writes a URL anew. @returns nothing where it is none */
export function urlParts(text: string): UrlParts | undefined {
  return anatomy.exec(text)?.groups as UrlParts | undefined;
}

/** Up to its query. */
export function baseOf({ scheme, user, host, port, path }: UrlParts): string {
  return `${scheme}://${user}${host}${port}${path}`;
}

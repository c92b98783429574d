/** The options of curl that take a value and do not change what is sent: it must be known which word is a value. */
const idle = [
  'cacert capath cert=E cert-type ciphers config=K connect-timeout connect-to continue-at=C cookie-jar=c create-file-mode',
  'dump-header=D egd-file engine expect100-timeout happy-eyeballs-timeout-ms interface ipfs-gateway keepalive-time key key-type',
  'libcurl limit-rate local-port max-filesize max-redirs max-time=m netrc-file noproxy output=o output-dir parallel-max pass',
  'pinnedpubkey preproxy proxy=x proxy-cacert proxy-header proxy-user=U range=r rate resolve retry retry-delay retry-max-time',
  'socks5 socks5-hostname speed-limit=Y speed-time=y stderr time-cond=z tls-max tls13-ciphers tlspassword tlsuser trace',
  'trace-ascii unix-socket write-out=w',
];
/** Those that take a value and do. */
const effective = [
  'aws-sigv4 cookie=b data=d data-ascii data-binary data-raw data-urlencode form=F form-string header=H json oauth2-bearer',
  'referer=e request=X request-target upload-file=T url url-query user=u user-agent=A',
];
/** Those that take none. */
const flags = [
  'compressed fail=f fail-with-body get=G globoff=g head=I http0.9 http1.0=0 http1.1 http2 http2-prior-knowledge http3 http3-only',
  'include=i insecure=k ipv4=4 ipv6=6 junk-session-cookies=j location=L location-trusted next no-buffer=N no-keepalive no-progress-meter',
  'path-as-is progress-bar=# post301 post302 post303 remote-name=O remote-header-name=J show-error=S silent=s ssl ssl-reqd',
  'styled-output tcp-nodelay tlsv1=1 tlsv1.2 tlsv1.3 tr-encoding verbose=v anyauth basic digest ntlm negotiate disable=q',
];

export interface CurlOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
}

/** By the long name: https://curl.se/docs/manpage.html */
export const curlOptions: Readonly<Record<string, CurlOption>> = Object.fromEntries([
  ...optionsOf([...idle, ...effective], 'string'),
  ...optionsOf(flags, 'boolean'),
]);

function optionsOf(lists: readonly string[], type: CurlOption['type']) {
  return lists
    .flatMap((list) => list.split(' '))
    .map((one): readonly [string, CurlOption] => {
      const [name, short] = one.split('=') as [string, string?];
      return [name, short === undefined ? { type } : { type, short }];
    });
}

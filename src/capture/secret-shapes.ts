/** Prefixed as keys of many senders are: secret where `isRandom`. */
export const issuedShape =
  /(?<![A-Za-z\d])(?:[A-Za-z]{2,12}[_-])(?:(?:live|test|prod|sandbox)[_-])?[A-Za-z\d]{14,}(?:[_-][A-Za-z\d]+)*/g;

/** Those whose prefix alone says that they are secret, however short: of AWS, GitHub, Slack, Stripe, Google. */
export const prefixedShape =
  /(?<![A-Za-z\d])(?:(?:AKIA|ASIA|AROA|AIDA)[A-Z\d]{12,}|AIza[\w-]{20,}|gh[opsur]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}|xox[a-z]-[\w-]{4,}|(?:sk|pk|rk)_(?:live|test)_\w+|whsec_[\w+/=]+|sk-[\w-]{16,}|SG[.][\w-]+[.][\w-]+)/g;

/** `<header>.<payload>.<signature>`, by itself: https://www.rfc-editor.org/rfc/rfc7515#section-7.1 */
export const jwtShape = /^(eyJ[\w-]+)[.]([\w-]+)[.]([\w-]*)$/;
/** One of them in a text, whole or not. */
export const tokenShape = /(?<![\w-])eyJ[\w-]{6,}[.][\w-]+[.][\w-]*/g;

/** What is shown behind the name of its scheme: https://www.rfc-editor.org/rfc/rfc9110#section-11.4 */
export const behindSchemeShape = /(?<=\b(?:Bearer|Basic) )[\w.~+/-]{6,}=*/g;
/** Long, and of digits of base64 or hex: secret where `isRandom`. */
export const randomShape = /(?<![A-Za-z\d+/])[A-Za-z\d+/_-]{16,}={0,2}(?![A-Za-z\d])/g;

/** Letters and digits that change often: a word, a path and the name of a version do not. */
export function isRandom(text: string): boolean {
  const own = text.replaceAll(/[^A-Za-z\d]/g, '');
  if (own.length < 16) return false;
  if (/^[\da-f]{32,}$/i.test(own)) return /[1-9a-f]/i.test(own) && new Set(own).size > 6;
  const turns = own.match(/[a-z](?=[\dA-Z])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return /\d/.test(own) && /[A-Za-z]/.test(own) && turns >= own.length / 5 && new Set(own).size > 8;
}

/**
 * What people and tools write where a secret belongs, and what anybody can guess. Only a whole value counts: a secret of
 * the receiver's own may hold any word.
 */
const placeholders: readonly RegExp[] = [
  // what a console or a tool shows in place of a secret; Terraform writes it over a NoEcho parameter
  /^(?:whsec_)?(?:\*+|•+|x+|\.+)$/i,
  /^\*{3}.*\*{3}$/s,
  /^\((?:sensitive value|known after apply)\)$/,
  // a reference that nobody resolved
  /^<.*>$/s,
  /^\$\{.*\}$/s,
  /^\$\(.*\)$/s,
  /^\{\{.*\}\}$/s,
  /^\$[A-Z_][A-Z0-9_]*$/i,
  /^%[A-Z_][A-Z0-9_]*%$/i,
  /^arn:/,
  // words that stand for it; random letters and digits may begin with a short one
  /^(?:whsec_)?(?:please[-_ ]?)?(?:change|replace|fill)[-_ ]?(?:me|this|it|with)(?![a-z])/i,
  /^(?:whsec_)?(?:(?:insert|enter|paste|put|add|use)[-_ ]?(?:your|the|a)|your).*(?:secret|token|key)/is,
  /^(?:whsec_)?(?:placeholder|redacted|example|dummy|todo|tbd)(?![a-z\d+/])/i,
];

export function isPlaceholder(value: string): boolean {
  return placeholders.some((pattern) => pattern.test(value));
}

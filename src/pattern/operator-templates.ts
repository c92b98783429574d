/** Each operator as an entry of a field's array, to begin with: a pattern that EventBridge takes. */
export const operatorTemplates: Readonly<Record<string, string>> = {
  prefix: '{ "prefix": "a" }',
  suffix: '{ "suffix": "a" }',
  'anything-but': '{ "anything-but": ["a"] }',
  'equals-ignore-case': '{ "equals-ignore-case": "a" }',
  exactly: '{ "exactly": "a" }',
  wildcard: '{ "wildcard": "a*b" }',
  numeric: '{ "numeric": [">", 0, "<=", 10] }',
  exists: '{ "exists": true }',
  cidr: '{ "cidr": "10.0.0.0/8" }',
};

import type { LambdaFunctionURLResult } from 'aws-lambda';

/** Svix, and who sends through it, stops where it reads the first: https://docs.svix.com/receiving/using-app-portal. Nobody here has a session. */
const obeyedHeaders = ['webhook-delivery', 'set-cookie'];
/** Ghost and Asana delete a hook on 410, Typeform on 404: an answer says neither. */
const obeyedStatuses = [404, 410];

/** What of an answer would end a hook, or have its sender keep something. */
export function obeyedIn(answer: Exclude<LambdaFunctionURLResult, string>): readonly string[] {
  const names = Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase());
  return [
    ...names.filter((name) => obeyedHeaders.includes(name)),
    ...obeyedStatuses.filter((status) => status === answer.statusCode).map(String),
    ...(answer.cookies ?? []),
  ];
}

import { existsSync, readdirSync } from 'node:fs';
import type { Question } from './row.ts';

const root = new URL('../', import.meta.url);

/** A folder with a `question.ts` is one. */
export function questionIds(): readonly string[] {
  return readdirSync(root).filter((name) => existsSync(new URL(`${name}/question.ts`, root)));
}

/** @throws {RangeError} where there is no such question */
export async function questionOf(id: string): Promise<Question> {
  if (!questionIds().includes(id))
    throw new RangeError(`there is no question ${id}, but ${questionIds().join(', ')}`);
  const { question } = (await import(`../${id}/question.ts`)) as { readonly question: Question };
  if (question.id !== id) throw new RangeError(`the question in bench/${id} calls itself ${question.id}`);
  return question;
}

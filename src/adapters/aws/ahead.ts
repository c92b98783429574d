/**
 * Questions that are asked before anybody is there to wait for their answers. Whoever then asks the same is handed the
 * answer that is under way, and only the first: what is asked later wants to know how things are then.
 */
export class Ahead<Answer> {
  readonly #answers = new Map<string, Promise<Answer>>();

  ask(question: string, ask: () => Promise<Answer>): void {
    const answer = ask();
    // it may be that nobody comes for it
    answer.catch(() => {});
    this.#answers.set(question, answer);
  }

  /** @throws what `ask` does, there or here */
  take(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#answers.get(question);
    this.#answers.delete(question);
    return answer ?? ask();
  }
}

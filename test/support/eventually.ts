/** Asks again until it holds, for what another process or a socket has still under way. */
export async function eventually(look: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      return await look();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return look();
}

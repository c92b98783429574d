/** Waits. In simulated time it takes none. One that is aborted may reject or never end. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

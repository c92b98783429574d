/** Measures until it can be seen, for people who look at the performance panel, and for the tests. */
export function measureToPaint(name: string, start: number): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    // the first task after a frame runs when that is painted
    port1.onmessage = () => {
      performance.measure(name, { start });
      port1.close();
    };
    port2.postMessage(undefined);
  });
}

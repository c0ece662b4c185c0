/** The start and the first reading of notes are over by then, in milliseconds after the bot is ready. */
const SETTLED = 40_000;

/**
 * Gives back, once, what the start took and nothing needs any more. V8 collects it only when memory gets short, which on a
 * large machine is never. Without node's `--expose-gc` nothing happens.
 */
export function giveBackMemory(): void {
  const collect = () => globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
  setTimeout(collect, SETTLED).unref();
}

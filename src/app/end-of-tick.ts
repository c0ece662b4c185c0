/** Resolves once everything that has arrived by now has had its turn. */
export const endOfTick = () => new Promise<void>((resolve) => setImmediate(resolve));

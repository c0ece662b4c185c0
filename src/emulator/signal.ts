/** Tells every listener what happened, at once and in the order of their coming. */
export type Signal<T> = {
  readonly emit: (value: T) => void;
  /** Listens from now on; the answer stops it. */
  readonly on: (listener: (value: T) => void) => () => void;
};

/** A signal without listeners. */
export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of listeners) listener(value);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

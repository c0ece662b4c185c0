/** Where a process can die: before or after it does something that lasts. */
export type Boundary = { readonly name: string; readonly when: "before" | "after" };

/** A life that may end at any boundary. What is asked of the dead is never answered, as from a killed process. */
export class Life {
  /** Boundaries passed so far. */
  steps = 0;
  readonly #diesAt: (step: number, boundary: Boundary) => boolean;
  /** The boundary at which it died. */
  death: Boundary | null = null;

  constructor(diesAt: (step: number, boundary: Boundary) => boolean = () => false) {
    this.#diesAt = diesAt;
  }

  kill(): void {
    this.death ??= { name: "killed", when: "before" };
  }

  /** The same functions, each ending in silence once the life has ended; `prefix` names them in boundaries. */
  guard<T extends object>(prefix: string, parts: T): T {
    return new Proxy(parts, {
      get: (target, key) => {
        const part: unknown = Reflect.get(target, key);
        if (typeof part !== "function") return part;
        return (...given: unknown[]) =>
          this.#run(`${prefix}.${String(key)}`, () => part.apply(target, given));
      },
    });
  }

  async #run(name: string, act: () => unknown): Promise<unknown> {
    if (this.#passes({ name, when: "before" })) return never();
    const result = await act();
    return this.#passes({ name, when: "after" }) ? never() : result;
  }

  /** Whether the process is dead at this boundary. */
  #passes(boundary: Boundary): boolean {
    if (this.death !== null) return true;
    this.steps += 1;
    if (this.#diesAt(this.steps, boundary)) this.death = boundary;
    return this.death !== null;
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}

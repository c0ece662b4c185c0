import { createHash } from "node:crypto";

const KEPT = 60;

/** Everything that happens, in its order, as one hash; the latest lines are kept to be read. */
export class Transcript {
  readonly #hash = createHash("sha256");
  #latest: string[] = [];
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  note(...parts: readonly (string | number)[]): void {
    const line = [new Date(this.#clock()).toISOString(), ...parts].join(" ");
    this.#hash.update(`${line}\n`);
    this.#latest.push(line);
    if (this.#latest.length > 2 * KEPT) this.#latest = this.#latest.slice(-KEPT);
  }

  /** The latest lines, oldest first. */
  get latest(): readonly string[] {
    return this.#latest.slice(-KEPT);
  }

  /** The hash of all lines so far. */
  get hash(): string {
    return this.#hash.copy().digest("hex");
  }
}

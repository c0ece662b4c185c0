import type { Clock } from "../../src/app/ports.ts";
import type { Span } from "./spans.ts";

/** When processes didn't hear Discord: all of them, or some. */
export class Silences {
  readonly #clock: Clock;
  #downs: Span[] = [];
  #losses: Span[] = [];
  #since: number | null;

  /** At first nobody hears. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock();
  }

  /** From now on nobody hears. */
  begin(): void {
    this.#since ??= this.#clock();
  }

  /** Somebody hears. */
  end(): void {
    if (this.#since === null) return;
    this.#downs.push({ from: this.#since, to: this.#clock() });
    this.#since = null;
  }

  /** One process hears again, after it didn't since a time. */
  lost(from: number): void {
    this.#losses.push({ from, to: this.#clock() });
  }

  /** When no process heard Discord. */
  downs(): Span[] {
    const now: Span[] = this.#since === null ? [] : [{ from: this.#since, to: Number.POSITIVE_INFINITY }];
    return [...this.#downs, ...now];
  }

  /** When some process didn't. It can't know whether another one did. */
  absences(): Span[] {
    return [...this.downs(), ...this.#losses];
  }

  /** Forgets what ended before a time. */
  forget(before: number): void {
    this.#downs = this.#downs.filter(({ to }) => to > before);
    this.#losses = this.#losses.filter(({ to }) => to > before);
  }
}

import type { FakeMessage } from "../support/fake-channels.ts";
import { HOUR } from "./plan.ts";

/** Holds what admins are told: a reported question has a new message at most once an hour, a failure is told once. */
export class AdminAudit {
  readonly #last = new Map<string, number>();
  readonly #breaches: string[] = [];
  told = 0;

  /** To be told of every message. */
  see({ channelId, announcement: view, at }: FakeMessage): void {
    if (view.kind === "reported") this.#note(`${channelId}/${view.questionId}`, at, HOUR);
    if (view.kind === "failure" && view.what === "daily")
      this.#note(`${channelId}/${view.localDate}`, at, Number.POSITIVE_INFINITY);
  }

  audit(): string[] {
    return this.#breaches.splice(0);
  }

  #note(key: string, at: number, apart: number): void {
    const before = this.#last.get(key);
    this.told += 1;
    if (before !== undefined && at - before < apart) this.#breaches.push(`${key} was told twice`);
    this.#last.set(key, at);
  }
}

import type { Announcement } from "../../src/app/ports.ts";
import type { PressOutcome } from "../../src/app/press-views.ts";
import type { AnsweredQuestion } from "../../src/app/views.ts";

/** When answers left the bot, by guild and question: in a channel, or to a member. */
export class Leaks {
  readonly #times = new Map<string, number[]>();

  /** A message as it arrived at Discord. */
  heard(guildId: string, announcement: Announcement, at: number): void {
    if (announcement.kind === "reveal" || announcement.kind === "reported")
      this.#add(guildId, announcement.question, at);
  }

  /** What a member was told. */
  told(guildId: string, outcome: PressOutcome, at: number): void {
    if (outcome.kind === "countedAfterReveal") this.#add(guildId, outcome.question, at);
    else if ("answer" in outcome && outcome.answer !== null) this.#add(guildId, outcome.answer, at);
  }

  /** An answered question that was shown to somebody. */
  shown(guildId: string, question: AnsweredQuestion, at: number): void {
    this.#add(guildId, question, at);
  }

  /** The times at which a question's answer left while it was open. */
  within(guildId: string, stem: string, from: number, to: number): number[] {
    return (this.#times.get(`${guildId}/${stem}`) ?? []).filter((at) => at >= from && at < to);
  }

  forget(before: number): void {
    for (const [key, times] of this.#times) {
      const kept = times.filter((at) => at >= before);
      if (kept.length === 0) this.#times.delete(key);
      else this.#times.set(key, kept);
    }
  }

  #add(guildId: string, { stem }: AnsweredQuestion, at: number): void {
    const key = `${guildId}/${stem}`;
    const times = this.#times.get(key);
    if (times === undefined) this.#times.set(key, [at]);
    else times.push(at);
  }
}

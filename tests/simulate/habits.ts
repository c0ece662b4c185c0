import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { CHOOSABLE_REASONS } from "../../src/core/questions/people/report.ts";
import { KEY } from "../support/bank.ts";
import { member, type Running } from "../support/bot.ts";
import { choiceOf } from "../support/round-scene.ts";
import { between, countOf, oneOf } from "./chance.ts";
import type { Group } from "./group.ts";
import { MINUTE } from "./plan.ts";
import type { Stage } from "./stage.ts";

/** What a member was told that their exercise holds. */
type Exercised = { readonly userId: string; readonly practiceId: string; given: string };

/** What a guild's members do beside rounds: they practise, report questions, press old buttons; editors void questions. */
export class Habits {
  readonly #stage: Stage;
  readonly #group: Group;
  readonly #exercised: Exercised[] = [];
  readonly #breaches: string[] = [];

  constructor(stage: Stage, group: Group) {
    this.#stage = stage;
    this.#group = group;
  }

  /** Admins choose a channel, so that they hear of reports. */
  begin(): void {
    const { office, manager } = this.#group;
    this.#group.at(this.#stage.world.time.now() + 1_000, async ({ app }) => {
      await app.settings.set(manager, () => ({ adminChannelId: office }));
    });
  }

  planDay(day: number, until: number): void {
    const { random } = this.#group;
    const { practice, rounds } = this.#stage.plan;
    const often = (mean: number, work: (bot: Running) => Promise<void>) => {
      for (let left = countOf(random, mean); left > 0; left--)
        this.#group.at(between(random, day, until), work);
    };
    often(practice, (bot) => this.#practise(bot));
    often(rounds, (bot) => this.#report(bot));
    often(rounds / 3, (bot) => this.#rule(bot));
    often(rounds, async () => this.#pressOld());
  }

  /** What was answered stays answered; the breaches since the last audit. */
  async audit({ app }: Running): Promise<string[]> {
    const { guildId } = this.#group;
    for (const { userId, practiceId, given } of this.#exercised.splice(0)) {
      const view = await app.practice.show({ guildId, userId }, practiceId);
      const now = view?.exercise.form === "question" && "given" in view.exercise ? view.exercise.given : null;
      if (JSON.stringify(now) !== given)
        this.#breaches.push(`exercise ${practiceId}: ${JSON.stringify(now)} instead of ${given}`);
    }
    return this.#breaches.splice(0);
  }

  get #member() {
    return oneOf(this.#group.random, [this.#group.members[0] ?? "", ...this.#group.members]);
  }

  async #practise({ app }: Running): Promise<void> {
    const { guildId, random } = this.#group;
    const asker = { guildId, userId: this.#member };
    const { practiceId, exercise } = await app.practice.next(asker, { topic: null, kind: "mixed" });
    if (exercise.form !== "question" || !("question" in exercise)) return;
    const { question } = exercise;
    const anyGiven = (): Given => {
      const choice = between(random, 0, Math.max(1, question.options.length));
      switch (answerForm(question)) {
        case "option":
          return { kind: "option", choice };
        case "options":
          return { kind: "options", choices: [choice] };
        case "text":
          return { kind: "text", text: KEY };
      }
    };
    const answer = async (bot: Running) => {
      const view = await bot.app.practice.respond(asker, practiceId, anyGiven());
      if (view?.exercise.form !== "question" || !("given" in view.exercise)) return;
      this.#stage.leaks.shown(guildId, view.exercise.question, this.#stage.world.time.now());
      const given = JSON.stringify(view.exercise.given);
      const before = this.#exercised.find((one) => one.practiceId === practiceId);
      if (before === undefined) this.#exercised.push({ userId: asker.userId, practiceId, given });
      else if (before.given !== given) this.#breaches.push(`exercise ${practiceId} changed to ${given}`);
    };
    const now = this.#stage.world.time.now();
    this.#group.at(now + between(random, 2_000, MINUTE), answer);
    this.#group.at(now + between(random, 2_000, 2 * MINUTE), answer);
  }

  /** A question of the hall's latest messages. */
  #asked() {
    const { hall, random } = this.#group;
    const asked = this.#stage.world.discord
      .in(hall)
      .filter(({ announcement }) => announcement.kind === "reveal");
    return asked.at(-1 - between(random, 0, Math.min(asked.length, 10)));
  }

  async #report({ app }: Running): Promise<void> {
    const { guildId, random } = this.#group;
    const view = this.#asked()?.announcement;
    if (view?.kind !== "reveal") return;
    const asker = member(this.#member, { guildId });
    const reason = oneOf(random, [CHOOSABLE_REASONS[0], ...CHOOSABLE_REASONS]);
    const outcome = await app.rounds.report(asker, view.roundId, view.position, reason);
    this.#stage.transcript.note(guildId, "reported", view.roundId, view.position, outcome);
  }

  async #rule({ app }: Running): Promise<void> {
    const { manager, random, guildId } = this.#group;
    const { rows } = await app.questions.flagged(manager, 0);
    const [first, ...others] = rows.map(({ questionId }) => questionId);
    if (first === undefined) return;
    const questionId = oneOf(random, [first, ...others]);
    const deed = oneOf(random, ["void", "enable", "disable"] as const);
    await app.questions[deed](manager, questionId);
    this.#stage.transcript.note(guildId, deed, questionId);
  }

  /** Buttons of long ago are pressed, too. */
  #pressOld(): void {
    const { time } = this.#stage.world;
    const message = this.#asked();
    const isOld = message !== undefined && time.now() - message.at > 10 * MINUTE;
    if (!isOld || message.announcement.kind !== "reveal") return;
    if (message.announcement.question.kind !== "choice") return;
    const now = time.now();
    this.#group.crowd.pressAt(now, now + 100, this.#member, message, choiceOf(message, true));
  }
}

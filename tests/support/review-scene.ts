import type { ReportedView } from "../../src/app/question-views.ts";
import type { ReportReason } from "../../src/core/questions/people/report.ts";
import { member } from "./bot.ts";
import { Scene } from "./round-scene.ts";

/** The server's admin channel. */
export const ADMIN = "900";
/** Who may edit, since they manage the server. */
export const editor = member("99", { mayManageServer: true });

/** A round of two on the four facts of one note, played to its end: 10 was right and 11 wrong, both times. */
export class ReviewScene {
  readonly scene = new Scene({ members: 0 });
  roundId = "";
  /** The first question of the round. */
  questionId = "";

  async play(): Promise<void> {
    const { scene } = this;
    await scene.boot();
    await this.app.settings.set(editor, () => ({ adminChannelId: ADMIN }));
    this.roundId = await scene.start({ topic: "Protocols", questions: 2, speed: false });
    for (const position of [1, 2]) {
      const asked = await scene.untilQuestion(position);
      await scene.press("10", asked, true);
      await scene.press("11", asked, false);
      await this.world.time.advance(22_000);
    }
    await scene.untilOver(this.roundId);
    this.questionId = (await this.asked(1)).id;
  }

  get world() {
    return this.scene.world;
  }

  /** The bot of this moment. */
  get bot() {
    return this.scene.bot;
  }

  get app() {
    return this.bot.app;
  }

  /** The question at a position of the round, as it was asked. */
  async asked(position: number) {
    const loaded = await this.bot.stores.rounds.load(this.roundId);
    const question = loaded?.round.questions[position - 1]?.question;
    if (question === undefined) throw new Error(`There is no question ${position}`);
    return question;
  }

  report(userId: string, reason: ReportReason = "wrongKey", position = 1) {
    return this.app.rounds.report(member(userId), this.roundId, position, reason);
  }

  /** What the admin channel shows now, oldest first. */
  get told(): readonly ReportedView[] {
    const shown = this.world.discord.in(ADMIN).map(({ announcement }) => announcement);
    return shown.filter((announcement) => announcement.kind === "reported");
  }

  /** Lets what is under way come to its end, then moves on. */
  async settle(milliseconds = 0): Promise<void> {
    await this.world.time.advance(milliseconds);
  }
}

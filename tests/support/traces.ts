import { sql } from "kysely";
import type { Member } from "../../src/app/app.ts";
import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { member } from "./bot.ts";
import { columnsOf } from "./held-ids.ts";
import { bankOfForms, choiceOf, Scene, type SceneParts, starter, wish } from "./round-scene.ts";

/** Whose traces are looked for: an id that no other text holds by chance. */
export const ME = "918273645918273645";
const OTHER = "1001";
export const editor = member("99", { mayManageServer: true });

/** A member of a server, with the right to upload notes. */
export const me = (guildId = "100"): Member => member(ME, { guildId, mayManageServer: true });

/** What somebody wrote who may be anyone. */
const message = (messageId: string, authorUserId: string, content: string) => ({
  messageId,
  channelId: "200",
  authorUserId,
  isByBot: false,
  content,
  url: `https://discord.com/channels/100/200/${messageId}`,
});

/** A server in which one member has left every trace that the bot keeps, and another has done much the same. */
export class Traces {
  readonly scene: Scene;

  constructor(parts: Pick<SceneParts, "keepAnswersDays"> = {}) {
    this.scene = new Scene({ members: 0, bank: bankOfForms, durable: false, ...parts });
  }

  get bot() {
    return this.scene.bot;
  }

  get db() {
    return this.bot.database.db;
  }

  /** Starts a round as a member, and posts its announcement. */
  async start(by: Member, channelId: string): Promise<string> {
    const view = await this.bot.app.rounds.start(by, channelId, { ...wish, questions: 4 });
    const lobby = await this.scene.world.discord.post(channelId, view, `lobby-${view.roundId}`.slice(0, 25));
    if (lobby.kind === "sent") await this.bot.app.rounds.announced(view.roundId, lobby.messageId);
    return view.roundId;
  }

  /** Answers the open question at a position, right or wrong, in its own form. */
  async answer(userId: string, position: number, right: boolean): Promise<void> {
    const asked = this.scene.question(position);
    const { announcement } = asked;
    if (announcement.kind !== "question") throw new Error("It isn't open");
    const kept = await this.bot.stores.rounds.load(announcement.roundId);
    const question = kept?.round.questions[position - 1]?.question;
    if (question === undefined) throw new Error("It isn't kept");
    const choice = choiceOf(asked, right);
    const choices = question.options.flatMap((option, at) => (question.key.includes(option) ? [at] : []));
    const now = this.scene.world.time.now();
    const forms: Readonly<Record<Given["kind"], Given>> = {
      option: { kind: "option", choice },
      options: { kind: "options", choices: right ? choices : [choice] },
      text: { kind: "text", text: right ? (question.key[0] ?? "") : "no idea" },
    };
    this.scene.crowd.giveAt(now, now, userId, asked, forms[answerForm(question)]);
    await this.scene.world.time.advance(0);
  }

  /** A round that both play to its end; each says of a question that it is wrong. */
  async playRound(): Promise<string> {
    const roundId = await this.start(me(), "200");
    for (const position of [1, 2, 3, 4]) {
      await this.scene.untilQuestion(position);
      await this.answer(ME, position, position === 1);
      await this.answer(OTHER, position, position < 3);
    }
    await this.scene.untilOver(roundId);
    for (const userId of [ME, OTHER]) await this.bot.app.rounds.report(member(userId), roundId, 3, "unclear");
    return roundId;
  }

  async practise(who: Member): Promise<void> {
    const { practice } = this.bot.app;
    const { practiceId } = await practice.next(who, { topic: null, kind: "choice" });
    await practice.respond(who, practiceId, { kind: "option", choice: 0 });
    await practice.report(who, practiceId, "typo");
    await practice.next(who, { topic: null, kind: "mixed" });
  }

  /** Messages of both, suggested by both, one of each accepted; and an upload that waits. */
  async suggest(word: string): Promise<void> {
    const { suggestions, notes } = this.bot.app;
    const texts = ["A ribosome builds proteins", "A lysosome breaks down waste", "A vacuole holds water"];
    for (const [at, [by, of]] of [
      [ME, OTHER],
      [OTHER, ME],
      [OTHER, OTHER],
    ].entries()) {
      const suggest = (id: string) =>
        suggestions.suggest(member(by ?? ""), message(`${id}${at}`, of ?? "", `${texts[at]}${word}`));
      await suggest("60");
      await suggestions.accept(editor, (await suggest("70")).suggestionId);
    }
    for (const who of [me(), member(OTHER, { mayManageServer: true })])
      await notes.preview(who, [
        this.scene.world.files.hand("cells.md", "# Cells\n- A cell wall gives support."),
      ]);
  }

  /** Has all answers so far folded into counts. */
  async prune(before = this.scene.world.time.now()): Promise<void> {
    while (await this.bot.stores.pruning.pruneAnswers(before));
  }

  async leaveAll(): Promise<void> {
    await this.scene.boot();
    await this.leave("");
  }

  /** Leaves every trace in a server that has none yet; `word` makes its notes others than those of before. */
  async leave(word: string): Promise<void> {
    await this.playRound();
    await this.prune();
    await this.playRound();
    for (const who of [me(), member(OTHER)]) await this.practise(who);
    await this.suggest(word);
    await this.scene.world.time.advance(3_600_000);
    await this.start(starter, "201");
    await this.bot.app.rounds.stop(member(ME, { mayManageMessages: true }), "201", null);
    await this.scene.world.time.advance(60_000);
    await this.bot.app.privacy.askErasure(me());
    for (const userId of [ME, OTHER]) await this.bot.app.privacy.show(member(userId), false);
  }

  /** Gives all that was left in the server to another. */
  async moveTo(guildId: string): Promise<void> {
    for (const { table, column } of await columnsOf(this.db))
      if (column === "guild_id")
        await sql`update ${sql.table(table)} set guild_id = ${guildId} where guild_id = '100'`.execute(
          this.db,
        );
    for (const [table, column] of [
      ["suggestions", "url"],
      ["guild_notes", "source_url"],
    ] as const)
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = replace(${sql.ref(column)}, '/100/', ${`/${guildId}/`})`.execute(
        this.db,
      );
  }

  /** Practises in no server, and asks for an erasure in all. */
  async leaveOutside(): Promise<void> {
    const { practice, privacy } = this.bot.app;
    const alone = { guildId: null, userId: ME };
    const { practiceId } = await practice.next(alone, { topic: null, kind: "choice" });
    await practice.respond(alone, practiceId, { kind: "option", choice: 0 });
    await privacy.askErasure(alone);
  }

  /** Has everything about the member erased, in one server or in all for null. */
  async erase(guildId: string | null): Promise<void> {
    const asker = { guildId, userId: ME };
    const { requestId } = await this.bot.app.privacy.askErasure(asker);
    await this.bot.app.privacy.erase(asker, requestId);
  }
}

import type { RoundPlan, RoundPress, RoundStore, Stores } from "../../src/app/stores.ts";
import type { Question } from "../../src/core/questions/question.ts";
import { decideRound } from "../../src/core/rounds/machine.ts";
import type { Round } from "../../src/core/rounds/round.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "./database.ts";
import { lobbyRound, OPEN, START } from "./rounds.ts";
import { snowflakeAt } from "./snowflake.ts";

/** A database of its own with rounds of three questions in it; the round "r1" is what presses are on. */
export class StoredRounds {
  readonly databases: Databases;
  readonly db: Db;
  readonly stores: Stores;
  readonly rounds: RoundStore;
  readonly #facts: ReadonlyMap<string, string>;
  #serial = 0;

  private constructor(databases: Databases, db: Db, facts: ReadonlyMap<string, string>) {
    this.databases = databases;
    this.db = db;
    this.stores = makeStores(db, "UTC");
    this.rounds = this.stores.rounds;
    this.#facts = facts;
  }

  static async open(): Promise<StoredRounds> {
    const databases = new Databases();
    const { db } = await databases.open();
    const facts = lobbyRound(5).questions.map(({ question }) => ({
      fingerprint: question.fact,
      text: question.explanation,
      file: question.source.file,
      prefix: null,
      isQuestion: false,
      language: "en" as const,
    }));
    let id = 0;
    const shared = { guildId: null, files: null };
    const { ids } = await makeStores(db, "UTC").facts.sync(shared, facts, () => `lasting-${id++}`, START);
    return new StoredRounds(databases, db, ids);
  }

  /** A round in its lobby, with all that storing it takes. */
  plan(id: string, change: Partial<Round> = {}) {
    const lobby = lobbyRound(3);
    const questions = lobby.questions.map((one) => ({
      ...one,
      factId: this.#facts.get(one.question.fact) ?? "",
    }));
    return { round: { ...lobby, id, questions, ...change }, wished: 5, forget: [] };
  }

  /** Stores a round, unless one is live in its channel. */
  start(plan: RoundPlan) {
    const { guildId, channelId } = plan.round;
    return this.rounds.start({ guildId, channelId }, () => plan);
  }

  /** What a guild was asked in the current cycle, as a draw is told. */
  async asked(guildId: string): Promise<ReadonlySet<string>> {
    const seen = Promise.withResolvers<ReadonlySet<string>>();
    await this.rounds
      .start({ guildId, channelId: "nowhere" }, (asked) => {
        seen.resolve(asked);
        throw new Error("only asked");
      })
      .catch(() => {});
    return seen.promise;
  }

  /** Stores "r1" with its first question, changed by `made`, open since START. */
  async openRound(made = (question: Question) => question): Promise<Round> {
    const { questions } = this.plan("r1").round;
    await this.start(
      this.plan("r1", { questions: questions.map((one) => ({ ...one, question: made(one.question) })) }),
    );
    await this.rounds.change("r1", START, (round) => decideRound(round, { kind: "startNow" }, START));
    const question = { kind: "question", position: 1 } as const;
    const sent = { kind: "sent", send: question, messageId: snowflakeAt(START), at: START } as const;
    const event = { ...sent, shownClosesAt: START + OPEN, absence: null };
    const opened = await this.rounds.change("r1", START, (round) => decideRound(round, event, START));
    if (opened === null) throw new Error("no round");
    return opened;
  }

  /** A press on the first question, some milliseconds after it opened. */
  press(userId: string, after: number, change: Partial<RoundPress> = {}): RoundPress {
    return {
      roundId: "r1",
      interactionId: snowflakeAt(START + after, ++this.#serial),
      guildId: "1",
      channelId: "2",
      messageId: snowflakeAt(START),
      userId,
      position: 1,
      given: { kind: "option", choice: 1 },
      ...change,
    };
  }
}

import type { QuizWish } from "../../src/app/app.ts";
import type { LobbyView } from "../../src/app/views.ts";
import { StudyError } from "../../src/core/errors.ts";
import type { Random } from "../../src/core/random.ts";
import { seeded } from "../../src/core/random.ts";
import { member, type Running } from "../support/bot.ts";
import { Crowd } from "../support/crowd.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import { between, countOf, oneOf } from "./chance.ts";
import { MINUTE } from "./plan.ts";
import type { Stage } from "./stage.ts";

/** A guild and its members, who do as their seed has it. */
export class Group {
  readonly guildId: string;
  /** Where it plays. */
  readonly hall: string;
  /** Where admins hear of what goes wrong. */
  readonly office: string;
  /** Where the daily concept comes. */
  readonly board: string;
  readonly zone: string;
  readonly members: readonly string[];
  readonly crowd: Crowd;
  readonly random: Random;
  /** When a round was begun last. */
  startedAt = 0;
  readonly #stage: Stage;
  #serial = 0;

  constructor(stage: Stage, index: number, zone: string) {
    const { plan, fleet, world } = stage;
    this.#stage = stage;
    this.guildId = String(1_000 + index);
    this.hall = `hall-${index}`;
    this.office = `office-${index}`;
    this.board = `board-${index}`;
    this.zone = zone;
    this.random = seeded(plan.seed, "group", index);
    this.members = Array.from({ length: plan.members }, (_, seat) => `${index}-${seat}`);
    this.crowd = new Crowd({
      members: this.members,
      seed: `${plan.seed}-${index}`,
      clock: world.time.now,
      timers: world.time.timers(`crowd-${index}`),
      hear: fleet.hear,
      guildId: this.guildId,
      hearings: (at, random) => hearings(at, random, plan.repeated),
      insists: true,
      onError: stage.bug,
      onTold: ({ press }, outcome) => {
        const { transcript, leaks } = stage;
        transcript.note(press.interactionId, outcome.kind);
        leaks.told(this.guildId, outcome, world.time.now());
      },
    });
  }

  get manager() {
    return member(this.members[0] ?? "manager", {
      guildId: this.guildId,
      mayManageServer: true,
      mayManageMessages: true,
    });
  }

  see(message: FakeMessage): void {
    if (message.channelId === this.hall) this.crowd.see(message);
  }

  /** Has something happen at a time, on one process that hears of it; what goes wrong is told to the stage. */
  at(time: number, work: (bot: Running) => Promise<void>): void {
    this.#stage.timers.set(`${this.guildId}-${this.#serial++}`, time, () => this.now(work));
  }

  /** The same at once. Whichever process acknowledges a command first goes on with it. */
  now(work: (bot: Running) => Promise<void>): void {
    const [first, ...others] = this.#stage.fleet.hearing;
    if (first !== undefined) void this.#tried(oneOf(this.random, [first, ...others]), work);
  }

  /** A refusal is an outcome; any other error is a bug. */
  async #tried(bot: Running, work: (bot: Running) => Promise<void>): Promise<void> {
    try {
      await work(bot);
    } catch (error) {
      if (error instanceof StudyError) this.#stage.transcript.note(this.guildId, "refused", error.code);
      else this.#stage.bug(error);
    }
    this.#stage.fleet.stir();
  }

  /** Plans the rounds of a stretch of time. */
  planRounds(from: number, until: number): void {
    const days = (until - from) / 86_400_000;
    for (let left = countOf(this.random, this.#stage.plan.rounds * days); left > 0; left--)
      this.#planRound(between(this.random, from, until));
  }

  #planRound(at: number): void {
    const { random } = this;
    const starter = member(this.members[between(random, 0, this.members.length)] ?? "", {
      guildId: this.guildId,
    });
    const wish: QuizWish = {
      topic: oneOf(random, [null, null, "Networks", "Networks › Routes"]),
      questions: between(random, 1, 6),
      seconds: oneOf(random, [5, 10, 20, 20]),
      kind: oneOf(random, ["mixed", "mixed", "choice"]),
      speed: random() < 0.8,
    };
    if (random() < this.#stage.plan.deployed) this.#stage.fleet.deployAt(at + between(random, 0, MINUTE));
    // Every process that hears the command starts a round; the database lets one of them.
    this.#stage.timers.set(`${this.guildId}-${this.#serial++}`, at, () => {
      this.startedAt = at;
      this.#stage.fleet.stir();
      for (const bot of this.#stage.fleet.hearing)
        void this.#tried(bot, async () => {
          const lobby = await bot.app.rounds.start(starter, this.hall, wish);
          await this.#announce(bot, lobby);
        });
    });
    const meddle = (share: number, later: number, deed: (bot: Running, roundId: string) => Promise<void>) => {
      if (random() < share)
        this.at(at + between(random, 1_000, later), async (bot) => {
          const live = await bot.stores.rounds.liveIn(this.hall);
          if (live !== null) await deed(bot, live.id);
        });
    };
    meddle(0.4, 8_000, (bot, roundId) => bot.app.rounds.startNow(starter, this.hall, roundId));
    meddle(0.1, 120_000, async (bot, roundId) => {
      this.#stage.ends.push({ roundId, at: this.#stage.world.time.now() });
      await bot.app.rounds.stop(starter, this.hall, roundId);
    });
    meddle(0.2, 60_000, async (bot, roundId) => {
      const position = (await bot.stores.rounds.load(roundId))?.round.position ?? 0;
      this.#stage.ends.push({ roundId, at: this.#stage.world.time.now() });
      await bot.app.rounds.revealNow(starter, this.hall, roundId, position);
    });
  }

  /** The reply to the command announces the round, as the Discord edge has it; where it fails, a message of the round's own does. */
  async #announce({ app, life }: Running, lobby: LobbyView): Promise<void> {
    const { world } = this.#stage;
    const channels = world.discord.from(() => life.death !== null);
    const reply = await channels.post(this.hall, lobby, `reply-${lobby.roundId}`.slice(0, 25));
    if (life.death !== null) return;
    if (reply.kind === "sent") return app.rounds.announced(lobby.roundId, reply.messageId);
    const found = await channels.find(this.hall, lobby, lobby.firstQuestionAt - 60_000);
    if (life.death !== null) return;
    if (found.kind === "found") await app.rounds.announced(lobby.roundId, found.messageId);
    else await app.rounds.announce(lobby.roundId);
  }
}

/** Most deliveries come once and soon; some twice, some so late that others overtake them. */
function hearings(at: number, random: Random, repeated: number): number[] {
  const soon = () => Math.round(at + 20 + random() * 300);
  const late = () => Math.round(at + 20 + random() * 10_000);
  const first = random() < repeated ? late() : soon();
  return random() < repeated ? [first, late()] : [first];
}

import type { Emulator, Guild, Member } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";
import { withoutNonces } from "../support/without-nonces.ts";
import { BLACKOUT, storm } from "./storm.ts";
import { Table, wait } from "./table.ts";

export type OutagePlan = {
  readonly seed: string;
  /** How long Discord is ill, in milliseconds. */
  readonly milliseconds: number;
  /** Rounds that are played at the same time; where one ends during the outage another begins. */
  readonly tables: number;
  readonly players: number;
  readonly questions: number;
  /** Whether Discord knows nonces again; where it doesn't, the audit must find what was posted twice. */
  readonly nonces?: boolean;
};

/** What a run found; `faults` is empty where every promise held. */
export type OutageReport = {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly identifies: number;
  /** 401, 403 and 429 answers in the worst ten minutes; also those 429 that Discord doesn't count. */
  readonly refused: number;
  /** How long after the outage's end all was as before, in milliseconds. */
  readonly recovered: number;
  readonly faults: readonly string[];
  readonly transcript: string;
};

const CALM = 8_000;
/** Discord bans a bot whose requests are refused too often; so many in ten minutes are already too many. */
const MOST_REFUSED = 100;
const LONGEST_RECOVERY = 60_000;
/** A round that stands still for so long after an outage is lost. */
const PATIENCE = 240_000;

const isDaily = ({ content }: { content: string }) => content.startsWith("**Concept of the day");

class Evening {
  readonly tables: Table[] = [];
  readonly #emulator: Emulator;
  readonly #guild: Guild;
  readonly #plan: OutagePlan;
  isOver = false;

  constructor(emulator: Emulator, guild: Guild, plan: OutagePlan) {
    this.#emulator = emulator;
    this.#guild = guild;
    this.#plan = plan;
  }

  /** One round after the other until the evening is over. */
  async play(): Promise<void> {
    while (!this.isOver) {
      const plan = { ...this.#plan, patience: this.#plan.milliseconds + PATIENCE };
      const table = new Table(this.#emulator, this.#guild, this.tables.length, plan);
      this.tables.push(table);
      await table.start();
      await table.play();
    }
  }
}

const fullMinuteFrom = (time: number) => Math.ceil(time / 60_000) * 60_000;

/** A channel in which a server wants its daily concept at a full minute, and who asked for it. */
async function subscribed(guild: Guild, dueAt: number): Promise<Member> {
  const news = guild.addChannel("news");
  const admin = guild.addMember("Grace", { permissions: ["ManageGuild"] }).in(news);
  const time = new Date(dueAt).toISOString().slice(11, 16);
  await admin.slash("daily set", { channel: news.id, time, timezone: "UTC" });
  return admin;
}

/** Waits until a member's command is answered. */
async function answered(member: Member): Promise<void> {
  while ((await member.slash("help")).kind !== "reply") await wait(250);
}

/** The most refusals that fell into ten minutes. */
function worstTenMinutes(requests: Emulator["requests"]): number {
  const times = requests.filter(({ status }) => [401, 403, 429].includes(status)).map(({ at }) => at);
  return Math.max(
    0,
    ...times.map((at, first) => times.filter((t, i) => i >= first && t < at + 600_000).length),
  );
}

/** IDENTIFYs that came less than five seconds after another. */
function tooSoon(connections: Emulator["connections"]): string[] {
  const times = connections.filter(({ kind }) => kind === "identify").map(({ at }) => at);
  return times
    .filter((at, turn) => at - (times[turn - 1] ?? 0) < 4_900)
    .map((at) => `an IDENTIFY too soon at ${new Date(at).toISOString()}`);
}

/**
 * Plays rounds through an outage, in which daily concepts come due at its beginning and when nothing works at all, and
 * audits what is left. The outage is up to a minute longer than planned, so that a full minute lies in its last part.
 */
export async function runOutage(plan: OutagePlan): Promise<OutageReport> {
  const emulator = await startEmulator();
  if (plan.nonces === false) withoutNonces(emulator);
  const guilds = [emulator.addGuild({ name: "Group" }), emulator.addGuild({ name: "Neighbours" })] as const;
  const bot = new BotProcess({ emulator });
  await bot.start();
  const evening = new Evening(emulator, guilds[0], plan);
  try {
    const beginsAt = Date.now() + CALM;
    const lastDueAt = fullMinuteFrom(beginsAt + plan.milliseconds - BLACKOUT / 2);
    const admins = [
      await subscribed(guilds[0], fullMinuteFrom(beginsAt)),
      await subscribed(guilds[1], lastDueAt),
    ] as const;
    const playing = Array.from({ length: plan.tables }, () => evening.play());
    await wait(beginsAt - Date.now());
    await storm(emulator, guilds, { ...plan, milliseconds: lastDueAt + BLACKOUT / 2 - beginsAt });
    const endedAt = Date.now();
    evening.isOver = true;
    const faults = await recovered(emulator, admins, evening, endedAt);
    const took = Date.now() - endedAt;
    await Promise.all(playing);
    await wait(1_500);
    const ledger = new LedgerReader(bot.databaseFile);
    faults.push(...evening.tables.flatMap((table) => table.faults(ledger)));
    ledger.close();
    for (const admin of admins) {
      const dailies = emulator.messages(admin.channel()).filter(isDaily).length;
      if (dailies !== 1) faults.push(`${dailies} daily concepts in a channel`);
    }
    faults.push(...emulator.violations.map((violation) => JSON.stringify(violation)));
    if (!bot.isAlive) faults.push("the bot has ended");
    if (bot.output.includes('"level":"error"')) faults.push("a bug was logged");
    faults.push(...tooSoon(emulator.connections));
    const refused = worstTenMinutes(emulator.requests);
    if (refused >= MOST_REFUSED) faults.push(`${refused} requests were refused within ten minutes`);
    const players = evening.tables.flatMap((table) => table.players);
    return {
      rounds: evening.tables.length,
      acknowledged: players.reduce((sum, player) => sum + player.acknowledged.length, 0),
      unanswered: players.reduce((sum, player) => sum + player.unanswered, 0),
      identifies: emulator.connections.filter(({ kind }) => kind === "identify").length,
      refused,
      recovered: took,
      faults,
      transcript: `${emulator.transcript()}\n${bot.output}`,
    };
  } finally {
    await bot.stop();
    await emulator.close();
  }
}

/** Waits until commands are answered, every round goes on and the daily concepts are there; tells what isn't in time. */
async function recovered(
  emulator: Emulator,
  admins: readonly [Member, Member],
  { tables }: Evening,
  endedAt: number,
): Promise<string[]> {
  const limit = wait(LONGEST_RECOVERY).then(() => "late" as const);
  const isNew = ({ createdAt, editedAt }: { createdAt: number; editedAt: number | null }) =>
    Math.max(createdAt, editedAt ?? 0) >= endedAt;
  const awaited: readonly (readonly [string, Promise<unknown>])[] = [
    ["a command", answered(admins[0])],
    ["the first daily concept", emulator.waitForMessage(admins[0].channel(), isDaily, LONGEST_RECOVERY)],
    ["the last daily concept", emulator.waitForMessage(admins[1].channel(), isDaily, LONGEST_RECOVERY)],
    ...tables
      .filter(({ isPlaying }) => isPlaying)
      .map(
        ({ channel }) => [channel.name, emulator.waitForMessage(channel, isNew, LONGEST_RECOVERY)] as const,
      ),
  ];
  const late = awaited.map(async ([name, coming]) => {
    const outcome = await Promise.race([coming, limit]).catch(() => "late" as const);
    console.log(`${name} ${Date.now() - endedAt} ms after the end`);
    return outcome === "late" ? [`${name} didn't come within a minute after the outage`] : [];
  });
  return (await Promise.all(late)).flat();
}

import type { Emulator, Guild, Member } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";
import { storm } from "./storm.ts";
import { Table, wait } from "./table.ts";

export type OutagePlan = {
  readonly seed: string;
  /** How long Discord is ill, in milliseconds. */
  readonly milliseconds: number;
  /** Rounds that are played at the same time; where one ends during the outage another begins. */
  readonly tables: number;
  readonly players: number;
  readonly questions: number;
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

/** The next full minute that is at least so many milliseconds away, as "HH:MM" in UTC. */
function minuteAfter(milliseconds: number): string {
  const at = Math.ceil((Date.now() + milliseconds) / 60_000) * 60_000;
  return new Date(at).toISOString().slice(11, 16);
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

/** Plays rounds and posts a daily concept through an outage, and audits what is left. */
export async function runOutage(plan: OutagePlan): Promise<OutageReport> {
  const emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Group" });
  const news = guild.addChannel("news");
  const admin = guild.addMember("Grace", { permissions: ["ManageGuild"] }).in(news);
  const bot = new BotProcess({ emulator });
  await bot.start();
  const evening = new Evening(emulator, guild, plan);
  try {
    await admin.slash("daily set", { channel: news.id, time: minuteAfter(CALM), timezone: "UTC" });
    const playing = Array.from({ length: plan.tables }, () => evening.play());
    await wait(CALM);
    await storm(emulator, [guild], plan);
    const endedAt = Date.now();
    evening.isOver = true;
    const faults = await recovered(emulator, admin, evening, endedAt);
    const took = Date.now() - endedAt;
    await Promise.all(playing);
    await wait(1_500);
    const ledger = new LedgerReader(bot.databaseFile);
    faults.push(...evening.tables.flatMap((table) => table.faults(ledger)));
    ledger.close();
    const dailies = emulator.messages(news).filter(isDaily).length;
    if (dailies !== 1) faults.push(`${dailies} daily concepts`);
    faults.push(...emulator.violations.map((violation) => JSON.stringify(violation)));
    if (!bot.isAlive) faults.push("the bot has ended");
    if (bot.output.includes('"level":"error"')) faults.push("a bug was logged");
    faults.push(...tooSoon(emulator.connections));
    const players = evening.tables.flatMap((table) => table.players);
    return {
      rounds: evening.tables.length,
      acknowledged: players.reduce((sum, player) => sum + player.acknowledged.length, 0),
      unanswered: players.reduce((sum, player) => sum + player.unanswered, 0),
      identifies: emulator.connections.filter(({ kind }) => kind === "identify").length,
      refused: worstTenMinutes(emulator.requests),
      recovered: took,
      faults,
      transcript: `${emulator.transcript()}\n${bot.output}`,
    };
  } finally {
    await bot.stop();
    await emulator.close();
  }
}

/** Waits until a command is answered, every round goes on and the daily concept is there; tells what isn't in time. */
async function recovered(
  emulator: Emulator,
  admin: Member,
  { tables }: Evening,
  endedAt: number,
): Promise<string[]> {
  const limit = wait(LONGEST_RECOVERY).then(() => "late" as const);
  const isNew = ({ createdAt, editedAt }: { createdAt: number; editedAt: number | null }) =>
    Math.max(createdAt, editedAt ?? 0) >= endedAt;
  const awaited: readonly (readonly [string, Promise<unknown>])[] = [
    ["a command", answered(admin)],
    ["the daily concept", emulator.waitForMessage(admin.channel(), isDaily, LONGEST_RECOVERY)],
    ...tables
      .filter(({ isPlaying }) => isPlaying)
      .map(
        ({ channel }) => [channel.name, emulator.waitForMessage(channel, isNew, LONGEST_RECOVERY)] as const,
      ),
  ];
  const late = awaited.map(async ([name, coming]) => {
    const outcome = await Promise.race([coming, limit]).catch(() => "late" as const);
    console.log(name, Date.now() - endedAt);
    return outcome === "late" ? [`${name} didn't come within a minute after the outage`] : [];
  });
  return (await Promise.all(late)).flat();
}

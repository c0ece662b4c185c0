import { seeded } from "../../src/core/random.ts";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";
import { Table, wait } from "./table.ts";

export type KillPlan = {
  readonly seed: string;
  readonly kills: number;
  readonly rounds: number;
  readonly players: number;
  readonly questions: number;
};

/** What a run found; `faults` is empty where every promise held. */
export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Presses that got no answer, since the bot was dead. */
  readonly unanswered: number;
  /** How long rounds waited after the starts amid them until they went on: of how many, and the longest, in milliseconds. */
  readonly resumed: { readonly starts: number; readonly longest: number };
  readonly faults: readonly string[];
  readonly transcript: string;
};

/** The bot's processes: one after another and, during a deploy, two at a time on one token and one database. */
class Processes {
  readonly databaseFile: string;
  readonly #emulator: Emulator;
  readonly #all: BotProcess[];

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
    const first = new BotProcess({ emulator });
    this.#all = [first];
    this.databaseFile = first.databaseFile;
  }

  get now(): BotProcess {
    const latest = this.#all.at(-1);
    if (latest === undefined) throw new Error("There is no process");
    return latest;
  }

  get output(): string {
    return this.#all.map((bot) => bot.output).join("\n");
  }

  /** Starts another process beside the one that runs, and ends that one after a while. */
  async deploy(together: number): Promise<void> {
    const { now: old, databaseFile } = this;
    const next = new BotProcess({ emulator: this.#emulator, databaseFile });
    this.#all.push(next);
    await next.start();
    await wait(together);
    await old.kill();
  }
}

/** How long rounds wait, while there is a process, until they go on; where it dies before, the next one's time is added. */
class Resumptions {
  readonly waits: number[] = [];
  readonly #tables: readonly Table[];
  readonly #alive = new Map<Table, number>();
  #life = 0;

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
  }

  /** A process is ready. */
  ready(): void {
    const life = this.#life;
    const from = performance.now();
    const watch = async (table: Table) => {
      const goesOn = await table.goesOn(() => this.#life !== life);
      const waited = (this.#alive.get(table) ?? 0) + performance.now() - from;
      if (goesOn) this.waits.push(waited);
      this.#alive.set(table, goesOn ? 0 : waited);
    };
    for (const table of this.#tables) if (table.isPlaying) void watch(table);
  }

  /** It is about to die. */
  gone(): void {
    this.#life += 1;
  }
}

type Killing = {
  readonly bots: Processes;
  readonly plan: KillPlan;
  readonly resumptions: Resumptions;
  readonly isOver: () => boolean;
};

async function killAtRandom({ bots, plan, resumptions, isOver }: Killing): Promise<number> {
  const random = seeded(plan.seed, "kills");
  let kills = 0;
  while (kills < plan.kills && !isOver()) {
    await wait(300 + random() * 6_000);
    if (isOver()) break;
    kills += 1;
    resumptions.gone();
    const way = random();
    if (way < 0.2) {
      await bots.deploy(random() * 3_000);
      continue;
    }
    await bots.now.kill();
    const starting = bots.now.start();
    if (way < 0.4) {
      await Promise.race([wait(random() * 900), starting]);
      await bots.now.kill();
      await starting.catch(() => undefined);
      kills += 1;
      await bots.now.start();
    } else await starting;
    resumptions.ready();
  }
  return kills;
}

/** Plays rounds while the bot is killed at random instants, some of them during a deploy, and audits what is left. */
export async function runKills(plan: KillPlan): Promise<KillReport> {
  const emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Group" });
  const table = { ...plan, patience: 180_000 };
  const tables = Array.from({ length: plan.rounds }, (_, at) => new Table(emulator, guild, at, table));
  const bots = new Processes(emulator);
  await bots.now.start();
  try {
    for (const table of tables) await table.start();
    let over = false;
    const resumptions = new Resumptions(tables);
    const kills = killAtRandom({ bots, plan, resumptions, isOver: () => over });
    await Promise.all(tables.map((table) => table.play())).finally(() => {
      over = true;
    });
    const killed = await kills;
    await wait(1_500);
    const ledger = new LedgerReader(bots.databaseFile);
    const faults = tables.flatMap((table) => table.faults(ledger));
    ledger.close();
    faults.push(...emulator.violations.map((violation) => JSON.stringify(violation)));
    const players = tables.flatMap((table) => table.players);
    return {
      kills: killed,
      acknowledged: players.reduce((sum, player) => sum + player.acknowledged.length, 0),
      unanswered: players.reduce((sum, player) => sum + player.unanswered, 0),
      resumed: { starts: resumptions.waits.length, longest: Math.max(0, ...resumptions.waits) },
      faults,
      transcript: `${emulator.transcript()}\n${bots.output}`,
    };
  } finally {
    await bots.now.stop();
    await emulator.close();
  }
}

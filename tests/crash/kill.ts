import { seeded } from "../../src/core/random.ts";
import { startEmulator } from "../../src/emulator/index.ts";
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
  readonly faults: readonly string[];
  readonly transcript: string;
};

async function killAtRandom(bot: BotProcess, plan: KillPlan, isOver: () => boolean): Promise<number> {
  const random = seeded(plan.seed, "kills");
  let kills = 0;
  while (kills < plan.kills && !isOver()) {
    await wait(300 + random() * 6_000);
    if (isOver()) break;
    await bot.kill();
    kills += 1;
    const starting = bot.start();
    if (random() < 0.2) {
      await Promise.race([wait(random() * 900), starting]);
      await bot.kill();
      await starting.catch(() => undefined);
      kills += 1;
      await bot.start();
    } else await starting;
  }
  return kills;
}

/** Plays rounds while the bot is killed at random instants, and audits what is left. */
export async function runKills(plan: KillPlan): Promise<KillReport> {
  const emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Group" });
  const table = { ...plan, patience: 180_000 };
  const tables = Array.from({ length: plan.rounds }, (_, at) => new Table(emulator, guild, at, table));
  const bot = new BotProcess({ emulator });
  await bot.start();
  try {
    for (const table of tables) await table.start();
    let over = false;
    const kills = killAtRandom(bot, plan, () => over);
    await Promise.all(tables.map((table) => table.play())).finally(() => {
      over = true;
    });
    const killed = await kills;
    await wait(1_500);
    const ledger = new LedgerReader(bot.databaseFile);
    const faults = tables.flatMap((table) => table.faults(ledger));
    ledger.close();
    faults.push(...emulator.violations.map((violation) => JSON.stringify(violation)));
    const players = tables.flatMap((table) => table.players);
    return {
      kills: killed,
      acknowledged: players.reduce((sum, player) => sum + player.acknowledged.length, 0),
      unanswered: players.reduce((sum, player) => sum + player.unanswered, 0),
      faults,
      transcript: `${emulator.transcript()}\n${bot.output}`,
    };
  } finally {
    await bot.stop();
    await emulator.close();
  }
}

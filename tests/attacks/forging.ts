import { inspect } from "node:util";
import { sql } from "kysely";
import { type Random, seeded } from "../../src/core/random.ts";
import {
  type Channel,
  type Emulator,
  type Member,
  type Message,
  type RawDeed,
  startEmulator,
} from "../../src/emulator/index.ts";
import type { Db } from "../../src/storage/database.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";

/** What a run of forgeries did; `faults` is empty where none changed, crashed or showed anything. */
export type ForgeryReport = { readonly sent: number; readonly faults: readonly string[] };

/** So many are under way at once, and so many are sent while one question stands open. */
const AT_ONCE = 40;
const PER_QUESTION = 20_000;

type Stage = {
  readonly emulator: Emulator;
  readonly bot: LiveBot;
  readonly hall: Channel;
  readonly ada: Member;
  readonly attackers: readonly Attacker[];
};

/** Somebody who may change nothing, with messages that their forgeries can claim to stand on. */
type Attacker = { readonly member: Member; readonly messages: readonly Message[] };

/** A group with rights in order, and two who have none: one of its own members, and one of another server. */
async function openStage(): Promise<Stage> {
  const emulator = await startEmulator({ rateLimits: false });
  const bot = new LiveBot(emulator, handmadeBank(handmadeFacts("Networks", ["Layers", "Routes"], 40)));
  await bot.start();
  const [group, other] = [emulator.addGuild({ name: "Group" }), emulator.addGuild({ name: "Other" })];
  const [hall, den] = [group.addChannel("hall"), other.addChannel("den")];
  const ada = group.addMember("Ada", { permissions: ["ManageGuild", "ManageMessages"] }).in(hall);
  const [nell, mallory] = [group.addMember("Nell").in(hall), other.addMember("Mallory").in(den)];
  await ada.slash("settings set", { starters: "managers" });
  await other
    .addMember("Boss", { permissions: ["ManageGuild"] })
    .in(den)
    .slash("settings set", { starters: "managers" });
  const attackers = [nell, mallory].map((member) => ({ member, messages: [member.say("mine")] }));
  return { emulator, bot, hall, ada, attackers };
}

/** Opens a question, answers it, and leaves exercises half-done: there is much that could be changed. */
async function setUp({ emulator, bot, hall, ada }: Stage): Promise<string[]> {
  const lobby = await ada.slash("quiz start", { questions: 2, seconds: 120, kind: "choice" });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await ada.press(lobby.message, "Start now");
  const asked = await emulator.waitForMessage(
    hall,
    ({ content, buttons, id }) =>
      content.includes("Question 1 of") && buttons.length > 0 && BigInt(id) > BigInt(lobby.message?.id ?? 0),
  );
  await ada.press(asked, asked.buttons[0]?.customId ?? "");
  await ada.slash("practice", { kind: "choice" });
  await ada.slash("daily set", { channel: hall.id, time: "09:00" });
  await ada.slash("leaderboard", {});
  const { db } = bot.database();
  const unsent = () => db.selectFrom("round_sends").select("send_id").where("sent_at", "is", null).execute();
  while ((await unsent()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const all = emulator.messages(hall, ada.id);
  return all.flatMap(({ buttons, menus }) => [
    ...buttons.flatMap(({ customId }) => customId ?? []),
    ...menus.map(({ customId }) => customId),
  ]);
}

/** Every row of every table, but for when the bot was last there, and the attackers' own exercises: `/practice` gives them too. */
async function stateOf(db: Db, attackers: Stage["attackers"]): Promise<ReadonlySet<string>> {
  const tables = await db.introspection.getTables();
  const rows = tables
    .filter(({ name }) => name !== "presence")
    .map(async ({ name }) => {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
      return rows.map((row) => `${name}: ${JSON.stringify(row)}`);
    });
  const isTheirs = (row: string) =>
    row.startsWith("practice_questions") &&
    attackers.some(({ member }) => row.includes(`user_id":"${member.id}"`));
  return new Set((await Promise.all(rows)).flat().filter((row) => !isTheirs(row)));
}

const kinds = [
  ...[
    "answer",
    "write",
    "written",
    "options",
    "revealNow",
    "report",
    "reportWhy",
    "rightToo",
    "claim",
    "result",
  ],
  ...[
    "startNow",
    "stop",
    "misses",
    "practice",
    "practicePick",
    "practiceBack",
    "practiceGrade",
    "practiceWrite",
  ],
  ...[
    "practiceWritten",
    "practiceOptions",
    "practiceShow",
    "practiceNext",
    "practiceReport",
    "practiceWhy",
    "practiceRightToo",
  ],
  ...["testMe", "board", "onlyOwn", "keepShared", "draftSave", "draftDrop", "noteUndo", "noteRound", "again"],
  ...[
    "noteExport",
    "saveAccept",
    "saveWithdraw",
    "notePage",
    "review",
    "reviewPage",
    "reviewAccept",
    "reviewPin",
  ],
  ...["sharedNotes"],
];
const odd = [
  "",
  "0",
  "-1",
  "99",
  "1e3",
  "NaN",
  "../../x",
  "'; drop table rounds; --",
  "\u202e",
  "😀".repeat(9),
];

const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

/** An id as the bot made it, with a part exchanged, or of no form that it ever had. */
function forgedId(known: readonly string[], random: Random): string {
  const parts = (pick(known, random) ?? "").split(":");
  const chance = random();
  if (chance < 0.3) return parts.join(":");
  if (chance < 0.6) parts[1] = pick(kinds, random) ?? "";
  if (chance < 0.8)
    parts[2 + Math.floor(random() * 3)] = pick([...odd, "1", "2", "3", "knew", "show"], random) ?? "";
  else if (chance < 0.9) parts.push(pick(odd, random) ?? "");
  else parts.splice(0, 2, pick(odd, random) ?? "");
  return (parts.join(":") || "x").slice(0, 100);
}

/** Commands that the attacker may not use, and others with what no menu offers. */
function forgedCommand(random: Random): RawDeed["data"] {
  const value = () =>
    pick<string | number | boolean>([...odd, 1e15, -5, 0.5, true, "1".repeat(6_000)], random) ?? "";
  const option = (name: string) => ({ name, type: pick([3, 4, 5, 7, 10, 11], random) ?? 3, value: value() });
  const sub = (name: string, ...names: readonly string[]) => ({ name, type: 1, options: names.map(option) });
  const wishes = [
    ["quiz", [sub("start", "topic", "questions", "seconds")]],
    ["quiz", [sub("stop")]],
    ["daily", [sub("set", "channel", "time", "timezone", "topic", "weekdays")]],
    ["daily", [sub("off")]],
    ["daily", [sub("now")]],
    ["settings", [sub("set", "timezone", "starters", "pace", "editors", "admin-channel")]],
    ["notes", [sub("upload", "file"), sub("remove", "note")]],
    ["notes", [sub("remove", "note")]],
    ["questions", [sub("disable", "question")]],
    ["questions", [sub("enable", "question")]],
    ["questions", [sub("unpin", "question")]],
    ["leaderboard", [option("period"), option("topic")]],
    ["Save as note", []],
    [String(value()).slice(0, 32) || "x", [sub("set", "x")]],
  ] as const;
  const [name, options] = pick(wishes, random) ?? wishes[0];
  return { id: "1", name, type: 1, options: [...options] };
}

function forged({ messages }: Attacker, known: readonly string[], random: Random): RawDeed {
  const message = pick(messages, random);
  const on = message === undefined ? {} : { message };
  const custom_id = forgedId(known, random);
  const chance = random();
  if (chance < 0.55) return { type: 3, data: { component_type: 2, custom_id }, ...on };
  if (chance < 0.7) {
    const values = [pick([...odd, "0", "wrongKey"], random) ?? "", "1"].slice(
      0,
      1 + Math.floor(random() * 2),
    );
    return { type: 3, data: { component_type: 3, custom_id, values }, ...on };
  }
  if (chance < 0.85) {
    const input = { type: 4, id: 2, custom_id: "text", value: pick(odd, random) ?? "" };
    const components = [{ type: 18, id: 1, component: input }];
    return { type: 5, data: { custom_id, components }, ...on };
  }
  return { type: 2, data: forgedCommand(random) };
}

/** Sends so many forged interactions through the real client, and looks for anything that they changed or broke. */
export async function forge({ seed, count }: { seed: string; count: number }): Promise<ForgeryReport> {
  const random = seeded("forgeries", seed);
  const stage = await openStage();
  const faults: string[] = [];
  let sent = 0;
  try {
    while (sent < count && faults.length === 0) {
      const known = await setUp(stage);
      const { db } = stage.bot.database();
      const before = await stateOf(db, stage.attackers);
      const most = Math.min(count - sent, PER_QUESTION);
      let left = most;
      const attack = async () => {
        while (left > 0) {
          left -= 1;
          const attacker = pick(stage.attackers, random);
          if (attacker === undefined) return;
          const deed = forged(attacker, known, random);
          const { kind, content, ephemeral } = await attacker.member.interact(deed);
          const told = `${JSON.stringify(deed.data).slice(0, 300)} by ${attacker.member.name}`;
          if (kind === "failed") faults.push(`no answer (${content}): ${told}`);
          if (kind === "reply" && !ephemeral) faults.push(`a public answer "${content}": ${told}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, attack));
      sent += most;
      const after = await stateOf(db, stage.attackers);
      for (const row of before) if (!after.has(row)) faults.push(`a row went: ${row}`);
      for (const row of after) if (!before.has(row)) faults.push(`a row came: ${row}`);
      const lobby = stage.emulator
        .messages(stage.hall)
        .find(({ content }) => content.includes("Question 1 of"));
      if (lobby === undefined) faults.push("the question is gone");
      await stage.ada.slash("quiz stop", {});
      await stage.ada.slash("daily off", {});
    }
    const bugs = stage.bot.log.filter(({ level }) => level === "error");
    faults.push(...bugs.map(({ message, fields }) => `${message}: ${inspect(fields)}`));
  } finally {
    await stage.bot.close();
    await stage.emulator.close();
  }
  return { sent, faults };
}

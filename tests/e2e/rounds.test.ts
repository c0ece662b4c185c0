import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, type Guild, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";
import { freePort, metricsAt } from "../support/measured.ts";
import { playRound } from "../support/players.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());
const QUESTIONS = 3;

/** All that the database's files hold, as it stands there. */
const stored = () =>
  [bot.databaseFile, `${bot.databaseFile}-wal`].map((file) => readFileSync(file, "latin1")).join("");

/** What some are called in the server, beside their own names. */
const nickOf = (at: number) => `Nickname ${at}`;

let emulator: Emulator;
let bot: BotProcess;
let guild: Guild;
let port: string;

beforeAll(async () => {
  console.log(`COHORT_SEED=${SEED}`);
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "A certain group" });
  port = await freePort();
  bot = new BotProcess({ emulator, env: { PORT: port, LOG_LEVEL: "trace" } });
  await bot.start();
});

afterAll(async () => {
  await bot.stop();
  await emulator.close();
});

describe("a round from its start to its standings, through the real client", () => {
  test.concurrent.each([1, 3, 40, 200])(
    "with %i players the ledger, the messages and the standings agree to the point",
    { timeout: 150_000 },
    async (count) => {
      const channel = guild.addChannel(`hall-${count}`);
      const players = Array.from({ length: count }, (_, at) =>
        guild.addMember(`Player${count}_${at}`, at % 2 === 1 ? { nick: nickOf(at) } : {}).in(channel),
      );
      const [starter] = players;
      if (starter === undefined) throw new Error("There are no players");
      // What is typed has forty seconds at least: enough of those are in the other rounds.
      const kind = count === 200 ? "choice" : "mixed";
      const lobby = await starter.slash("quiz start", { questions: QUESTIONS, seconds: 5, kind });
      if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
      await starter.press(lobby.message, "Start now");
      const { told, standings } = await playRound({
        emulator,
        channel,
        players,
        questions: QUESTIONS,
        within: 2_500,
        seed: SEED,
      });

      const ledger = new LedgerReader(bot.databaseFile);
      const roundId = ledger.rounds(channel.id)[0]?.id ?? "";
      const awarded = ledger.awarded(roundId);
      expect(awarded).toEqual(ledger.expected(roundId));

      for (const { content, member, position, given } of told) {
        expect(content, `press of ${member.name}`).toMatch(/^(Locked in|Changed to|Too late)/);
        if (content.startsWith("Too late")) continue;
        expect(ledger.given(roundId, position).has(member.id)).toBe(true);
        const last = told.findLast((one) => one.member.id === member.id && one.position === position);
        if (last?.given === given) expect(ledger.given(roundId, position).get(member.id)).toEqual(given);
      }

      const sums = new Map<string, number>();
      for (const { userId, points } of awarded) sums.set(userId, (sums.get(userId) ?? 0) + points);
      const best = [...sums.values()].sort((a, b) => b - a).slice(0, 10);
      const shown = [...standings.content.matchAll(/\s(\d+) \(\d+ of \d+\)/g)].map((match) =>
        Number(match[1]),
      );
      expect(shown).toEqual(best);

      const own = await starter.press(standings, "My result");
      expect(own.content).toContain(String(sums.get(starter.id) ?? 0));
      const board = await starter.slash("leaderboard", {});
      if (count === 1) expect(standings.content).toContain("Practice");
      else expect(board.content).toMatch(new RegExp(`You are|${starter.name.replace("_", ".*_")}`));
      ledger.close();
    },
  );

  test("the metrics tell of each press that was acknowledged, and how long it took", async () => {
    const figure = await metricsAt(port);
    const locked = figure('cohort_answers_total{outcome="locked"}');
    expect(locked).toBeGreaterThan(100);
    expect(figure("cohort_acknowledgement_seconds_count")).toBeGreaterThan(locked);
    expect(figure("cohort_rounds_open")).toBe(0);
    expect(figure("cohort_gateway_ready")).toBe(1);
    expect(figure('cohort_discord_requests_total{status="200"}')).toBeGreaterThan(10);
  });

  test("no token stands in the log, the database or the metrics, also where Discord failed", async () => {
    const channel = guild.addChannel("secrets");
    const ada = guild.addMember("Ada").in(channel);
    emulator.faults.onRequest(
      "POST /interactions/:interaction/:token/callback",
      { kind: "status", status: 500 },
      8,
    );
    await ada.slash("help", {});
    await ada.slash("fact", {});
    const used = emulator.requests.flatMap(
      ({ path }) => /\/(?:interactions|webhooks)\/\d+\/([^/]+)/u.exec(path)?.[1] ?? [],
    );
    const secrets = new Set([emulator.token, ...used]);
    expect(secrets.size).toBeGreaterThan(200);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const places = { log: bot.output, database: stored(), metrics };
    expect(bot.output).toMatch(/interaction/u);
    for (const [place, text] of Object.entries(places))
      expect(
        [...secrets].filter((secret) => text.includes(secret)),
        place,
      ).toEqual([]);
  });

  test("no member's name stands in the database or the log, though messages were full of them", () => {
    const members = guild.members().filter(({ name }) => name.startsWith("Player"));
    expect(members).toHaveLength(244);
    const names = [...members.map(({ name }) => name), ...members.map((_, at) => nickOf(at)), guild.name];
    const shown = JSON.stringify(emulator.requests);
    expect(names.filter((name) => shown.includes(name)).length).toBeGreaterThan(10);
    const places = { database: stored(), log: bot.output };
    expect(members.filter(({ id }) => places.database.includes(id)).length).toBeGreaterThan(200);
    for (const [place, text] of Object.entries(places)) {
      const whole = text.toLowerCase();
      expect(
        names.filter((name) => whole.includes(name.toLowerCase())),
        place,
      ).toEqual([]);
    }
  });

  test("nothing that Discord would refuse was sent", () => {
    expect(emulator.violations).toEqual([]);
    const errors = bot.output.split("\n").filter((line) => line.includes('"level":"error"'));
    expect(errors.filter((line) => !line.includes("500"))).toEqual([]);
  });
});

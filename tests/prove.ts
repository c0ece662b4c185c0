import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { forge } from "./attacks/forging.ts";
import { auditPayloads } from "./attacks/payloads.ts";
import { noteProperties } from "./core/notes/properties.ts";
import { bankOf, folders, noteRules, tunedFolder } from "./core/questions/note-banks.ts";
import { runEndings } from "./crash/endings.ts";
import { runKills } from "./crash/kill.ts";
import { runOutage } from "./crash/outage.ts";
import { silences, strikes, suffer } from "./discord/strikes.ts";
import { failuresMadeAgain } from "./judged/accepted-failures.ts";
import { tryProductionInstall } from "./ops/production-install.ts";
import { proveDaily, proveLag, proveRounds, proveSimulation } from "./simulate/proofs.ts";
import { notesUnder } from "./support/note-texts.ts";

/** How often Discord lets a bot beat, in milliseconds. */
const HEARTBEAT = 41_250;
/** After a start a round is served again within so many milliseconds. */
const RESUMED = 10_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    minutes: { type: "string" },
    "without-nonces": { type: "boolean", default: false },
    seed: { type: "string", default: String(Date.now()) },
  },
});

/** Kills the bot a thousand times while it plays, or `--runs`, in two runs at a time; a run that found a fault is told whole. */
async function proveKill(): Promise<boolean> {
  const wanted = Number(values.runs ?? 1_000);
  const sums = { runs: 0, kills: 0, acknowledged: 0, faults: 0, starts: 0, longest: 0 };
  const playInTurn = async () => {
    while (sums.kills < wanted && sums.faults === 0) {
      const seed = `${values.seed}.${++sums.runs}`;
      const report = await runKills({ seed, kills: 30, rounds: 6, players: 6, questions: 8 });
      sums.kills += report.kills;
      sums.acknowledged += report.acknowledged;
      const { kills, acknowledged, resumed } = report;
      const faults = [...report.faults];
      if (resumed.longest > RESUMED)
        faults.push(`a round waited ${inSeconds(resumed.longest)} after a start`);
      sums.faults += faults.length;
      sums.starts += resumed.starts;
      sums.longest = Math.max(sums.longest, resumed.longest);
      console.log(
        `seed ${seed}: ${kills} kills, ${acknowledged} acknowledged, rounds served again ${resumed.starts} times ` +
          `after at most ${inSeconds(resumed.longest)}, ${faults.length} faults`,
      );
      if (faults.length > 0) console.log(`${report.transcript}\n${faults.join("\n")}`);
    }
  };
  await Promise.all([playInTurn(), playInTurn()]);
  console.log(
    `${sums.kills} kills, ${sums.acknowledged} acknowledged answers, ${sums.starts} times a round was served again, ` +
      `at most ${inSeconds(sums.longest)} after the bot was ready (limit ${inSeconds(RESUMED)}), ${sums.faults} faults`,
  );
  return sums.faults === 0 && sums.starts > 0;
}

/** Reads notes as people write them and as they don't, `--runs` in all over every rule. */
async function proveNotes(): Promise<boolean> {
  const rules = Object.entries(noteProperties);
  const numRuns = Math.ceil(Number(values.runs ?? 100_000) / rules.length);
  const seed = Number(values.seed) % 2_147_483_647;
  for (const [rule, property] of rules) {
    const from = performance.now();
    const { failed, ...details } = fc.check(property(), { seed, numRuns });
    if (failed) {
      console.log(fc.defaultReportMessage({ failed, ...details }));
      return false;
    }
    const took = Math.round((performance.now() - from) / 1_000);
    console.log(`${rule}: ${numRuns} documents, seed ${seed}, ${took} s, 0 faults`);
  }
  return true;
}

/** Holds the questions of every note of the project to every rule. */
async function proveQuestions(): Promise<boolean> {
  const faults = notesUnder([...folders, tunedFolder]).flatMap((note) => {
    const bank = bankOf([note]);
    const found = Object.entries(noteRules).flatMap(([name, rule]) =>
      rule(note, bank).map((fault) => `${note.file}: ${name}: ${fault}`),
    );
    console.log(`${note.file}: ${bank.questions.length} questions, ${found.length} faults`);
    return found;
  });
  if (faults.length > 0) console.log(faults.join("\n"));
  return faults.length === 0;
}

/**
 * Holds the engine to every verdict that was ever given: no question that failed a gate is made again, but for those whose
 * reason is written down, and none of these is there in vain.
 */
async function proveJudged(): Promise<boolean> {
  const { failed, again, unlisted, mended } = failuresMadeAgain();
  console.log(
    `${failed} questions failed a gate, ${again} are still made and accepted as what rules can't see`,
  );
  for (const each of unlisted) console.log(`made again: ${each}`);
  for (const each of mended) console.log(`listed, but no longer made: ${each}`);
  return unlisted.length + mended.length === 0;
}

/** Changes the code of rounds, scores, daily slots and custom ids bit by bit, to see whether the tests notice. */
async function proveMutants(): Promise<boolean> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const run = (command: string, ...args: readonly string[]) =>
    spawnSync(command, args, { cwd: at(".."), stdio: "inherit" }).status === 0;
  // Stryker stands apart from what every contributor installs.
  const isThere = run("npm", "ci", "--ignore-scripts", "--no-fund", "--prefix", "tests/mutation");
  return (
    isThere &&
    run(
      process.execPath,
      at("mutation/node_modules/.bin/stryker"),
      "run",
      "tests/mutation/stryker.config.json",
    )
  );
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

/** Does to connections what Discord does, at its own pace, and says how long the bot was away. */
async function proveGateway(): Promise<boolean> {
  const limits = [
    ...Object.entries(strikes).map(([name, [strike]]) => ({ name, strike, limit: 15_000 })),
    ...Object.entries(silences).map(([name, [strike]]) => ({ name, strike, limit: 2 * HEARTBEAT + 15_000 })),
  ];
  const outcomes = limits.map(async ({ name, strike, limit }) => {
    const { took, hears } = await suffer(strike, limit, { heartbeatMs: HEARTBEAT });
    console.log(`${name}: ${took === null ? "not back" : `back after ${inSeconds(took)}`}`);
    return took !== null && hears;
  });
  return (await Promise.all(outcomes)).every((isBack) => isBack);
}

/** Ends the process in every way and says how long each took. */
async function proveEndings(): Promise<boolean> {
  let isRight = true;
  for await (const ending of runEndings()) {
    console.log(`${ending.name}: ended after ${inSeconds(ending.took)} of ${inSeconds(ending.limit)}`);
    if (!ending.isRight) console.log(ending.output);
    isRight &&= ending.isRight;
  }
  return isRight;
}

/** Plays through a Discord outage of `--minutes` (thirty); with `--without-nonces` it must fail. */
async function proveOutage(): Promise<boolean> {
  const milliseconds = Number(values.minutes ?? 30) * 60_000;
  console.log(`seed ${values.seed}`);
  const plan = { seed: values.seed, milliseconds, tables: 8, players: 3, questions: 3 };
  const report = await runOutage({ ...plan, nonces: !values["without-nonces"] });
  const { rounds, acknowledged, unanswered, identifies, refused, recovered, faults } = report;
  console.log(
    `${rounds} rounds, ${acknowledged} acknowledged answers, ${unanswered} presses without an answer, ` +
      `${identifies} IDENTIFYs, at most ${refused} refused in ten minutes, ` +
      `all as before ${inSeconds(recovered)} after the end, ${faults.length} faults`,
  );
  if (faults.length > 0) console.log(`${report.transcript}\n${faults.join("\n")}`);
  return faults.length === 0;
}

/** Sends forged buttons, menus, forms and commands through the real client. */
async function proveForgeries(): Promise<boolean> {
  const from = performance.now();
  const { sent, faults } = await forge({ seed: values.seed, count: Number(values.runs ?? 100_000) });
  const took = Math.round((performance.now() - from) / 1_000);
  console.log(`${sent} forged interactions, seed ${values.seed}, ${took} s, ${faults.length} faults`);
  console.log(faults.slice(0, 20).join("\n"));
  return faults.length === 0;
}

/** Holds everything that is shown of every note of the project against Discord's rules for messages and forms. */
async function provePayloads(): Promise<boolean> {
  let count = 0;
  const faults = notesUnder([...folders, tunedFolder]).flatMap((note) => {
    const audit = auditPayloads(bankOf([note]), values.seed);
    count += audit.count;
    return audit.faults.map((fault) => `${note.file}: ${fault}`);
  });
  console.log(`${count} payloads, seed ${values.seed}, ${faults.length} faults`);
  console.log(faults.slice(0, 20).join("\n"));
  return faults.length === 0;
}

/** Installs what production has and starts the bot there. */
async function proveInstall(): Promise<boolean> {
  const from = performance.now();
  const { packages, modules } = await tryProductionInstall();
  const took = inSeconds(performance.now() - from);
  console.log(`${packages} packages, ${modules} modules imported, the bot started and stopped, ${took}`);
  return true;
}

const proofs: Readonly<Record<string, () => Promise<boolean>>> = {
  daily: () => proveDaily(values),
  endings: proveEndings,
  forgeries: proveForgeries,
  gateway: proveGateway,
  install: proveInstall,
  judged: proveJudged,
  kill: proveKill,
  lag: () => proveLag(values),
  mutants: proveMutants,
  notes: proveNotes,
  outage: proveOutage,
  payloads: provePayloads,
  questions: proveQuestions,
  rounds: () => proveRounds(values),
  simulate: () => proveSimulation(values),
};
const proof = proofs[positionals[0] ?? ""];
if (proof === undefined) {
  console.error(`Which proof? npm run prove -- ${Object.keys(proofs).join("|")} [--runs N] [--seed S]`);
  process.exit(2);
}
process.exit((await proof()) ? 0 : 1);

import { parseArgs } from "node:util";
import { runKills } from "./crash/kill.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "20" },
    seed: { type: "string", default: String(Date.now()) },
  },
});

/** Kills the bot again and again while it plays; one line a run, the transcript of a run that found a fault. */
async function proveKill(): Promise<boolean> {
  let kills = 0;
  let acknowledged = 0;
  for (let run = 1; run <= Number(values.runs); run++) {
    const seed = `${values.seed}.${run}`;
    const report = await runKills({ seed, kills: 12, rounds: 6, players: 6, questions: 3 });
    kills += report.kills;
    acknowledged += report.acknowledged;
    console.log(
      `run ${run}, seed ${seed}: ${report.kills} kills, ${report.acknowledged} acknowledged, ` +
        `${report.faults.length} faults`,
    );
    if (report.faults.length > 0) {
      console.log(report.transcript);
      console.log(report.faults.join("\n"));
      return false;
    }
  }
  console.log(`${kills} kills, ${acknowledged} acknowledged answers, 0 lost, 0 counted twice`);
  return true;
}

const proofs: Readonly<Record<string, () => Promise<boolean>>> = { kill: proveKill };
const proof = proofs[positionals[0] ?? ""];
if (proof === undefined) {
  console.error(`Which proof? npm run prove -- ${Object.keys(proofs).join("|")} [--runs N] [--seed S]`);
  process.exit(2);
}
process.exit((await proof()) ? 0 : 1);

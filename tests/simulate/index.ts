import { parseArgs } from "node:util";
import { dailyYear, EVERYTHING, type Plan, ROUNDS } from "./plan.ts";
import { told } from "./told.ts";

const plans: Readonly<Record<string, () => Plan>> = {
  everything: () => EVERYTHING,
  rounds: () => ROUNDS,
  daily: dailyYear,
};

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now()) },
    days: { type: "string" },
    guilds: { type: "string" },
    plan: { type: "string", default: "everything" },
    "without-nonces": { type: "boolean", default: false },
  },
});

const plan = plans[values.plan]?.();
if (plan === undefined) {
  console.error(`Which plan? --plan ${Object.keys(plans).join("|")}`);
  process.exit(2);
}
const { seed, days, guilds } = values;
const report = await told(values.plan, {
  ...plan,
  seed,
  days: Number(days ?? plan.days),
  guilds: Number(guilds ?? plan.guilds),
  nonces: !values["without-nonces"],
});
process.exitCode = report === null ? 1 : 0;

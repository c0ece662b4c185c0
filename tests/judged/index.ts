import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { item, type JudgedSet, judgedSet, verdict } from "./item.ts";
import { reportOf } from "./report.ts";
import { sampleOf } from "./sample.ts";
import { sheetOf } from "./sheet.ts";

const kept = fileURLToPath(new URL("judged.json", import.meta.url));
const usage = `npm run judged                                    the figures of the judged set
npm run judged -- sample --set held-out|tuned --per-file N --seed S --sheet N FOLDER
                                                  sheets of N questions for judges
npm run judged -- keep FOLDER                     adds a folder's items and its verdicts-*.json to the set`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: "string" },
    "per-file": { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    sheet: { type: "string", default: "100" },
  },
});
const [task = "report", folder = ""] = positionals;

function read(): JudgedSet {
  return existsSync(kept)
    ? judgedSet.parse(JSON.parse(readFileSync(kept, "utf8")))
    : { items: [], verdicts: [] };
}

function sample(): void {
  const set = z.enum(["tuned", "held-out"]).parse(values.set);
  const items = sampleOf({ set, perFile: Number(values["per-file"]), seed: Number(values.seed) });
  const size = Number(values.sheet);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "items.json"), JSON.stringify(items, null, 1));
  for (let from = 0; from < items.length; from += size) {
    writeFileSync(join(folder, `sheet-${from / size + 1}.md`), sheetOf(items.slice(from, from + size)));
  }
  console.log(`${items.length} items, ${items.filter(({ decoy }) => decoy !== null).length} bad on purpose`);
}

function keep(): void {
  const before = read();
  const items = z.array(item).parse(JSON.parse(readFileSync(join(folder, "items.json"), "utf8")));
  const verdicts = readdirSync(folder)
    .filter((file) => /^verdicts-.*\.json$/u.test(file))
    .flatMap((file) => z.array(verdict).parse(JSON.parse(readFileSync(join(folder, file), "utf8"))));
  const ids = new Set(items.map(({ id }) => id));
  const foreign = verdicts.find((each) => !ids.has(each.item));
  if (foreign !== undefined)
    throw new Error(`a verdict is on ${foreign.item}, which is no item of ${folder}`);
  const after = {
    items: [...before.items.filter(({ id }) => !ids.has(id)), ...items],
    verdicts: [...before.verdicts.filter((each) => !ids.has(each.item)), ...verdicts],
  };
  writeFileSync(kept, `${JSON.stringify(after, null, 1)}\n`);
  console.log(`${items.length} items with ${verdicts.length} verdicts kept`);
}

const tasks: Readonly<Record<string, () => void>> = {
  report: () => console.log(reportOf(read())),
  sample,
  keep,
};
const chosen = tasks[task];
if (chosen === undefined || (task !== "report" && folder === "")) {
  console.error(usage);
  process.exit(2);
}
chosen();

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { sets } from "./item.ts";
import { keep, readSamples } from "./kept.ts";
import { reportOf } from "./report.ts";
import { sampleOf } from "./sample.ts";
import { sheetOf } from "./sheet.ts";

const usage = `npm run judged                                    the figures of all samples that are kept
npm run judged -- sample --set held-out|tuned --per-file N --seed S --sheet N FOLDER
                                                  items.json, and sheets of N questions for judges
npm run judged -- keep FOLDER                     keeps a folder's items with its verdicts-*.json`;

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

function sample(): void {
  const set = z.enum(sets).parse(values.set);
  const items = sampleOf({ set, perFile: Number(values["per-file"]), seed: Number(values.seed) });
  const size = Number(values.sheet);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "items.json"), JSON.stringify(items, null, 1));
  for (let from = 0; from < items.length; from += size) {
    writeFileSync(join(folder, `sheet-${from / size + 1}.md`), sheetOf(items.slice(from, from + size)));
  }
  console.log(`${items.length} items, ${items.filter(({ decoy }) => decoy !== null).length} bad on purpose`);
}

const tasks: Readonly<Record<string, () => void>> = {
  report: () => console.log(reportOf(readSamples())),
  sample,
  keep: () => {
    const { items, verdicts } = keep(folder);
    console.log(`${items.length} items with ${verdicts.length} verdicts kept`);
  },
};
const chosen = tasks[task];
if (chosen === undefined || (task !== "report" && folder === "")) {
  console.error(usage);
  process.exit(2);
}
chosen();

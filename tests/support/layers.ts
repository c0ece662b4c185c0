import { posix } from "node:path";

/** One import of a source file: `how` is "type" only for `import type` and `export type … from`. */
export type Import = { readonly target: string; readonly how: "value" | "type" | "dynamic" };

/** The packages that package.json names. */
export type Packages = { readonly runtime: ReadonlySet<string>; readonly development: ReadonlySet<string> };

const fromStatement =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w$*\s,]*(?:\{[^}]*\})?)\s*\bfrom\s*["']([^"']+)["']/gm;
const bareStatement = /^[ \t]*import\s*["']([^"']+)["']/gm;
const call = /\b(?:import|require)\s*\(\s*([^)]*?)\s*,?\s*[,)]/g;
const literal = /^["'`]([^"'`$]+)["'`]$/;

/** Every import of a formatted source; a computed one has the target "(computed)". Comments count: better once too often. */
export function importsOf(source: string): readonly Import[] {
  const statements = [...source.matchAll(fromStatement)].map(
    ([, type, target]): Import => ({ target: target ?? "", how: type ? "type" : "value" }),
  );
  const bare = [...source.matchAll(bareStatement)].map(
    ([, target]): Import => ({ target: target ?? "", how: "value" }),
  );
  const calls = [...source.matchAll(call)].map(
    ([, argument]): Import => ({ target: literal.exec(argument ?? "")?.[1] ?? "(computed)", how: "dynamic" }),
  );
  return [...statements, ...bare, ...calls];
}

/** The core in the order that data flows; a file may import what stands at or before its own place. */
export const coreFlow = [
  "notes",
  "facts",
  "questions",
  "exercises",
  "rounds",
  "scores",
  "standings",
  "daily",
];
const coreCommon = new Set(["time", "snowflake", "random", "errors", "quotas"]);

const pure =
  /^(unified|remark-[\w-]+|mdast(-[\w-]+)?|hast(-[\w-]+)?|unist(-[\w-]+)?|wink-[\w-]+|snowball-stemmers|unicodeit|yaml|csv-parse|temporal-polyfill|zod)$/;

type Layer = {
  /** Our own layers that may be imported, and those of which only types may be. */
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Whether a package or a built-in module may be imported. */
  readonly outside: (name: string) => boolean;
};

const anything = () => true;
/** What `require` gets is looked at as any import is. */
const isPure = (name: string) => pure.test(name) || name === "node:crypto" || name === "node:module";
const discordJs = (name: string) => name === "discord.js" || name.startsWith("@discordjs/");
const database = (name: string) => name === "kysely" || name === "better-sqlite3";

/** Who may import whom, layer by layer, as DESIGN.md has it. */
const layers: Readonly<Record<string, Layer>> = {
  core: { values: ["core"], types: [], outside: isPure },
  app: { values: ["core", "app"], types: [], outside: (name) => isPure(name) || name === "node-cron" },
  migrations: { values: ["migrations"], types: ["storage"], outside: database },
  storage: {
    values: ["storage", "core", "migrations"],
    types: ["app"],
    outside: (name) => !discordJs(name) && name !== "pino",
  },
  discord: {
    values: ["discord", "core"],
    types: ["app"],
    outside: (name) => !database(name) && name !== "pino",
  },
  commands: {
    values: ["commands", "discord"],
    types: ["core", "app"],
    outside: (name) => discordJs(name) || name === "zod",
  },
  emulator: { values: ["emulator"], types: [], outside: anything },
  ops: { values: ["ops", "core"], types: ["app"], outside: (name) => !discordJs(name) && !database(name) },
  config: {
    values: [],
    types: [],
    outside: (name) => name === "zod" || name === "node:net" || name === "node:path",
  },
  wiring: {
    values: ["wiring", "config", "ops", "storage", "discord", "commands", "app", "core", "migrations"],
    types: ["emulator"],
    outside: anything,
  },
};

/** The layer of a file of the project, by its path; null for what is none of the bot's (tests, figures). */
export function layerOf(file: string): string | null {
  if (/^src\/(main\.ts|cli\.ts|cli\/.*)$/.test(file)) return "wiring";
  if (file === "src/config.ts") return "config";
  const folder = /^src\/(core|app|storage|discord|ops|emulator)\//.exec(file)?.[1];
  return folder ?? /^(commands|migrations)\//.exec(file)?.[1] ?? null;
}

/** What a file's imports break, one sentence each; an empty list means that it keeps the order. */
export function violations(file: string, source: string, packages: Packages): readonly string[] {
  const layer = layerOf(file);
  if (layer === null && file.startsWith("src/")) return [`${file} belongs to no layer of the design`];
  return importsOf(source)
    .map((imported) => broken(file, layer, imported, packages))
    .filter((reason) => reason !== null)
    .map((reason) => `${file} ${reason}`);
}

function broken(file: string, layer: string | null, imported: Import, packages: Packages): string | null {
  const { target, how } = imported;
  const path = localPath(file, target);
  if (
    path !== null &&
    layerOf(path) === "wiring" &&
    (layer !== "wiring" || /^src\/(main|cli)\.ts$/.test(path))
  )
    return `imports ${path}, which nothing may import`;
  const rule = layer === null ? undefined : layers[layer];
  if (rule === undefined) return null;
  if (target === "(computed)") return "imports something computed, which no reader can follow";
  if (path === null) return brokenOutside(rule, layer === "emulator", target, how, packages);
  const to = layerOf(path);
  if (to === "emulator" && file === "src/main.ts" && how === "dynamic") return null;
  if (to === null) return `imports ${path}, which is in no layer of the bot`;
  if (!rule.values.includes(to) && !(how === "type" && rule.types.includes(to)))
    return `imports ${path}: ${layer} may ${rule.types.includes(to) ? "only import types of" : "not import"} ${to}`;
  return layer === "core" ? brokenFlow(file, path) : null;
}

function localPath(file: string, target: string): string | null {
  if (target.startsWith(".")) return posix.normalize(posix.join(posix.dirname(file), target));
  return target.startsWith("#") ? target.slice(1) : null;
}

function brokenOutside(
  rule: Layer,
  isEmulator: boolean,
  target: string,
  how: Import["how"],
  packages: Packages,
): string | null {
  const name = /^(?:node:[\w/]+|@[^/]+\/[^/]+|[^/]+)/.exec(target)?.[0] ?? target;
  if (!rule.outside(name)) return `imports ${name}, which has no place in its layer`;
  if (name.startsWith("node:")) return null;
  if (isEmulator) {
    // Discord's published schemas are zod's, so the emulator needs zod as the bot does.
    const its = packages.development.has(name) || name === "zod";
    return its ? null : `imports ${name}, which is no development dependency`;
  }
  const known = packages.runtime.has(name) || (how === "type" && packages.development.has(`@types/${name}`));
  return known ? null : `imports ${name}, which is no dependency`;
}

function brokenFlow(file: string, path: string): string | null {
  const from = placeOf(file);
  const to = placeOf(path);
  if (from === null) return "has no place in the core's flow";
  if (to === null) return `imports ${path}, which has no place in the core's flow`;
  return to <= from ? null : `imports ${path}, which comes later in the core's flow`;
}

/** -1 for what all of the core shares; null for what the flow doesn't know. */
function placeOf(path: string): number | null {
  const name = /^src\/core\/([\w-]+)/.exec(path)?.[1] ?? "";
  if (coreCommon.has(name)) return -1;
  const at = coreFlow.indexOf(name);
  return at === -1 ? null : at;
}

const impurities: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\./, "reads the clock"],
  [/\bMath\.random\b|\brandom(Bytes|UUID|Int)\b|\bgetRandomValues\b/, "takes chances of its own"],
  [/\bset(Timeout|Interval|Immediate)\b/, "sets a timer"],
  [/\bprocess\.|\bconsole\.|\bfetch\(/, "touches the world outside"],
  [/\basync\b|\bawait\b|\bPromise\b/, "waits for something"],
];

/** What a file of the core does that a pure one doesn't: reads the clock, takes chances, waits, prints. */
export function impuritiesOf(file: string, source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return impurities.filter(([sign]) => sign.test(code)).map(([, what]) => `${file} ${what}`);
}

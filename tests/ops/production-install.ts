import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

const ROOT = join(import.meta.dirname, "../..");
/** What the Dockerfile copies. */
const SHIPPED = ["package.json", "package-lock.json", ".npmrc", "src", "commands", "migrations", "data"];
/** Programs and threads, which do their work when they are imported, and the emulator, which production goes without. */
const notImported =
  /^src\/(?:main\.ts|cli\.ts|emulator\/.*|.*-(?:worker|process)\.ts|storage\/anki\/read-collection\.ts)$/u;

function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

function modulesIn(folder: string): readonly string[] {
  return ["src", "commands", "migrations"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" })
      .map((file) => join(part, file))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
      .filter((file) => !notImported.test(file)),
  );
}

/** What a production install came to. */
export type InstallReport = { readonly packages: number; readonly modules: number };

/**
 * Installs what production has, without development packages and install scripts, in a folder of its own; imports every
 * module there, checks the shipped notes, and starts and stops the bot. Rejects with what failed.
 */
export async function tryProductionInstall(): Promise<InstallReport> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-install-"));
  const emulator = await startEmulator();
  try {
    for (const part of SHIPPED) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    run(folder, "npm", "ci", "--omit=dev", "--ignore-scripts", "--prefer-offline");
    const modules = modulesIn(folder);
    const imports = modules.map((file) => `await import(${JSON.stringify(`./${file}`)});`).join("\n");
    run(folder, process.execPath, "--input-type=module", "--eval", imports);
    run(folder, process.execPath, "src/cli.ts", "check", "data/");
    emulator.addGuild({ name: "Group" });
    const bot = new BotProcess({ emulator, root: folder });
    await bot.start();
    const code = await bot.stop();
    if (code !== 0) throw new Error(`The bot ended with ${code}:\n${bot.output}`);
    const packages = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")).length;
    return { packages, modules: modules.length };
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true });
  }
}

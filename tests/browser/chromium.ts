import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const packageModule = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
const cache = join(import.meta.dirname, "../../node_modules/.cache");
const folder = join(cache, `chromium-${Math.floor(statSync(packageModule).mtimeMs)}`);

/**
 * The Chromium that npm has brought, unpacked once and started with the libraries and fonts that it brings along. Rejects
 * with one sentence where it (or another one that is named) can't run.
 */
export async function launchChromium(executablePath = join(folder, "chromium")): Promise<Browser> {
  try {
    if (!existsSync(folder)) await unpack();
    return await chromium.launch({
      executablePath,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      env: {
        ...process.env,
        LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
        FONTCONFIG_FILE: join(folder, "fonts.conf"),
      },
    });
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n");
    const why = lines.find((line) => line.includes("shared libraries")) ?? lines[0];
    throw new Error(
      `The browser tests need Linux on x64 and 250 MB free in node_modules, and Chromium couldn't start: ${why}`,
    );
  }
}

// The package unpacks into the folder for temporary files, and its libraries only where it believes to be at Amazon's.
const unpacking = `
  const { default: chromium } = await import(${JSON.stringify(packageModule)});
  await chromium.executablePath();
`;

async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const stage = await mkdtemp(`${folder}-`);
  const env = { ...process.env, TMPDIR: stage, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", unpacking], { env });
  await writeFile(join(stage, "fonts.conf"), fontsIn(folder));
  await rename(stage, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(stage, { recursive: true, force: true });
  });
}

function fontsIn(place: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${place}/fonts</dir><cachedir>${place}/fonts-cache</cachedir></fontconfig>
`;
}

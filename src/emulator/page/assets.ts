import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/** A file for the browser. */
export type Asset = { readonly body: string; readonly type: string };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

const ownFolder = join(import.meta.dirname, "browser");
const components = "@skyra/discord-components-core";

/** What the component library imports; each entry says who depends on it and which file its bare name means. */
const libraries = [
  { name: "lit", from: components, entry: "index.js" },
  { name: "@lit/context", from: components, entry: "index.js" },
  { name: "lit-html", from: "lit", entry: "lit-html.js" },
  { name: "lit-element", from: "lit", entry: "index.js" },
  { name: "@lit/reactive-element", from: "lit", entry: "reactive-element.js" },
] as const;

/** The page's files, and those of the packages that it uses in the browser just as they are published. */
export type Assets = {
  /** The page itself, with the import map inside. */
  readonly page: () => Promise<Asset>;
  /** The hash of the import map, for the policy: "sha256-…". */
  readonly importMapHash: string;
  /** A file of the page's own; null when there is none. */
  readonly own: (path: string) => Promise<Asset | null>;
  /** A module of a package; null for anything that no browser needs. */
  readonly module: (path: string) => Promise<Asset | null>;
};

/** Finds the packages. Throws when one isn't installed, as with `npm ci --omit=dev`. */
export async function createAssets(): Promise<Assets> {
  const folders = packageFolders();
  const importMap = JSON.stringify({ imports: await importsOf(folders) });
  return {
    importMapHash: `sha256-${createHash("sha256").update(importMap).digest("base64")}`,
    page: async () => {
      const text = await readFile(join(ownFolder, "index.html"), "utf8");
      return { body: text.replace(">{}<", () => `>${importMap}<`), type: types[".html"] ?? "" };
    },
    own: (path) => assetIn(ownFolder, path),
    module: async (path) => {
      const name = [...folders.keys()].find((one) => path.startsWith(`${one}/`));
      const folder = name === undefined ? undefined : folders.get(name);
      if (name === undefined || folder === undefined || extname(path) !== ".js") return null;
      return assetIn(folder, path.slice(name.length + 1));
    },
  };
}

function packageFolders(): ReadonlyMap<string, string> {
  const folders = new Map([[components as string, folderOf(components, import.meta.url)]]);
  for (const { name, from } of libraries) {
    folders.set(name, folderOf(name, pathToFileURL(join(folders.get(from) ?? "", "package.json"))));
  }
  return folders;
}

function folderOf(name: string, from: string | URL): string {
  const file = findPackageJSON(name, from);
  if (file === undefined) throw new Error(`The package ${name} isn't installed. Run "npm ci".`);
  return dirname(file);
}

const exported = z.object({ exports: z.record(z.string(), z.string()) });

/** The component library by its published names, and its dependencies by name and by folder. */
async function importsOf(folders: ReadonlyMap<string, string>): Promise<Readonly<Record<string, string>>> {
  const file = join(folders.get(components) ?? "", "package.json");
  const own = exported.parse(JSON.parse(await readFile(file, "utf8"))).exports;
  const ownImports = Object.entries(own).map(([name, path]) => [
    join(components, name).replaceAll(sep, "/"),
    `/packages/${components}/${path.slice(2)}`,
  ]);
  const others = libraries.flatMap(({ name, entry }) => [
    [name, `/packages/${name}/${entry}`],
    [`${name}/`, `/packages/${name}/`],
  ]);
  return Object.fromEntries([...ownImports, ...others]);
}

async function assetIn(folder: string, path: string): Promise<Asset | null> {
  const file = normalize(join(folder, path));
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(folder + sep)) return null;
  const body = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "EISDIR") return null;
    throw error;
  });
  return body === null ? null : { body, type };
}

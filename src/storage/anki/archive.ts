import { createWriteStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";

/** Archives of more entries are given up. */
const MOST_ENTRIES = 20_000;
/** What is taken out of an archive has at most so many bytes, and at most so many times those it had inside. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_RATIO = 100;

/** Why an archive can't be read: it is broken, or would cost too much. */
export type ArchiveFault = "damaged" | "tooCostly";

class TooCostly extends Error {}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true } as const;
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, file) =>
      error === null ? resolve(file) : reject(error),
    );
  });
}

/** Every entry, as long as there aren't too many; names that lead out of a folder are errors of the archive. */
function entriesOf(file: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    if (file.entryCount > MOST_ENTRIES) reject(new TooCostly());
    file.on("error", reject);
    file.on("end", () => resolve(entries));
    file.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) reject(new TooCostly());
      else file.readEntry();
    });
    file.readEntry();
  });
}

/** The names of an archive's entries, or why it can't be read. */
export async function entryNames(bytes: Uint8Array): Promise<readonly string[] | ArchiveFault> {
  try {
    const file = await opened(bytes);
    return (await entriesOf(file)).map(({ fileName }) => fileName);
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * Takes the first of some entries out of an archive into a file; "none" where it has none of them. Sizes are counted
 * while the bytes come, whatever the archive says of itself. `zstd` entries are unpacked twice.
 */
export async function extractFirst(
  bytes: Uint8Array,
  names: readonly { readonly name: string; readonly zstd: boolean }[],
  target: string,
  signal: AbortSignal,
): Promise<"done" | "none" | ArchiveFault> {
  try {
    const file = await opened(bytes);
    const entries = await entriesOf(file);
    for (const { name, zstd } of names) {
      const [entry, second] = entries.filter(({ fileName }) => fileName === name);
      if (second !== undefined) return "damaged";
      if (entry === undefined) continue;
      if (entry.isEncrypted() || isLink(entry)) return "damaged";
      if (entry.uncompressedSize > MOST_BYTES) return "tooCostly";
      const packed = await contentOf(file, entry);
      const most = Math.min(MOST_BYTES, Math.max(1, entry.compressedSize) * MOST_RATIO + 65_536);
      const unpacked = zstd ? [capped(most), createZstdDecompress(), capped(MOST_BYTES)] : [capped(most)];
      await pipeline([packed, ...unpacked, createWriteStream(target, { mode: 0o600 })], { signal });
      return "done";
    }
    return "none";
  } catch (error) {
    return faultOf(error);
  }
}

function contentOf(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}

function capped(most: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > most) done(new TooCostly());
      else done(null, chunk);
    },
  });
}

function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function faultOf(error: unknown): ArchiveFault {
  const isTime = error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
  return error instanceof TooCostly || isTime ? "tooCostly" : "damaged";
}

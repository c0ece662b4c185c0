import { randomBytes } from "node:crypto";
import { type JsonObject, objectsOf, textOf } from "./json.ts";
import { type FieldError, nest, Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** A file sent along with a request; `field` is its name in the form. */
export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** A file that the local CDN keeps, with its attachment as the API writes one. Only an address with the signature leads to it. */
export type StoredFile = {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly wire: JsonObject;
  readonly signature: string;
};

/** What a request says of a message's files; `path` is where its body stands in the request. */
export type SentFiles = {
  readonly body: JsonObject;
  readonly files: readonly SentFile[];
  readonly path?: readonly PropertyKey[];
};

/** The largest file that Discord takes without a boost, in bytes. */
export const largestFile = 10 * 1024 * 1024;

const mostFiles = 10;
const linkMs = 24 * 60 * 60 * 1000;

/**
 * The attachments of a message after a request: those that its `attachments` list keeps, and the files sent. Without
 * such a list an edit keeps them all. Refuses a file that is too large (40005), more than ten (30015), and a list that
 * names what is neither there nor sent (50035).
 */
export function attachmentsAfter(
  world: World,
  before: readonly JsonObject[],
  { body, files, path = [] }: SentFiles,
): readonly JsonObject[] {
  if (files.some((file) => file.bytes.byteLength > largestFile)) throw new Refusal(40005);
  const listed = objectsOf(body.attachments);
  checkListed(listed, [...before.map((one) => textOf(one.id)), ...files.map(indexOf)], path);
  const keepsAll = body.attachments === undefined;
  const kept = before.filter((one) => keepsAll || listed.some((entry) => entry.id === one.id));
  if (kept.length + files.length > mostFiles) throw new Refusal(30015);
  return [...kept, ...files.map((file) => storeDescribed(world, file, listed))];
}

function checkListed(
  listed: readonly JsonObject[],
  known: readonly string[],
  path: readonly PropertyKey[],
): void {
  const errors = listed.flatMap((entry, index): readonly FieldError[] => {
    if (known.includes(String(entry.id))) return [];
    const message = "Attachment data not found";
    return [{ path: [...path, "attachments", index], code: "ATTACHMENT_NOT_FOUND", message }];
  });
  if (errors.length > 0) throw new Refusal(50035, nest(errors));
}

/** What the list of attachments calls a file that is sent along: "0" for files[0]. */
function indexOf(file: SentFile): string {
  return file.field.replace(/^files\[(\d+)\]$/, "$1");
}

function storeDescribed(world: World, file: SentFile, listed: readonly JsonObject[]): JsonObject {
  const described = listed.find((entry) => String(entry.id) === indexOf(file));
  const description = textOf(described?.description);
  const name = textOf(described?.filename) || file.name;
  return storeFile(world, { ...file, name }, description === "" ? {} : { description });
}

/** Puts a file on the local CDN; the answer is its attachment as the API writes one. */
export function storeFile(
  world: World,
  file: Pick<SentFile, "name" | "type" | "bytes">,
  more: JsonObject = {},
): JsonObject {
  const id = world.nextId();
  const signature = randomBytes(32).toString("hex");
  const path = `/attachments/${id}/${encodeURIComponent(file.name)}`;
  const url = `${world.url()}${path}?${signedQuery(world.now(), signature)}`;
  const type = file.type === "" ? {} : { content_type: file.type };
  const size = file.bytes.byteLength;
  const wire: JsonObject = { id, filename: file.name, size, url, proxy_url: url, ...type, ...more };
  world.files.set(id, { type: file.type, bytes: file.bytes, wire, signature });
  return wire;
}

/** Discord signs addresses of files: until when, since when (seconds as hex), and a key. The emulator lets none expire. */
function signedQuery(now: number, signature: string): string {
  const [since, until] = [now, now + linkMs].map((ms) => Math.floor(ms / 1000).toString(16));
  return `ex=${until}&is=${since}&hm=${signature}&`;
}

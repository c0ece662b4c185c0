import { type JsonObject, objectsOf, textOf } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** A file sent along with a request; `field` is its name in the form. */
export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** A file that the local CDN keeps, with its attachment as the API writes one. */
export type StoredFile = { readonly type: string; readonly bytes: Uint8Array; readonly wire: JsonObject };

/** The largest file that Discord takes without a boost, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/**
 * The attachments of a message after a request: those that its `attachments` list keeps, and the files sent. Without
 * such a list an edit keeps them all. Refuses a file that is too large (40005).
 */
export function attachmentsAfter(
  world: World,
  before: readonly JsonObject[],
  body: JsonObject,
  files: readonly SentFile[],
): readonly JsonObject[] {
  if (files.some((file) => file.bytes.byteLength > largestFile)) throw new Refusal(40005);
  const listed = objectsOf(body.attachments);
  const keepsAll = body.attachments === undefined;
  const kept = before.filter((one) => keepsAll || listed.some((entry) => entry.id === one.id));
  return [...kept, ...files.map((file) => storeDescribed(world, file, listed))];
}

function storeDescribed(world: World, file: SentFile, listed: readonly JsonObject[]): JsonObject {
  const index = file.field.replace(/^files\[(\d+)\]$/, "$1");
  const described = listed.find((entry) => textOf(entry.id) === index || entry.id === Number(index));
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
  const url = `${world.url()}/attachments/${id}/${encodeURIComponent(file.name)}`;
  const type = file.type === "" ? {} : { content_type: file.type };
  const size = file.bytes.byteLength;
  const wire: JsonObject = { id, filename: file.name, size, url, proxy_url: url, ...type, ...more };
  world.files.set(id, { type: file.type, bytes: file.bytes, wire });
  return wire;
}

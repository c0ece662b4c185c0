import { type JsonObject, objectsOf, textOf } from "./json.ts";
import type { World } from "./world.ts";

/** A file sent along with a request; `field` is its name in the form. */
export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** A file that the local CDN keeps. */
export type StoredFile = { readonly type: string; readonly bytes: Uint8Array };

/**
 * The attachments of a message after a request: those that its `attachments` list keeps, and the files sent. Without
 * such a list an edit keeps them all.
 */
export function attachmentsAfter(
  world: World,
  before: readonly JsonObject[],
  body: JsonObject,
  files: readonly SentFile[],
): readonly JsonObject[] {
  const listed = objectsOf(body.attachments);
  const keepsAll = body.attachments === undefined;
  const kept = before.filter((one) => keepsAll || listed.some((entry) => entry.id === one.id));
  return [...kept, ...files.map((file) => stored(world, file, listed))];
}

function stored(world: World, file: SentFile, listed: readonly JsonObject[]): JsonObject {
  const index = file.field.replace(/^files\[(\d+)\]$/, "$1");
  const described = listed.find((entry) => textOf(entry.id) === index || entry.id === Number(index));
  const id = world.nextId();
  const filename = textOf(described?.filename) || file.name;
  world.files.set(id, { type: file.type, bytes: file.bytes });
  const url = `${world.url()}/attachments/${id}/${encodeURIComponent(filename)}`;
  return {
    id,
    filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    ...(file.type === "" ? {} : { content_type: file.type }),
    ...(described?.description ? { description: described.description } : {}),
  };
}

import type { HonoRequest } from "hono";
import type { SentFile } from "../attachment.ts";
import { isObject, type JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { bodiesOf } from "../schema.ts";
import type { Route } from "./route.ts";

/** What a request carries: an object or a list of them, and files. */
export type Sent = {
  readonly body: JsonObject;
  readonly list: readonly JsonObject[];
  readonly files: readonly SentFile[];
};

const nothing: Sent = { body: {}, list: [], files: [] };

/** Reads a request's body. Refuses what isn't JSON, or isn't the kind of JSON that the route takes (50109). */
export async function readBody(request: HonoRequest, route: Route): Promise<Sent> {
  if (route.method === "GET" || route.method === "DELETE") return nothing;
  const { value, files } = await read(request);
  if (route.isList) return { ...nothing, list: bodiesOf(value) };
  if (!isObject(value)) throw new Refusal(50109);
  return { body: value, list: [], files };
}

/** Holds what was sent against the route's schema (50035). */
export function checkBody(route: Route, sent: Sent): void {
  if (!route.check) return;
  for (const one of route.isList ? sent.list : [sent.body]) route.check(one);
}

async function read(
  request: HonoRequest,
): Promise<{ readonly value: unknown; readonly files: readonly SentFile[] }> {
  const type = request.header("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) return readForm(await request.formData());
  const text = await request.text();
  return { value: text === "" ? {} : parsed(text), files: [] };
}

async function readForm(
  form: FormData,
): Promise<{ readonly value: unknown; readonly files: readonly SentFile[] }> {
  const json = form.get("payload_json");
  const files: SentFile[] = [];
  for (const [field, part] of form.entries()) {
    if (typeof part === "string") continue;
    files.push({ field, name: part.name, type: part.type, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  return { value: typeof json === "string" ? parsed(json) : {}, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(50109);
  }
}

import type { Emulator } from "#src/emulator/index.ts";

/** What a REST request got: the status, the parsed body and the headers. */
export type Got = { readonly status: number; readonly body: Body; readonly headers: Headers };

type Body = {
  readonly [field: string]: unknown;
  readonly code?: number;
  readonly id?: string;
  readonly message?: string;
  readonly errors?: unknown;
};

/** Sends a request as a bot would, with the emulator's own token unless another Authorization is given. */
export async function request(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
  authorization = `Bot ${emulator.token}`,
): Promise<Got> {
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method,
    headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
}

/** What stands in a body at a path: `at(body, 0, "id")`. Undefined when there is nothing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce((part, key) => new Map(Object.entries(part ?? {})).get(String(key)), value);
}

/** A well-formed message without pings. */
export const plain = { content: "hello", allowed_mentions: { parse: [] } };

/** Action rows of buttons with the given custom ids, five in a row. */
export function buttons(...ids: readonly string[]) {
  const parts = ids.map((id) => ({ type: 2, style: 1, label: id.slice(0, 80), custom_id: id }));
  const rows = Math.ceil(parts.length / 5);
  return Array.from({ length: rows }, (_, row) => ({
    type: 1,
    components: parts.slice(row * 5, row * 5 + 5),
  }));
}

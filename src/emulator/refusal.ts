import type { JsonObject } from "./json.ts";

const refusals = {
  401: [401, "401: Unauthorized"],
  404: [404, "404: Not Found"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20012: [403, "You are not authorized to perform this action on this application"],
  30015: [400, "Maximum number of attachments in a message reached (10)"],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has reached the maximum number of follow up messages"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50013: [403, "Missing Permissions"],
  50021: [403, "Cannot execute action on a system message"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160004: [400, "A thread has already been created for this message"],
} as const;

/** The codes that the emulator refuses with, from Discord's table of JSON error codes; the bare HTTP ones are written as 0. */
export type RefusalCode = keyof typeof refusals;

/** A request that Discord would refuse: thrown by a route, written as Discord's error JSON. */
export class Refusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly errors: JsonObject | undefined;

  constructor(code: RefusalCode, errors?: JsonObject) {
    const [status, message] = refusals[code];
    super(message);
    this.name = "Refusal";
    this.code = code < 1_000 ? 0 : code;
    this.status = status;
    this.errors = errors;
  }

  /** The body of the answer. */
  body(): JsonObject {
    return { message: this.message, code: this.code, errors: this.errors };
  }
}

/** A refusal of one field of the body, in Discord's nested form. */
export function invalidField(path: readonly PropertyKey[], code: string, message: string): Refusal {
  return new Refusal(50035, nest([{ path, code, message }]));
}

/** One thing that is wrong in a body. */
export type FieldError = {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
};

/** Field errors as Discord nests them: by path, with `_errors` at the leaf. */
export function nest(errors: readonly FieldError[]): JsonObject {
  const root = new Map<string, Branch>();
  for (const error of errors) branchAt(root, error.path.map(String)).push(error);
  return written({ errors: [], children: root });
}

type Branch = { readonly errors: FieldError[]; readonly children: Map<string, Branch> };

function branchAt(root: Map<string, Branch>, path: readonly string[]): FieldError[] {
  let children = root;
  let errors: FieldError[] = [];
  for (const key of path.length > 0 ? path : ["_body"]) {
    const branch: Branch = children.get(key) ?? { errors: [], children: new Map() };
    children.set(key, branch);
    children = branch.children;
    errors = branch.errors;
  }
  return errors;
}

function written(branch: Branch): JsonObject {
  const children = [...branch.children].map(([key, child]) => [key, written(child)] as const);
  const own = branch.errors.map(({ code, message }) => ({ code, message }));
  return { ...Object.fromEntries(children), ...(own.length > 0 ? { _errors: own } : {}) };
}

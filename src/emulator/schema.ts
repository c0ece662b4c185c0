import * as core from "zod/v4/core";
import { isObject, type JsonObject } from "./json.ts";
import { type FieldError, nest, Refusal } from "./refusal.ts";

type Def = core.$ZodTypeDef & {
  readonly shape?: Readonly<Record<string, core.$ZodType>>;
  readonly options?: readonly core.$ZodType[];
  readonly innerType?: core.$ZodType;
  readonly element?: core.$ZodType;
  readonly valueType?: core.$ZodType;
  readonly left?: core.$ZodType;
  readonly right?: core.$ZodType;
  readonly getter?: () => core.$ZodType;
};

const rebuilt = new Map<core.$ZodType, core.$ZodType>();

/**
 * The same schema, but one that refuses unknown fields at every depth, and that finds the right member of a union of
 * components by its `type`: the published schemas are loose and their own switch comes too late to change them.
 */
export function strict(schema: core.$ZodType): core.$ZodType {
  const known = rebuilt.get(schema);
  if (known) return known;
  const made = rebuild(schema, schema._zod.def);
  rebuilt.set(schema, made);
  return made;
}

function rebuild(schema: core.$ZodType, def: Def): core.$ZodType {
  if (def.getter) return rebuildLazy(def.getter);
  if (def.shape) return strictObject(def.shape);
  if (def.options) return rebuildUnion(schema, def, def.options);
  if (def.innerType) return withParts(schema, def, { innerType: strict(def.innerType) });
  if (def.element) return withParts(schema, def, { element: strict(def.element) });
  if (def.valueType) return withParts(schema, def, { valueType: strict(def.valueType) });
  if (def.left && def.right)
    return withParts(schema, def, { left: strict(def.left), right: strict(def.right) });
  return schema;
}

function withParts(schema: core.$ZodType, def: Def, parts: Partial<Def>): core.$ZodType {
  const changed: Def = { ...def, ...parts };
  return core.clone(schema, changed);
}

function rebuildLazy(getter: () => core.$ZodType): core.$ZodType {
  return new core.$ZodLazy({ type: "lazy", getter: () => strict(getter()) });
}

function strictObject(shape: Readonly<Record<string, core.$ZodType>>): core.$ZodType {
  const fields = Object.entries(shape).map(([name, field]) => [name, strict(field)] as const);
  return new core.$ZodObject({
    type: "object",
    shape: Object.fromEntries(fields),
    catchall: new core.$ZodNever({ type: "never" }),
  });
}

function rebuildUnion(schema: core.$ZodType, def: Def, options: readonly core.$ZodType[]): core.$ZodType {
  const members = options.map((option) =>
    option._zod.def.type === "lazy" ? unwrapped(option._zod.def) : option,
  );
  const typed = members.every((member) => isTyped(member._zod.def));
  if (!typed) return withParts(schema, def, { options: options.map(strict) });
  return new core.$ZodDiscriminatedUnion({
    type: "union",
    options: members.map(strict),
    discriminator: "type",
    inclusive: false,
  });
}

function unwrapped(def: Def): core.$ZodType {
  if (!def.getter) throw new Error("A lazy schema without a getter");
  return def.getter();
}

function isTyped(def: Def): boolean {
  return def.shape?.type?._zod.def.type === "literal";
}

/** Throws Discord's "Invalid Form Body" with every field that is wrong, unless the body fits. */
export type BodyCheck = (body: JsonObject) => void;

/** A check of request bodies against one of Discord's published schemas, unknown fields refused. */
export function checkOf(published: core.$ZodType): BodyCheck {
  const schema = strict(published);
  return (body) => {
    const result = core.safeParse(schema, body);
    if (!result.success)
      throw new Refusal(50035, nest(result.error.issues.flatMap((issue) => errorsOf(issue))));
  };
}

function errorsOf(issue: core.$ZodIssue): readonly FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      code: "UNKNOWN_FIELD",
      message: "Discord's API doesn't know this field.",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, one) => (one.length < best.length ? one : best));
    return nearest.flatMap((inner) => errorsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [{ path: issue.path, ...wordsOf(issue) }];
}

function wordsOf(issue: core.$ZodIssue): { readonly code: string; readonly message: string } {
  if (issue.code === "too_big") {
    return { code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${issue.maximum} or fewer in length.` };
  }
  if (issue.code === "too_small") {
    return { code: "BASE_TYPE_MIN_LENGTH", message: `Must be ${issue.minimum} or more in length.` };
  }
  if (issue.code === "invalid_type") {
    return { code: "BASE_TYPE_REQUIRED", message: `This field is required as ${issue.expected}.` };
  }
  return {
    code: "BASE_TYPE_CHOICES",
    message: `This value isn't one that the schema allows (${issue.code}).`,
  };
}

/**
 * The same check for a message body whose schema lacks `tts`, `nonce` and `enforce_nonce`: discord.js puts them into every
 * message body and Discord passes over them where they mean nothing.
 */
export function forgiving(check: BodyCheck): BodyCheck {
  return ({ tts: _tts, nonce: _nonce, enforce_nonce: _enforce, ...body }) => check(body);
}

/** The bodies of a list, each an object; refused like Discord does when it is none. */
export function bodiesOf(body: unknown): readonly JsonObject[] {
  if (!Array.isArray(body) || !body.every(isObject)) throw new Refusal(50109);
  return body;
}

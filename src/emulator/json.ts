/** Any JSON value, as it goes over the wire. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; an undefined field is left out when it is written. */
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Whether a value is a JSON object, and not null or an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list; nothing when the value isn't a list. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text of a field, or the empty text when it holds none. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The number of a field, or the given one when it holds none. */
export function numberOf(value: Json | undefined, otherwise = 0): number {
  return typeof value === "number" ? value : otherwise;
}

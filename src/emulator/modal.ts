import { flattened } from "./component.ts";
import type { Interaction } from "./interaction.ts";
import { type Json, type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";

/** One thing to fill in: a text input, or a menu when it has options. */
export type ModalField = {
  readonly customId: string;
  readonly label: string;
  readonly type: number;
  readonly value: string;
  readonly placeholder: string;
  readonly multiline: boolean;
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  readonly options: readonly { readonly label: string; readonly value: string }[];
};

/** What a modal shows, in order: texts, and fields to fill in. */
export type ModalPart =
  | { readonly kind: "text"; readonly content: string }
  | { readonly kind: "field"; readonly field: ModalField };

/** An open modal, with what opened it. */
export type Modal = {
  readonly customId: string;
  readonly title: string;
  readonly parts: readonly ModalPart[];
  readonly fields: readonly ModalField[];
  readonly components: readonly JsonObject[];
  readonly opener: Interaction;
};

const textDisplay = 10;
const inputTypes = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

/** The modal that an answer's data describes. */
export function modalOf(opener: Interaction, data: JsonObject): Modal {
  const components = objectsOf(data.components);
  const parts = components.flatMap(partsOf);
  return {
    customId: textOf(data.custom_id),
    title: textOf(data.title),
    parts,
    fields: parts.flatMap((part) => (part.kind === "field" ? [part.field] : [])),
    components,
    opener,
  };
}

function partsOf(component: JsonObject): readonly ModalPart[] {
  if (component.type === textDisplay) return [{ kind: "text", content: textOf(component.content) }];
  return fieldsOf(component).map((field) => ({ kind: "field", field }));
}

function fieldsOf(component: JsonObject): readonly ModalField[] {
  const label = textOf(component.label);
  return flattened([component])
    .filter((one) => inputTypes.includes(numberOf(one.type)) && one.custom_id !== undefined)
    .map((one) => ({
      customId: textOf(one.custom_id),
      label: textOf(one.label) || label,
      type: numberOf(one.type),
      value: textOf(one.value),
      placeholder: textOf(one.placeholder),
      multiline: one.style === 2,
      required: one.required !== false,
      minLength: numberOf(one.min_length),
      maxLength: numberOf(one.max_length, 4000),
      options: objectsOf(one.options).map((option) => ({
        label: textOf(option.label),
        value: textOf(option.value),
      })),
    }));
}

/** What a member filled in: text, or the chosen values of a menu, by custom id or label. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/** The data of a modal submit. Throws in words when a value is missing, too short, too long or for no field. */
export function submitData(modal: Modal, values: ModalValues): JsonObject {
  const known = new Set(modal.fields.flatMap((field) => [field.customId, field.label]));
  const unknown = Object.keys(values).find((key) => !known.has(key));
  if (unknown !== undefined) throw new Error(`The modal "${modal.title}" has no field "${unknown}"`);
  let next = 1;
  const filled = (component: JsonObject): JsonObject => {
    const id = numberOf(component.id) || next++;
    const type = numberOf(component.type);
    const field = modal.fields.find((one) => one.customId === component.custom_id);
    if (field) return { type, id, custom_id: field.customId, ...filledValue(modal, field, values) };
    if (component.component !== undefined) {
      return { type, id, component: objectsOf([component.component]).map(filled)[0] ?? null };
    }
    return component.components === undefined
      ? { type, id }
      : { type, id, components: objectsOf(component.components).map(filled) };
  };
  return { custom_id: modal.customId, components: modal.components.map(filled), resolved: {} };
}

function filledValue(modal: Modal, field: ModalField, values: ModalValues): Record<string, Json> {
  const given = values[field.customId] ?? values[field.label] ?? field.value;
  if (typeof given !== "string") return { values: given };
  const where = `The field "${field.label}" of the modal "${modal.title}"`;
  if (field.required && given.length === 0) throw new Error(`${where} must be filled in`);
  if (given.length > 0 && given.length < field.minLength)
    throw new Error(`${where} needs ${field.minLength} characters`);
  if (given.length > field.maxLength) throw new Error(`${where} takes at most ${field.maxLength} characters`);
  return { value: given };
}

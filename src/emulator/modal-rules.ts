import { flattened } from "./component.ts";
import { type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { invalidField } from "./refusal.ts";

const most = 5;

/** Refuses a modal that the schema lets pass but Discord doesn't: too many parts, doubled ids or labels, impossible lengths. */
export function checkModal(data: JsonObject, path: readonly PropertyKey[]): void {
  const place = [...path, "components"];
  const components = objectsOf(data.components);
  if (components.length > most)
    throw invalidField(place, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  const parts = flattened(components);
  const ids = parts.flatMap((part) => (typeof part.custom_id === "string" ? [part.custom_id] : []));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw invalidField(
      place,
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      `Component custom id cannot be duplicated: "${twice}"`,
    );
  }
  for (const component of components) {
    if (component.type === 1) checkRow(component, place);
    if (component.type === 18) checkLabelled(component, place);
  }
}

/** A text input that stands in a label has no label of its own. */
function checkLabelled(label: JsonObject, path: readonly PropertyKey[]): void {
  for (const input of objectsOf([label.component ?? null]).filter(({ type }) => type === 4)) {
    if (typeof input.label === "string") {
      throw invalidField(
        [...path, "component", "label"],
        "COMPONENT_LABEL_NOT_ALLOWED",
        "A text input in a label has no label of its own.",
      );
    }
    checkLengths(input, path);
  }
}

function checkRow(row: JsonObject, path: readonly PropertyKey[]): void {
  const inputs = objectsOf(row.components);
  if (inputs.length !== 1)
    throw invalidField(path, "BASE_TYPE_BAD_LENGTH", "An action row of a modal holds one text input.");
  for (const input of inputs) {
    if (textOf(input.label).length === 0) {
      throw invalidField(
        [...path, "label"],
        "BASE_TYPE_REQUIRED",
        "A text input in an action row needs a label.",
      );
    }
    checkLengths(input, path);
  }
}

function checkLengths(input: JsonObject, path: readonly PropertyKey[]): void {
  const most = numberOf(input.max_length, 4000);
  if (numberOf(input.min_length) > most)
    throw invalidField([...path, "min_length"], "NUMBER_TYPE_MAX", "min_length is above max_length.");
  if (textOf(input.value).length > most)
    throw invalidField([...path, "value"], "BASE_TYPE_MAX_LENGTH", "The value is longer than max_length.");
}

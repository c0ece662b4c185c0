import { flattened } from "./component.ts";
import { type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { invalidField } from "./refusal.ts";

const most = 5;

/** Refuses a modal that the schema lets pass but Discord doesn't: too many inputs, none, doubled ids, impossible lengths. */
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
  for (const row of components) {
    if (row.type === 1) checkRow(row, place);
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
    if (numberOf(input.min_length) > numberOf(input.max_length, 4000)) {
      throw invalidField([...path, "min_length"], "NUMBER_TYPE_MAX", "min_length is above max_length.");
    }
  }
}

import { type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";

/** A button as a person sees it; a link has a `url` and no custom id. */
export type Button = {
  readonly label: string;
  readonly customId: string | null;
  readonly url: string | null;
  readonly style: number;
  readonly disabled: boolean;
};

/** A select menu as a person sees it. */
export type Menu = {
  readonly customId: string;
  readonly type: number;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description: string;
  }[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
};

/** Components with their ids: Discord numbers those that come without an id, over the whole message. */
export function numbered(components: readonly JsonObject[], counter = { next: 1 }): readonly JsonObject[] {
  return components.map((component) => {
    const id = numberOf(component.id) || counter.next++;
    const kept = Object.entries(component).filter(([, value]) => value !== null && value !== undefined);
    const children =
      component.components === undefined
        ? {}
        : { components: numbered(objectsOf(component.components), counter) };
    return { ...menuDefaults(component), ...Object.fromEntries(kept), ...children, id };
  });
}

function menuDefaults(component: JsonObject): JsonObject {
  return isMenu(component) ? { min_values: 1, max_values: 1 } : {};
}

/** All components at every depth, accessories and labelled ones included. */
export function flattened(components: readonly JsonObject[]): readonly JsonObject[] {
  return components.flatMap((one) => [
    one,
    ...flattened(objectsOf(one.components)),
    ...flattened(objectsOf(one.accessory === undefined ? [] : [one.accessory])),
    ...flattened(objectsOf(one.component === undefined ? [] : [one.component])),
  ]);
}

/** Whether a component is a button. */
export function isButton(component: JsonObject): boolean {
  return component.type === 2;
}

/** Whether a component is a select menu of any kind. */
export function isMenu(component: JsonObject): boolean {
  return component.type === 3 || (numberOf(component.type) >= 5 && numberOf(component.type) <= 8);
}

/** What a person sees of a button component. */
export function buttonOf(component: JsonObject): Button {
  return {
    label: textOf(component.label),
    customId: component.custom_id === undefined ? null : textOf(component.custom_id),
    url: component.url === undefined ? null : textOf(component.url),
    style: numberOf(component.style),
    disabled: component.disabled === true,
  };
}

/** What a person sees of a select menu component. */
export function menuOf(component: JsonObject): Menu {
  return {
    customId: textOf(component.custom_id),
    type: numberOf(component.type),
    options: objectsOf(component.options).map((option) => ({
      label: textOf(option.label),
      value: textOf(option.value),
      description: textOf(option.description),
    })),
    minValues: numberOf(component.min_values, 1),
    maxValues: numberOf(component.max_values, 1),
    disabled: component.disabled === true,
  };
}

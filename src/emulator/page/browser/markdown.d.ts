/** A piece of a message: a text, or something of a `kind` with its own children and values. */
export type Node =
  | string
  | { readonly kind: string; readonly children?: readonly Node[]; readonly [more: string]: unknown };

export function inline(text: string): Node[];
export function markdown(text: string): Node[];

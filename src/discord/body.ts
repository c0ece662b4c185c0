import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";

/** Discord's limit for a message's text. */
export const MESSAGE_LIMIT = 2_000;

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;
export type MenuRow = APIActionRowComponent<APIStringSelectComponent>;

/** A file that goes with a message; `description` says what is in it, for whoever can't open it. */
export type AttachedFile = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly description: string;
};

/** A message as it is sent, posted or edited: text, buttons and menus, and at most a few files. Edits replace all. */
export type Body = {
  readonly content: string;
  readonly components: (ButtonRow | MenuRow)[];
  readonly files?: readonly AttachedFile[];
};

/** Whoever a text names is never pinged. */
export const NO_MENTIONS = { parse: [] } as const;

/** A grave one does what can't be taken back. */
type Look = "main" | "plain" | "grave";
const styles: Readonly<Record<Look, APIButtonComponentWithCustomId["style"]>> = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  grave: ButtonStyle.Danger,
};

export function button(
  label: string,
  customId: string,
  look: Look = "plain",
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: styles[look], label, custom_id: customId };
}

/** What a menu shows; `default` stands chosen. */
export type MenuDraft = {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
  /** How many options may be chosen; one must be. */
  readonly most: number;
};

/** A menu in a row of its own. */
export function menu({ customId, placeholder, options, most }: MenuDraft): MenuRow {
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    min_values: 1,
    max_values: most,
    options: [...options],
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

/** Rows of at most five buttons. */
export function rows(buttons: readonly APIButtonComponentWithCustomId[]): ButtonRow[] {
  const count = Math.ceil(buttons.length / 5);
  return Array.from({ length: count }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * 5, row * 5 + 5),
  }));
}

export function body(content: string, buttons: readonly APIButtonComponentWithCustomId[] = []): Body {
  return { content, components: rows(buttons) };
}

/** A reply that everyone in the channel sees. */
export function publicly({ content, components, files = [] }: Body) {
  const attached = files.map((file) => ({
    name: file.name,
    description: file.description,
    attachment: Buffer.from(file.content),
  }));
  const rest = { content, components, allowedMentions: NO_MENTIONS, enforceNonce: false };
  return attached.length === 0 ? rest : { ...rest, files: attached };
}

/** A reply that only the member who asked sees. */
export function privately(message: Body) {
  return { ...publicly(message), flags: MessageFlags.Ephemeral } as const;
}

import { commands } from "../../commands/index.ts";
import type { Random } from "../../src/core/random.ts";
import { kinds, readCustomId } from "../../src/discord/custom-ids.ts";
import type { Member, Message, RawDeed } from "../../src/emulator/index.ts";

/** Somebody who may change nothing of others'. */
export type Attacker = { readonly member: Member; readonly guildId: string };

/** What forgeries can name: ids of buttons, messages and members, whosever they are. */
export type Loot = {
  readonly customIds: readonly string[];
  readonly messages: readonly Message[];
  readonly userIds: readonly string[];
};

const odd = [
  "",
  "0",
  "-1",
  "99",
  "1e3",
  "nan",
  "../../x",
  "'; drop table rounds; --",
  "\u202e",
  "😀".repeat(9),
];
/** What every member may do, on the message that offers it: no forgery, though it changes or shows something. */
const forAll: readonly string[] = ["answer", "share"];

export const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

/** An id as the bot made it, with a part exchanged, made anew of any kind, or of no form that it ever had. */
function forgedId({ customIds }: Loot, random: Random): string {
  const parts = (pick(customIds, random) ?? "").split(":");
  const chance = random();
  if (chance < 0.3) return parts.join(":");
  if (chance < 0.5) {
    const numbers = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * 4));
    return ["c1", pick(kinds, random), ...parts.slice(2, 3), ...numbers].join(":").slice(0, 100);
  }
  if (chance < 0.65) parts[1] = pick(kinds, random) ?? "";
  if (chance < 0.8)
    parts[2 + Math.floor(random() * 3)] = pick([...odd, "1", "2", "3", "knew", "show"], random) ?? "";
  else if (chance < 0.9) parts.push(pick(odd, random) ?? "");
  else parts.splice(0, 2, pick(odd, random) ?? "");
  return (parts.join(":") || "x").slice(0, 100);
}

type Option = { readonly name: string; readonly type: number; readonly options?: readonly Option[] };

/** The options of a command as it was registered, each with a value of any type. */
function filledIn(options: readonly Option[], { userIds }: Loot, random: Random): Record<string, unknown>[] {
  const value = () =>
    pick<string | number | boolean>(
      [...odd, ...userIds, 1e15, -5, 0.5, true, false, "1".repeat(6_000)],
      random,
    ) ?? "";
  return options
    .filter(() => random() < 0.8)
    .map(({ name, type }) => {
      const isExchanged = random() < 0.3;
      return {
        name,
        type: isExchanged ? (pick([3, 4, 5, 6, 7, 10, 11], random) ?? 3) : type,
        value: value(),
      };
    });
}

/** A command of the bot's, or of a name that it never had, with what no menu offers. */
function forgedCommand(loot: Loot, random: Random): RawDeed {
  const { name, options = [] } = pick<{ name: string; options?: readonly Option[] }>(
    commands.map(({ data }) => data),
    random,
  ) ?? { name: "x" };
  const sub = pick(
    options.filter(({ type }) => type === 1),
    random,
  );
  const filled = filledIn(sub?.options ?? options, loot, random);
  const isTyping = random() < 0.2 && filled.length > 0;
  const last = filled.at(-1);
  if (isTyping && last !== undefined) Object.assign(last, { type: 3, focused: true });
  const users = Object.fromEntries(loot.userIds.map((id) => [id, { id, username: "x", discriminator: "0" }]));
  const data = {
    id: "1",
    name: random() < 0.05 ? (pick(odd, random) ?? "").slice(0, 32) || "x" : name,
    type: 1,
    options: sub === undefined ? filled : [{ name: sub.name, type: 1, options: filled }],
    ...(random() < 0.5 && { resolved: { users } }),
  };
  return { type: isTyping ? 4 : 2, data: JSON.parse(JSON.stringify(data)) };
}

/** A message that somebody got, the bot's or not; one time in five with an id that it never had, and so for all to see. */
function forgedMessage({ messages }: Loot, random: Random): Message | undefined {
  const message = pick(messages, random);
  if (message === undefined || random() < 0.8) return message;
  const id = String(BigInt(message.id) + BigInt(Math.floor(random() * 1e9)) - 500_000_000n);
  return { ...message, id, flags: 0, visibleTo: null };
}

/** One interaction as a changed client could send it. */
export function forged(attacker: Attacker, loot: Loot, random: Random): RawDeed {
  const message = forgedMessage(loot, random);
  const on = message === undefined ? {} : { message };
  const custom_id = forgedId(loot, random);
  const chance = random();
  if (chance < 0.55) {
    const isRightful = message !== undefined && mayAnybody(message, custom_id, attacker);
    if (isRightful) return forged(attacker, loot, random);
    return { type: 3, data: { component_type: 2, custom_id }, ...on };
  }
  if (chance < 0.7) {
    const first = pick([...odd, "0", "wrongKey"], random) ?? "";
    const values = [first, "1"].slice(0, 1 + Math.floor(random() * 2));
    return { type: 3, data: { component_type: 3, custom_id, values }, ...on };
  }
  if (chance < 0.85) {
    const input = { type: 4, id: 2, custom_id: "text", value: pick(odd, random) ?? "" };
    return { type: 5, data: { custom_id, components: [{ type: 18, id: 1, component: input }] }, ...on };
  }
  return forgedCommand(loot, random);
}

/** Whether this is no forgery but a button that every member of the message's server may press. */
function mayAnybody({ buttons, guildId }: Message, customId: string, attacker: Attacker): boolean {
  const kind = readCustomId(customId)?.kind ?? "";
  const stands = buttons.some((each) => each.customId === customId);
  return stands && forAll.includes(kind) && (kind === "share" || guildId === attacker.guildId);
}

/** Whether a command asks for a public answer, as every member may. */
export function asksForAll({ type, data }: RawDeed): boolean {
  return type === 2 && /"name":"share","type":5,"value":true/u.test(JSON.stringify(data));
}

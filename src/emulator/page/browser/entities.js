import { state } from "./state.js";

const user = 6;
const channel = 7;
const role = 8;
const mentionable = 9;

const members = () => state.members;

const lists = {
  [user]: members,
  [channel]: () => state.channels.filter((one) => one.parentId === null),
  [role]: () => [{ id: state.guild.id, name: "@everyone" }],
  [mentionable]: members,
};

/**
 * The members, channels or roles that an option of this type takes; null for another type.
 * @param {number} type
 * @returns {readonly { id: string, name: string }[] | null}
 */
export function entitiesFor(type) {
  return lists[type]?.() ?? null;
}

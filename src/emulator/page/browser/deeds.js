import { send } from "./connection.js";
import { changed, note, state } from "./state.js";

/**
 * Does something as this tab's member in the channel that is shown.
 * @param {object} deed
 * @returns {Promise<any>}
 */
export function act(deed) {
  return send("deeds", { member: state.you, channel: state.current, ...deed });
}

const largestFile = 10 * 1024 * 1024;

/**
 * Hands a file over; resolves to the id that an option takes, or an `error` in words.
 * @param {File} file
 * @returns {Promise<any>}
 */
export async function upload(file) {
  if (file.size > largestFile)
    return { error: `${file.name} is larger than 10 MB, the most that Discord takes.` };
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  const deed = {
    member: state.you,
    channel: state.current,
    kind: "upload",
    name: file.name,
    data: btoa(text),
  };
  return send("uploads", deed);
}

/**
 * Uses a component of a message: it is busy until the bot has answered, and says so where it didn't.
 * @param {any} message
 * @param {string} customId
 * @param {object} deed
 */
async function use(message, customId, deed) {
  const key = `${message.id} ${customId}`;
  if (state.busy.has(key)) return;
  state.busy.add(key);
  state.notes.delete(message.id);
  changed();
  const outcome = await send("deeds", {
    member: state.you,
    channel: message.channelId,
    message: message.id,
    ...deed,
  });
  state.busy.delete(key);
  if (outcome.error) note(message.id, outcome.error);
  follow(outcome);
}

/** Opens the form that an outcome brings, if it does. */
export function follow(outcome) {
  if (outcome.modal) state.modal = outcome.modal;
  changed();
}

export function press(message, customId) {
  return use(message, customId, { kind: "press", button: customId });
}

export function choose(message, customId, values) {
  return use(message, customId, { kind: "choose", menu: customId, values });
}

export function useOn(message, command) {
  return use(message, command, { kind: "use", command });
}

/**
 * Lets so many classmates play along.
 * @param {number} count
 */
export async function addClassmates(count) {
  const answer = await send("classmates", { count });
  if (answer.error) note("", answer.error);
}

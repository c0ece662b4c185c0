/**
 * What this tab knows. Messages are kept by channel, each a map by id in the order of their coming; `notes` are lines that
 * only this tab shows, by the id of the message they stand under, or "" for those at the end.
 */
export const state = {
  connected: false,
  you: "",
  guild: { id: "", name: "" },
  people: [],
  members: [],
  classmates: 0,
  channels: [],
  commands: { slash: [], message: [] },
  messages: new Map(),
  current: "",
  unread: new Set(),
  dismissed: new Set(),
  busy: new Set(),
  notes: new Map(),
  modal: null,
};

const keptMessages = 300;
const listeners = new Set();

/** @param {() => void} listener */
export function onChange(listener) {
  listeners.add(listener);
}

let isDue = false;

/** Says that the state has changed; the page follows with the next frame. */
export function changed() {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    for (const listener of listeners) listener();
  });
}

/**
 * Takes in an event of the server.
 * @param {string} name
 * @param {any} data
 */
export function takeIn(name, data) {
  changes[name]?.(data);
  changed();
}

const changes = {
  connected: (isConnected) => {
    state.connected = isConnected;
  },
  snapshot: (all) => {
    const { messages, ...rest } = all;
    Object.assign(state, rest);
    state.messages = new Map();
    for (const message of messages) placeOf(message.channelId).set(message.id, message);
    if (!state.channels.some((one) => one.id === state.current)) state.current = state.channels[0]?.id ?? "";
  },
  message: (message) => {
    const place = placeOf(message.channelId);
    if (!place.has(message.id) && message.channelId !== state.current) state.unread.add(message.channelId);
    place.set(message.id, message);
    if (place.size > keptMessages) place.delete(place.keys().next().value);
  },
  messageGone: ({ id, channelId }) => {
    placeOf(channelId).delete(id);
  },
  channel: (channel) => {
    const others = state.channels.filter((one) => one.id !== channel.id);
    state.channels = [...others, channel].sort((a, b) => rank(a) - rank(b));
  },
  channelGone: ({ id }) => {
    state.channels = state.channels.filter((one) => one.id !== id);
    if (state.current === id) state.current = state.channels[0]?.id ?? "";
  },
  commands: (commands) => {
    state.commands = commands;
  },
  classmates: ({ classmates }) => {
    state.classmates = classmates;
  },
};

function rank(channel) {
  return Number(BigInt(channel.id) >> 22n);
}

function placeOf(channelId) {
  const known = state.messages.get(channelId);
  if (known) return known;
  const made = new Map();
  state.messages.set(channelId, made);
  return made;
}

/** The messages of the channel that is shown, without those that were dismissed. */
export function shownMessages() {
  return [...placeOf(state.current).values()].filter((one) => !state.dismissed.has(one.id));
}

/** @param {string} id */
export function channelOf(id) {
  return state.channels.find((one) => one.id === id);
}

/**
 * Shows another channel.
 * @param {string} id
 */
export function goTo(id) {
  if (!channelOf(id)) return;
  state.current = id;
  state.unread.delete(id);
  changed();
}

/**
 * Says something to this tab alone, under a message or at the end of the channel.
 * @param {string} messageId
 * @param {string} text
 */
export function note(messageId, text) {
  state.notes.set(messageId === "" ? `end ${state.current}` : messageId, text);
  changed();
}

import { html, nothing } from "lit";
import { markdown } from "./markdown.js";
import { channelOf, goTo, state } from "./state.js";
import "./timestamp.js";

/**
 * A message's text as Discord shows it.
 * @param {string} text
 */
export function marked(text) {
  return shown(markdown(text));
}

function shown(nodes) {
  return nodes.map((node) =>
    typeof node === "string" ? lines(node) : (marks[node.kind]?.(node) ?? nothing),
  );
}

function lines(text) {
  return text.split("\n").map((line, index) => (index === 0 ? line : html`<br />${line}`));
}

const marks = {
  bold: ({ children }) => html`<strong>${shown(children)}</strong>`,
  italic: ({ children }) => html`<em>${shown(children)}</em>`,
  underlined: ({ children }) => html`<u>${shown(children)}</u>`,
  struck: ({ children }) => html`<s>${shown(children)}</s>`,
  spoiler: ({ children }) => html`<discord-spoiler>${shown(children)}</discord-spoiler>`,
  small: ({ children }) => html`<small class="subtext">${shown(children)}</small>`,
  code: ({ text }) => html`<discord-code>${text}</discord-code>`,
  codeBlock: ({ text }) => html`<discord-code multiline>${text}</discord-code>`,
  quote: ({ children }) => html`<discord-quote>${shown(children)}</discord-quote>`,
  header: ({ level, children }) => html`<discord-header level=${level}>${shown(children)}</discord-header>`,
  time: ({ unix, style }) => html`<live-time unix=${unix} format=${style}></live-time>`,
  emoji: ({ name }) => html`:${name}:`,
  command: ({ name }) => commandLink(name),
  role: ({ id }) =>
    html`<discord-mention type="role">${id === state.guild.id ? "everyone" : "role"}</discord-mention>`,
  user: ({ id }) => html`<discord-mention type="user">${nameOf(id)}</discord-mention>`,
  channel: ({ id }) => channelLink(id, [channelOf(id)?.name ?? "unknown"]),
  link: ({ url, children }) => linked(url, children),
  list: ({ ordered, start, items }) => {
    const entries = items.map((item) => html`<discord-list-item>${shown(item)}</discord-list-item>`);
    return ordered
      ? html`<discord-ordered-list start=${start}>${entries}</discord-ordered-list>`
      : html`<discord-unordered-list>${entries}</discord-unordered-list>`;
  },
};

/** A command that can be chosen right here. */
export function commandLink(name) {
  const choose = () => document.dispatchEvent(new CustomEvent("choose-command", { detail: name }));
  return html`<button class="link mention" type="button" @click=${choose}>/${name}</button>`;
}

function nameOf(id) {
  return state.members.find((one) => one.id === id)?.name ?? "unknown-user";
}

function channelLink(id, label) {
  if (!channelOf(id)) return html`<discord-mention type="channel">${shown(label)}</discord-mention>`;
  return html`<button class="link mention" type="button" @click=${() => goTo(id)}># ${shown(label)}</button>`;
}

/** A link to a message here leads there; any other leads nowhere, for this page asks nothing of the world outside. */
function linked(url, label) {
  const [, channelId, messageId] =
    /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/(\d+))?$/.exec(url) ?? [];
  if (channelId === undefined || !channelOf(channelId)) {
    return html`<span class="link" title="${url} (this page opens no outside links)">${shown(label)}</span>`;
  }
  const isBare = label.length === 1 && label[0] === url;
  const text = isBare ? [`# ${channelOf(channelId).name}${messageId ? " › message" : ""}`] : label;
  return html`<button class="link" type="button" @click=${() => jump(channelId, messageId)}>${shown(text)}</button>`;
}

function jump(channelId, messageId) {
  goTo(channelId);
  setTimeout(() => document.getElementById(`message-${messageId}`)?.scrollIntoView({ block: "center" }));
}

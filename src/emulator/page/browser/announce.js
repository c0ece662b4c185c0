import { inline } from "./markdown.js";
import { state } from "./state.js";

/**
 * Reads out what a screen reader wouldn't notice: that a message has changed (a question is closed, a reply has come).
 * @param {string} name
 * @param {any} data
 */
export function announce(name, data) {
  if (name !== "message" || data.channelId !== state.current) return;
  const before = state.messages.get(data.channelId)?.get(data.id);
  if (!before || before.content === data.content) return;
  status().textContent = `${data.author.name} edited: ${plain(inline(data.content))}`;
}

function plain(nodes) {
  return nodes
    .map((node) => (typeof node === "string" ? node : plain(node.children ?? [node.text ?? ""])))
    .join("");
}

function status() {
  const known = document.getElementById("announcer");
  if (known) return known;
  const made = Object.assign(document.createElement("div"), { id: "announcer", className: "unseen" });
  made.setAttribute("role", "status");
  document.documentElement.append(made);
  return made;
}

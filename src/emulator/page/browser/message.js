import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { choose, press, useOn } from "./deeds.js";
import { marked } from "./marks.js";
import { changed, goTo, state } from "./state.js";

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const buttonTypes = ["", "primary", "secondary", "success", "destructive", "secondary"];

/** One message of the channel. */
export function messageTemplate(message) {
  const { author, ephemeral, loading, createdAt, edited, id } = message;
  return html`<channel-message
    id="message-${id}"
    role="article"
    aria-label="${author.name}${ephemeral ? ", only you can see this" : ""}"
    author=${author.name}
    avatar="/page/avatars/${encodeURIComponent(author.name)}"
    ?bot=${author.bot}
    ?ephemeral=${ephemeral}
    ?edited=${edited}
    timestamp=${clock.format(createdAt)}
    .dismissMessageClicked=${() => dismiss(id)}
  >
    ${usedCommand(message)}
    ${loading ? html`<span class="thinking">${author.name} is thinking<span class="dots">…</span></span>` : marked(message.content)}
    ${message.embeds.map(embedTemplate)}
    ${message.attachments.map(attachmentTemplate)}
    <div slot="components">${message.components.map((one) => componentTemplate(message, one))} ${noteUnder(message)}</div>
    ${threadLink(message)} ${messageCommands(message)}
  </channel-message>`;
}

function attachmentTemplate({ name, size, path, description }) {
  const kilobytes = `${Math.max(1, Math.round(size / 1024))} KB`;
  return html`<p class="attachment">
    <span aria-hidden="true">📎</span> <a href=${path} target="_blank" rel="noreferrer" title=${description || nothing}>${name}</a>
    <small>${kilobytes}${description ? `: ${description}` : ""}</small>
  </p>`;
}

function dismiss(id) {
  state.dismissed.add(id);
  changed();
}

function usedCommand({ use }) {
  if (!use) return nothing;
  return html`<div slot="reply" class="use">
    <img src="/page/avatars/${encodeURIComponent(use.by)}" alt="" width="16" height="16" />
    <strong>${use.by}</strong> used <span class="command">${use.command}</span>
  </div>`;
}

function embedTemplate({ title, description, fields = [], footer }) {
  return html`<div class="embed">
    ${title ? html`<strong>${marked(title)}</strong>` : nothing}
    ${description ? html`<div>${marked(description)}</div>` : nothing}
    ${fields.map((field) => html`<div><strong>${field.name}</strong><br />${marked(field.value)}</div>`)}
    ${footer ? html`<small>${footer.text}</small>` : nothing}
  </div>`;
}

/** A component of any kind that Discord's messages have; what this page can't show says so. */
function componentTemplate(message, component) {
  switch (component.type) {
    case 1:
      return html`<discord-action-row>
        ${component.components.map((one) => componentTemplate(message, one))}
      </discord-action-row>`;
    case 2:
      return buttonTemplate(message, component);
    case 3:
    case 5:
    case 6:
    case 8:
      // Another menu in its place begins unchosen, as in Discord's client.
      return keyed(component.custom_id, menuTemplate(message, component));
    case 9:
    case 17:
      return html`<div class="embed">${component.components.map((one) => componentTemplate(message, one))}</div>`;
    case 10:
      return html`<div>${marked(component.content)}</div>`;
    case 14:
      return html`<hr />`;
    default:
      return html`<p class="subtext">(a component that this page can't show)</p>`;
  }
}

function buttonTemplate(message, { custom_id: customId, label = "", emoji, style, disabled }) {
  const isBusy = state.busy.has(`${message.id} ${customId}`);
  const text = `${emoji?.name ? `${emoji.name} ` : ""}${label}`;
  return html`<press-button
    type=${buttonTypes[style] ?? "secondary"}
    class=${isBusy ? "busy" : ""}
    ?disabled=${disabled === true || customId === undefined}
    @click=${() => customId !== undefined && !disabled && press(message, customId)}
    >${text}</press-button
  >`;
}

const entityLists = {
  5: () => state.members,
  6: () => [{ id: state.guild.id, name: "@everyone" }],
  8: () => state.channels,
};

function menuTemplate(message, component) {
  const { custom_id: customId, placeholder, min_values: least = 1, max_values: most = 1 } = component;
  const options =
    component.options ??
    (entityLists[component.type]?.() ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const send = (select) =>
    choose(
      message,
      customId,
      [...select.selectedOptions].map((one) => one.value),
    );
  if (most === 1) {
    return html`<select
      class="menu"
      aria-label=${placeholder ?? "Make a selection"}
      ?disabled=${component.disabled === true}
      @change=${({ target }) => (target.value === "" ? least === 0 && choose(message, customId, []) : send(target))}
    >
      <option value="" ?selected=${!options.some((one) => one.default)}>${placeholder ?? "Make a selection"}</option>
      ${options.map(optionTemplate)}
    </select>`;
  }
  return html`<form class="menu-form" @submit=${(event) => {
    event.preventDefault();
    const boxes = [...event.target.querySelectorAll("input")];
    choose(
      message,
      customId,
      boxes.filter((one) => one.checked).map((one) => one.value),
    );
  }}>
    <fieldset aria-label="${placeholder ?? "Make a selection"}, ${least} to ${most}" ?disabled=${component.disabled === true}>
      ${options.map(boxTemplate)}
      <button type="submit">Choose</button>
    </fieldset>
  </form>`;
}

function boxTemplate({ value, label, description, default: isDefault }) {
  return html`<label>
    <input type="checkbox" value=${value} ?checked=${isDefault === true} />
    ${label}${description ? ` (${description})` : ""}
  </label>`;
}

function optionTemplate({ value, label, description, default: isDefault }) {
  return html`<option value=${value} ?selected=${isDefault === true}>
    ${label}${description ? ` (${description})` : ""}
  </option>`;
}

function noteUnder({ id }) {
  const text = state.notes.get(id);
  return text === undefined ? nothing : html`<p class="failure" role="alert">${text}</p>`;
}

function threadLink({ thread }) {
  if (!thread) return nothing;
  return html`<button slot="thread" class="thread" type="button" @click=${() => goTo(thread.id)}>
    <strong>${thread.name}</strong> Go to thread ›
  </button>`;
}

function messageCommands(message) {
  const { message: names } = state.commands;
  if (names.length === 0 || message.ephemeral) return nothing;
  return html`<details slot="components" class="apps">
    <summary>Apps</summary>
    ${names.map((name) => html`<button type="button" @click=${() => useOn(message, name)}>${name}</button>`)}
  </details>`;
}

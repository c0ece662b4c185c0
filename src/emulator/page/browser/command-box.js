import { html, LitElement } from "lit";
import "./combo-box.js";
import "./command-form.js";
import { act, follow, upload } from "./deeds.js";
import { note, state } from "./state.js";
import { parsed } from "./typed-command.js";

/**
 * Where commands are typed: the list of commands first, then the options of the one that was chosen. It reads the page's
 * state, and a new `version` tells it to look again.
 */
class CommandBox extends LitElement {
  static properties = {
    version: { attribute: false },
    command: { state: true },
    text: { state: true },
    isSending: { state: true },
  };

  constructor() {
    super();
    this.command = null;
    this.text = "";
    this.isSending = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("choose-command", ({ detail }) => {
      const command = state.commands.slash.find(({ words }) => words === detail);
      if (command) this.choose(command);
    });
  }

  createRenderRoot() {
    return this;
  }

  render() {
    if (this.command !== null) {
      return html`<command-form
        .command=${this.command}
        ?sending=${this.isSending}
        @send=${(event) => this.sendWithFiles(this.command.words, event.detail)}
        @cancel=${() => this.choose(null)}
      ></command-form>`;
    }
    const channel = state.channels.find((one) => one.id === state.current);
    return html`<form class="line" @submit=${this.submit}>
      <combo-box
        label="Command"
        placeholder="Type / for commands in #${channel?.name ?? ""}, or a message"
        .text=${this.text}
        .suggest=${suggestCommands}
        local
        @typed=${(event) => {
          this.text = event.detail;
        }}
        @pick=${(event) => this.choose(event.detail.value)}
      ></combo-box>
    </form>`;
  }

  /** @param {any} command null for the list of commands */
  choose(command) {
    this.command = command;
    this.text = "";
    this.updateComplete.then(() => this.querySelector(command ? "command-form" : "combo-box")?.focus());
  }

  submit(event) {
    event.preventDefault();
    if (this.text.trim() !== "" && !this.text.trim().startsWith("/")) return this.say();
    const typed = parsed(this.text, state.commands.slash);
    if (typed.error) return note("", typed.error);
    note("", "");
    if (typed.missing.length > 0) return this.choose(typed.command);
    this.text = "";
    this.send(typed.command.words, typed.values);
  }

  /** Text without a slash is a message. The bot isn't told of it, as in Discord. */
  async say() {
    const outcome = await act({ kind: "say", content: this.text });
    note("", outcome.error ?? "");
    if (!outcome.error) this.text = "";
  }

  /** Files go first: their ids are the values of their options. */
  async sendWithFiles(words, { values, files }) {
    this.isSending = true;
    const given = { ...values };
    for (const [name, file] of Object.entries(files)) {
      const outcome = await upload(file);
      if (outcome.error) {
        this.isSending = false;
        return note("", outcome.error);
      }
      given[name] = outcome.id;
    }
    return this.send(words, given);
  }

  async send(words, values) {
    this.isSending = true;
    const outcome = await act({ kind: "slash", command: words, values });
    this.isSending = false;
    note("", outcome.error ?? "");
    follow(outcome);
    if (outcome.kind === "refused" || this.command === null) return;
    // Whoever has gone on to something else meanwhile isn't called back.
    const focused = document.activeElement;
    if (focused === document.body || this.contains(focused)) this.choose(null);
    else this.command = null;
  }
}
customElements.define("command-box", CommandBox);

function suggestCommands(typed) {
  if (!typed.startsWith("/")) return [];
  const wanted = typed.slice(1).toLowerCase();
  return state.commands.slash
    .filter(({ words }) => words.startsWith(wanted) || words.includes(wanted))
    .map((command) => ({ name: `/${command.words}`, hint: command.description, value: command }));
}

import { html, LitElement, nothing } from "lit";
import "./combo-box.js";
import { act } from "./deeds.js";
import { entitiesFor } from "./entities.js";
import { optionValue } from "./option-value.js";

const attachment = 11;

/** The options of one command, to be filled in. "send" brings their values, "cancel" nothing. */
class CommandForm extends LitElement {
  static properties = { command: { attribute: false }, sending: { type: Boolean }, texts: { state: true } };

  constructor() {
    super();
    this.texts = {};
    this.picked = {};
    this.files = {};
  }

  createRenderRoot() {
    return this;
  }

  async focus() {
    await this.updateComplete;
    const first = this.querySelector("combo-box, input, select, button[type=submit]");
    first?.focus();
  }

  render() {
    const { words, description, options } = this.command;
    return html`<form class="command-form" aria-label="/${words}" @submit=${this.submit} @keydown=${this.key}>
      <p><strong class="command">/${words}</strong> <span class="hint">${description}</span></p>
      <div class="options">${options.map((option) => this.field(option))}</div>
      <p class="actions">
        <button type="submit" class="primary" ?disabled=${this.sending}>${this.sending ? "Sending…" : "Send"}</button>
        <button type="button" @click=${this.cancel}>Cancel</button>
      </p>
    </form>`;
  }

  field(option) {
    const label = html`<span class="name">${option.name}${option.required ? " *" : ""}</span>`;
    return html`<label title=${option.description}>${label} ${this.input(option)}
      <span class="hint">${option.description}</span></label
    >`;
  }

  input(option) {
    const { name, required = false } = option;
    const text = this.texts[name] ?? "";
    const set = (event) => this.set(name, event.target.value);
    if (option.autocomplete) {
      return html`<combo-box
        label=${name}
        .text=${text}
        ?required=${required}
        .suggest=${(typed) => this.complete(option, typed)}
        @typed=${(event) => this.set(name, event.detail)}
        @pick=${(event) => this.set(name, event.detail.name, event.detail.value)}
      ></combo-box>`;
    }
    if (option.type === attachment) {
      return html`<input type="file" aria-label=${name} ?required=${required} @change=${(event) => this.take(name, event.target.files[0])} />`;
    }
    const choices = choicesOf(option);
    if (choices) {
      return html`<select aria-label=${name} ?required=${required} .value=${text} @change=${set}>
        <option value=""></option>
        ${choices.map(([value, shown]) => html`<option value=${value}>${shown}</option>`)}
      </select>`;
    }
    const isNumber = option.type === 4 || option.type === 10;
    return html`<input
      type=${isNumber ? "number" : "text"}
      step=${option.type === 10 ? "any" : nothing}
      min=${option.min_value ?? nothing}
      max=${option.max_value ?? nothing}
      minlength=${option.min_length ?? nothing}
      maxlength=${option.max_length ?? nothing}
      ?required=${required}
      .value=${text}
      @input=${set}
    />`;
  }

  set(name, text, value) {
    this.texts = { ...this.texts, [name]: text };
    if (value === undefined) delete this.picked[name];
    else this.picked[name] = value;
  }

  /** @param {File | undefined} file */
  take(name, file) {
    if (file === undefined) delete this.files[name];
    else this.files[name] = file;
  }

  values(without = "") {
    const given = this.command.options.filter(
      ({ name, type }) => name !== without && type !== attachment && (this.texts[name] ?? "") !== "",
    );
    return Object.fromEntries(
      given.map((option) => [
        option.name,
        this.picked[option.name] ?? optionValue(option, this.texts[option.name]),
      ]),
    );
  }

  async complete(option, typed) {
    const others = this.values(option.name);
    const outcome = await act({
      kind: "complete",
      command: this.command.words,
      option: option.name,
      typed,
      values: others,
    });
    return (outcome.choices ?? []).map(({ name, value }) => ({ name, value }));
  }

  key(event) {
    if (event.key === "Escape") this.cancel();
  }

  cancel() {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  submit(event) {
    event.preventDefault();
    if (!this.sending)
      this.dispatchEvent(new CustomEvent("send", { detail: { values: this.values(), files: this.files } }));
  }
}
customElements.define("command-form", CommandForm);

function choicesOf({ type, choices = [] }) {
  if (choices.length > 0) return choices.map(({ name, value }) => [String(value), name]);
  if (type === 5)
    return [
      ["true", "True"],
      ["false", "False"],
    ];
  return entitiesFor(type)?.map(({ id, name }) => [id, name]) ?? null;
}

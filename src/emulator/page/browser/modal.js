import { html, LitElement, nothing } from "lit";
import { act, follow } from "./deeds.js";
import { marked } from "./marks.js";
import { changed, state } from "./state.js";

/** The form that the bot asked for, over the page. */
class ModalForm extends LitElement {
  static properties = { modal: { attribute: false }, error: { state: true }, isSending: { state: true } };

  createRenderRoot() {
    return this;
  }

  updated(changes) {
    if (changes.has("modal")) this.error = "";
    const dialog = this.querySelector("dialog");
    if (this.modal && dialog && !dialog.open) dialog.showModal();
  }

  render() {
    if (!this.modal) return nothing;
    const { title, parts } = this.modal;
    return html`<dialog aria-label=${title} @cancel=${() => this.close()}>
      <form @submit=${this.submit}>
        <h2>${title}</h2>
        ${parts.map((part) => (part.kind === "text" ? html`<div class="text">${marked(part.content)}</div>` : fieldTemplate(part.field)))}
        ${this.error ? html`<p class="failure" role="alert">${this.error}</p>` : nothing}
        <p class="actions">
          <button type="button" @click=${() => this.close()}>Cancel</button>
          <button type="submit" class="primary" ?disabled=${this.isSending}>Submit</button>
        </p>
      </form>
    </dialog>`;
  }

  close() {
    this.querySelector("dialog")?.close();
    state.modal = null;
    changed();
  }

  async submit(event) {
    event.preventDefault();
    const elements = [...event.target.elements].filter((one) => one.name);
    const values = Object.fromEntries(
      elements.map((one) => [
        one.name,
        one.multiple ? [...one.selectedOptions].map(({ value }) => value) : one.value,
      ]),
    );
    this.isSending = true;
    const outcome = await act({ kind: "submit", modal: this.modal.id, values: asSent(this.modal, values) });
    this.isSending = false;
    if (outcome.error) {
      this.error = outcome.error;
      return;
    }
    this.close();
    follow(outcome);
  }
}
customElements.define("modal-form", ModalForm);

function asSent({ fields }, values) {
  const menus = fields.filter((field) => field.type !== 4).map((field) => field.customId);
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      menus.includes(id) && !Array.isArray(value) ? [value] : value,
    ]),
  );
}

function fieldTemplate(field) {
  const { customId, label, type, value, placeholder, multiline, required, minLength, maxLength, options } =
    field;
  const name = html`<span class="name">${label}${required ? " *" : ""}</span>`;
  if (type !== 4) {
    return html`<label>${name}
      <select name=${customId} ?required=${required}>
        ${options.map((option) => html`<option value=${option.value}>${option.label}</option>`)}
      </select></label
    >`;
  }
  const least = minLength > 0 ? minLength : nothing;
  return multiline
    ? html`<label>${name} <textarea name=${customId} rows="4" placeholder=${placeholder} ?required=${required} minlength=${least} maxlength=${maxLength} .value=${value}></textarea></label>`
    : html`<label>${name} <input name=${customId} placeholder=${placeholder} ?required=${required} minlength=${least} maxlength=${maxLength} .value=${value} /></label>`;
}

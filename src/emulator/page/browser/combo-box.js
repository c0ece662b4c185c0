import { html, LitElement, nothing } from "lit";

let made = 0;

/**
 * A text field with a list of suggestions, used by keyboard or pointer. `suggest` gets what is typed and resolves to
 * `{ name, hint, value }` entries, or with `local` gives them at once, and the first is then ready to be picked. An entry
 * that is picked comes as a "pick" event, what is typed as "typed".
 */
class ComboBox extends LitElement {
  static properties = {
    label: {},
    placeholder: {},
    text: {},
    suggest: { attribute: false },
    isLocal: { type: Boolean, attribute: "local" },
    required: { type: Boolean },
    entries: { state: true },
    active: { state: true },
    isOpen: { state: true },
  };

  constructor() {
    super();
    this.text = "";
    this.entries = [];
    this.active = -1;
    this.isOpen = false;
    this.asked = 0;
    this.listId = `list-${++made}`;
  }

  createRenderRoot() {
    return this;
  }

  get field() {
    return this.querySelector("input");
  }

  async focus() {
    await this.updateComplete;
    this.field?.focus();
  }

  render() {
    const isShown = this.isOpen && this.entries.length > 0;
    return html`<input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label}
        aria-autocomplete="list"
        aria-expanded=${isShown ? "true" : "false"}
        aria-controls=${this.listId}
        aria-activedescendant=${isShown && this.active >= 0 ? `${this.listId}-${this.active}` : ""}
        placeholder=${this.placeholder ?? ""}
        ?required=${this.required}
        .value=${this.text}
        @input=${this.typed}
        @focus=${() => this.look(0)}
        @blur=${() => this.close()}
        @keydown=${this.key}
      />
      <ul id=${this.listId} role="listbox" aria-label=${this.label} ?hidden=${!isShown}>
        ${this.entries.map((entry, index) => this.row(entry, index))}
      </ul>`;
  }

  row({ name, hint }, index) {
    return html`<li
      id="${this.listId}-${index}"
      role="option"
      aria-selected=${index === this.active ? "true" : "false"}
      @pointerdown=${(event) => {
        event.preventDefault();
        this.pick(index);
      }}
    >
      <span>${name}</span>${hint ? html` <span class="hint">${hint}</span>` : nothing}
    </li>`;
  }

  typed(event) {
    this.text = event.target.value;
    this.dispatchEvent(new CustomEvent("typed", { detail: this.text }));
    // Until there are new ones, the old suggestions would be for something else.
    this.isOpen = false;
    this.look(120);
  }

  look(delayMs) {
    const mine = ++this.asked;
    clearTimeout(this.timer);
    if (this.isLocal) return this.show(this.suggest(this.text));
    this.timer = setTimeout(async () => {
      const entries = await this.suggest(this.text);
      if (mine === this.asked) this.show(entries);
    }, delayMs);
  }

  show(entries) {
    this.entries = entries;
    this.active = entries.length > 0 && this.isLocal ? 0 : -1;
    this.isOpen = document.activeElement === this.field;
  }

  close() {
    this.asked += 1;
    this.isOpen = false;
  }

  pick(index) {
    const entry = this.entries[index];
    if (!entry) return;
    this.close();
    this.dispatchEvent(new CustomEvent("pick", { detail: entry }));
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    const isShown = this.isOpen && this.entries.length > 0;
    if (event.key in moves) {
      event.preventDefault();
      if (!isShown) return this.look(0);
      const count = this.entries.length;
      this.active = (this.active + moves[event.key] + count) % count;
      this.updateComplete.then(() =>
        document.getElementById(`${this.listId}-${this.active}`)?.scrollIntoView({ block: "nearest" }),
      );
    } else if ((event.key === "Enter" || event.key === "Tab") && isShown && this.active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(this.active);
    } else if (event.key === "Escape" && isShown) {
      event.stopPropagation();
      this.close();
    }
  }
}
customElements.define("combo-box", ComboBox);

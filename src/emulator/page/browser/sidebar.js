import { html, nothing } from "lit";
import { addClassmates } from "./deeds.js";
import { goTo, state } from "./state.js";

/**
 * The server's name, its channels, who this tab is and who plays along.
 * @param {(member: string) => void} become
 */
export function sidebarTemplate(become) {
  return html`<aside>
    <p class="guild">${state.guild.name}</p>
    <nav aria-label="Channels">
      <ul>
        ${state.channels.filter((one) => one.parentId === null).map(channelTemplate)}
      </ul>
    </nav>
    <section class="controls" aria-label="Who plays">
      <label>You are
        <select @change=${(event) => become(event.target.value)}>
          ${state.people.map(({ id, name }) => html`<option value=${id} ?selected=${id === state.you}>${name}</option>`)}
        </select>
      </label>
      <form @submit=${letIn}>
        <label for="classmates">Classmates (1–39)</label>
        <div class="row">
          <input
            id="classmates"
            name="count"
            type="number"
            min="0"
            max="39"
            required
            .defaultValue=${String(state.classmates || 8)}
          />
          <button type="submit">${state.classmates > 0 ? "Change" : "Add classmates"}</button>
        </div>
        <p class="hint" role="status">${state.classmates > 0 ? `${state.classmates} play along` : nothing}</p>
      </form>
      <p class="hint">Open a second tab to be somebody else there.</p>
    </section>
  </aside>`;
}

function channelTemplate(channel) {
  const threads = state.channels.filter((one) => one.parentId === channel.id);
  return html`<li>
    ${channelButton(channel, "#")}
    ${threads.length > 0 ? html`<ul>${threads.map((one) => html`<li>${channelButton(one, "›")}</li>`)}</ul>` : nothing}
  </li>`;
}

function channelButton({ id, name }, mark) {
  const isNew = state.unread.has(id);
  return html`<button
    type="button"
    class=${isNew ? "unread" : ""}
    aria-current=${id === state.current ? "page" : nothing}
    @click=${() => goTo(id)}
  >
    <span aria-hidden="true">${mark}</span> ${name}${isNew ? html`<span class="unseen"> (new messages)</span>` : nothing}
  </button>`;
}

function letIn(event) {
  event.preventDefault();
  addClassmates(Number(new FormData(event.target).get("count")));
}

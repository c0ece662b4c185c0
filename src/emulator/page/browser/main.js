import { html, nothing, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "./components.js";
import "./command-box.js";
import "./modal.js";
import { announce } from "./announce.js";
import { keepSeat, listen, seatOfTab } from "./connection.js";
import { commandLink } from "./marks.js";
import { messageTemplate } from "./message.js";
import { follow } from "./scroll.js";
import { sidebarTemplate } from "./sidebar.js";
import { changed, channelOf, onChange, shownMessages, state, takeIn } from "./state.js";

let stopListening = () => {};
let version = 0;

function sitDown(member) {
  stopListening();
  stopListening = listen(member, (name, data) => {
    if (name === "snapshot") keepSeat(data.you);
    announce(name, data);
    takeIn(name, data);
  });
}

/** Becomes another member in this tab. */
function become(member) {
  state.notes.clear();
  state.modal = null;
  keepSeat(member);
  sitDown(member);
}

function pageTemplate() {
  const channel = channelOf(state.current);
  const messages = shownMessages();
  const failure = state.notes.get(`end ${state.current}`);
  return html`<div class="page">
    ${sidebarTemplate(become)}
    <main>
      <header><h1><span aria-hidden="true">#</span> ${channel?.name ?? "…"}</h1>${connectionTemplate()}</header>
      <div id="scroll" role="region" tabindex="0" aria-label="Messages in ${channel?.name ?? "the channel"}">
        ${welcomeTemplate(channel)}
        <discord-messages no-background role="log" aria-live="polite" aria-relevant="additions">
          ${repeat(messages, (one) => one.id, messageTemplate)}
        </discord-messages>
        ${failure ? html`<p class="failure end" role="alert">${failure}</p>` : nothing}
      </div>
      <command-box .version=${++version}></command-box>
    </main>
    <modal-form .modal=${state.modal}></modal-form>
  </div>`;
}

function connectionTemplate() {
  return state.connected ? nothing : html`<p class="failure" role="status">Not connected. Trying again…</p>`;
}

function welcomeTemplate(channel) {
  if (!channel) return nothing;
  return html`<p class="welcome">
    ${state.commands.slash.length === 0 ? "Waiting for the bot…" : html`Type ${commandLink("quiz start")} below and press Enter, let in a few classmates, and answer when a question comes.`}
  </p>`;
}

function draw() {
  render(pageTemplate(), document.body);
  follow(document.getElementById("scroll"), state.current);
}

onChange(draw);
changed();
sitDown(seatOfTab());

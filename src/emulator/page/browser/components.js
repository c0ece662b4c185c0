import "@skyra/discord-components-core/discord-action-row.js";
import "@skyra/discord-components-core/discord-code.js";
import "@skyra/discord-components-core/discord-header.js";
import "@skyra/discord-components-core/discord-list-item.js";
import "@skyra/discord-components-core/discord-mention.js";
import "@skyra/discord-components-core/discord-messages.js";
import "@skyra/discord-components-core/discord-ordered-list.js";
import "@skyra/discord-components-core/discord-quote.js";
import "@skyra/discord-components-core/discord-spoiler.js";
import "@skyra/discord-components-core/discord-time.js";
import "@skyra/discord-components-core/discord-unordered-list.js";
import { DiscordButton } from "@skyra/discord-components-core/discord-button.js";
import { DiscordMessage } from "@skyra/discord-components-core/discord-message.js";
import { css } from "lit";

/** The library's button, which only looks disabled, made one that is, and that takes the focus. */
class PressButton extends DiscordButton {
  static styles = [
    DiscordButton.styles,
    css`
      @media (max-width: 700px) {
        :host > *:first-child {
          min-width: 40px;
        }
      }
    `,
  ];

  static shadowRootOptions = { ...DiscordButton.shadowRootOptions, delegatesFocus: true };

  updated(changed) {
    super.updated(changed);
    const button = this.renderRoot.querySelector("button");
    if (button) button.disabled = this.disabled;
  }
}
customElements.define("press-button", PressButton);

/** The library's message with small print that is easier to read, whose "Dismiss message" can also be reached and used by keyboard. */
class ChannelMessage extends DiscordMessage {
  static styles = [
    DiscordMessage.styles,
    css`
      .discord-message-timestamp,
      .discord-message-edited,
      .discord-message-ephemeral {
        color: #a5a8b0;
      }
    `,
  ];

  updated(changed) {
    super.updated(changed);
    const dismiss = this.renderRoot.querySelector(".discord-message-ephemeral-link");
    if (!dismiss || dismiss.tabIndex === 0) return;
    dismiss.tabIndex = 0;
    dismiss.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.dismissMessageClicked();
    });
  }
}
customElements.define("channel-message", ChannelMessage);

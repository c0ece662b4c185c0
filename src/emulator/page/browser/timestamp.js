import { html, LitElement } from "lit";

const steps = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const styles = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

/**
 * A moment in words: "in 12 seconds" for the style R, else a date, a time, or both.
 * @param {number} unix seconds
 * @param {string} style one of Discord's letters
 * @param {number} now milliseconds
 */
export function momentText(unix, style, now) {
  if (style === "R") return relativeText(unix - now / 1000);
  return new Intl.DateTimeFormat("en-GB", styles[style] ?? styles.f).format(unix * 1000);
}

function relativeText(seconds) {
  const rounded = seconds < 0 ? Math.ceil(seconds) : Math.round(seconds);
  const [unit, length] = steps.find(([, size]) => Math.abs(rounded) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(Math.trunc(rounded / length), unit);
}

const ticking = new Set();
setInterval(() => {
  for (const element of ticking) element.requestUpdate();
}, 500);

/** A moment that keeps itself up to date. */
class LiveTime extends LitElement {
  static properties = { unix: { type: Number }, format: {} };

  connectedCallback() {
    super.connectedCallback();
    ticking.add(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    ticking.delete(this);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const full = momentText(this.unix, "F", Date.now());
    return html`<discord-time title=${full}>${momentText(this.unix, this.format, Date.now())}</discord-time>`;
  }
}
customElements.define("live-time", LiveTime);

const seat = "cohort.member";

const names = ["snapshot", "message", "messageGone", "channel", "channelGone", "commands", "classmates"];
const pauseMs = 1_000;

/**
 * Keeps this tab told of what its member sees, also after the connection was lost. `tell` gets each event's name and data;
 * `member` is who this tab was before, or null for whoever is free.
 * @param {string | null} member
 * @param {(name: string, data: unknown) => void} tell
 * @returns {() => void} ends it
 */
export function listen(member, tell) {
  let who = member;
  let source = open();
  let timer = 0;

  function open() {
    const opened = new EventSource(`/page/events${who === null ? "" : `?member=${encodeURIComponent(who)}`}`);
    for (const name of names) opened.addEventListener(name, (event) => hear(name, JSON.parse(event.data)));
    opened.addEventListener("error", () => {
      opened.close();
      tell("connected", false);
      timer = setTimeout(() => {
        source = open();
      }, pauseMs);
    });
    return opened;
  }

  function hear(name, data) {
    if (name === "snapshot") {
      who = data.you;
      tell("connected", true);
    }
    tell(name, data);
  }

  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** Who this tab is, from one load to the next; null for a new tab. */
export function seatOfTab() {
  return sessionStorage.getItem(seat);
}

/** @param {string} member */
export function keepSeat(member) {
  sessionStorage.setItem(seat, member);
}

/**
 * Sends something that a person did; resolves to what came of it, with an `error` in words when nothing did.
 * @param {"deeds" | "uploads" | "classmates"} where
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function send(where, body) {
  try {
    const response = await fetch(`/page/${where}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { kind: "refused", error: "The local Discord doesn't answer. Is the program still running?" };
  }
}

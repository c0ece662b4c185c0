const seat = "cohort.member";

/**
 * Keeps this tab told of what its member sees. `tell` gets each event's name and data; `member` is who this tab was before,
 * or null for whoever is free.
 * @param {string | null} member
 * @param {(name: string, data: any) => void} tell
 * @returns {() => void} ends it
 */
export function listen(member, tell) {
  const query = member === null ? "" : `?member=${encodeURIComponent(member)}`;
  const source = new EventSource(`/page/events${query}`);
  const names = ["snapshot", "message", "messageGone", "channel", "channelGone", "commands", "classmates"];
  for (const name of names) source.addEventListener(name, (event) => tell(name, JSON.parse(event.data)));
  source.addEventListener("open", () => tell("connected", true));
  source.addEventListener("error", () => tell("connected", false));
  return () => source.close();
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
 * @param {"deeds" | "classmates"} where
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

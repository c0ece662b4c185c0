import type { App, Member } from "./app.ts";
import { refuseOthers } from "./editors.ts";
import type { NoteParts } from "./note-parts.ts";

/** Which of the shared notes a server uses; `list` tells what holds afterwards. */
export function makeNoteSwitches(
  { notes, libraries, settings }: NoteParts,
  list: App["notes"]["list"],
): Pick<App["notes"], "switchShared" | "onlyOwn"> {
  async function turnOn(member: Member, on: readonly string[]) {
    refuseOthers(member, await settings(member.guildId));
    const shared = (await libraries.of(null)).bank.library.notes.map(({ file }) => file);
    await notes.switchOff(
      member.guildId,
      shared.filter((file) => !on.includes(file)),
    );
    await libraries.changed(member.guildId);
    return list(member);
  }
  return { switchShared: turnOn, onlyOwn: (member) => turnOn(member, []) };
}

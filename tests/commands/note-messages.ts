import type { App } from "../../src/app/app.ts";
import type { Message, Outcome } from "../../src/emulator/index.ts";
import type { Edge } from "../discord/edge.ts";
import { draft, saved } from "../discord/note-views.ts";
import { shown } from "../discord/shown.ts";

type Notes = Partial<App["notes"]>;

/** Has the manager upload a file and gives the message that shows it. */
export async function uploaded(edge: Edge, notes: Notes, says = "Please look this over"): Promise<Message> {
  edge.does({ notes: { preview: async () => draft(), ...notes } });
  const file = edge.emulator.upload("os.md", "A process is a program that runs.");
  return shown(edge.emulator, await edge.manager.slash("notes upload", { file }), says);
}

/** Has the manager upload a file and save it, and gives the message that tells so. */
export async function kept(edge: Edge, notes: Notes): Promise<Message> {
  const message = await uploaded(edge, { confirm: async () => saved(), ...notes });
  return shown(edge.emulator, await pressed(edge, message, "Save"), "**Saved.**");
}

/** Has the manager press a button that changes its own message. */
export async function pressed(
  edge: Edge,
  message: Message,
  label: string,
): Promise<Pick<Outcome, "message">> {
  await edge.manager.press(message, label);
  return { message };
}

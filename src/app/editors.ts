import { StudyError } from "../core/errors.ts";
import type { Member } from "./app.ts";
import type { GuildSettings } from "./views.ts";

/** Whether a member may change the server's notes: who manages it, or has the role set for that. */
export function mayEdit(member: Member, { editorRoleId }: GuildSettings): boolean {
  return member.mayManageServer || (editorRoleId !== null && member.roleIds.includes(editorRoleId));
}

/** Throws `notAllowed` for those who may not change the server's notes. */
export function refuseOthers(member: Member, settings: GuildSettings): void {
  if (!mayEdit(member, settings)) throw new StudyError("notAllowed", { need: "editor" });
}

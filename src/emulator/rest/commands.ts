import * as spec from "discord-api-spec/zod";
import {
  commandsIn,
  commandWire,
  type RegisteredCommand,
  registerCommands,
  removeCommand,
} from "../command.ts";
import { checkCommand, checkCommands } from "../command-rules.ts";
import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { checkOf } from "../schema.ts";
import { type Bucket, type Call, noContent, ok, type Reply, type Route } from "./route.ts";

const bucket: Bucket = { name: "commands", limit: 30, windowMs: 20_000, major: "application" };
const updateCheck = withNumericPermissions(checkOf(spec.ApplicationCommandUpdateRequestSchema));
const createCheck = withNumericPermissions(checkOf(spec.ApplicationCommandCreateRequestSchema));
const patchCheck = withNumericPermissions(checkOf(spec.ApplicationCommandPatchRequestPartialSchema));

/** The published schema has permissions as a number; Discord takes (and libraries send) the number as text. */
function withNumericPermissions(check: (body: JsonObject) => void): (body: JsonObject) => void {
  return (body) => {
    const permissions = body.default_member_permissions;
    const isText = typeof permissions === "string" && /^\d+$/.test(permissions);
    check(isText ? { ...body, default_member_permissions: Number(permissions) } : body);
  };
}

/** The routes of registered commands, global and of one guild. */
export const commandRoutes: readonly Route[] = ["", "/guilds/:guild"].flatMap((scope): Route[] => {
  const path = `/applications/:application${scope}/commands`;
  return [
    { method: "GET", path, auth: "bot", bucket, handle: list },
    { method: "PUT", path, auth: "bot", bucket, check: updateCheck, isList: true, handle: overwrite },
    { method: "POST", path, auth: "bot", bucket, check: createCheck, handle: create },
    { method: "GET", path: `${path}/:command`, auth: "bot", bucket, handle: read },
    { method: "PATCH", path: `${path}/:command`, auth: "bot", bucket, check: patchCheck, handle: change },
    { method: "DELETE", path: `${path}/:command`, auth: "bot", bucket, handle: remove },
  ];
});

function scopeOf(call: Call): string | null {
  if (call.param("application") !== call.world.bot.id) throw new Refusal(20012);
  const guildId = call.param("guild");
  if (guildId === "") return null;
  if (call.world.guilds.get(guildId)?.installed !== true) throw new Refusal(50001);
  return guildId;
}

function list(call: Call): Reply {
  return ok(commandsIn(call.world, scopeOf(call)).map((one) => commandWire(call.world, one)));
}

function overwrite(call: Call): Reply {
  const scope = scopeOf(call);
  checkCommands(call.list);
  return ok(registerCommands(call.world, scope, call.list).map((one) => commandWire(call.world, one)));
}

function create(call: Call): Reply {
  const scope = scopeOf(call);
  checkCommand(call.body, []);
  const known = commandsIn(call.world, scope);
  const [made] = registerCommands(call.world, scope, [call.body], true);
  const isNew = !known.some((one) => one.id === made?.id);
  return { status: isNew ? 201 : 200, body: made ? commandWire(call.world, made) : null };
}

function commandFor(call: Call): RegisteredCommand {
  const found = commandsIn(call.world, scopeOf(call)).find((one) => one.id === call.param("command"));
  if (!found) throw new Refusal(10063);
  return found;
}

function read(call: Call): Reply {
  return ok(commandWire(call.world, commandFor(call)));
}

function change(call: Call): Reply {
  const command = commandFor(call);
  const body = { ...command.body, ...call.body };
  checkCommand(body, []);
  if (body.name !== command.name) removeCommand(call.world, command.guildId, command.id);
  const [made] = registerCommands(call.world, command.guildId, [body], true);
  return ok(made ? commandWire(call.world, made) : null);
}

function remove(call: Call): Reply {
  const command = commandFor(call);
  removeCommand(call.world, command.guildId, command.id);
  return noContent;
}

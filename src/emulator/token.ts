import { randomBytes } from "node:crypto";

/** A bot token as Discord makes them: the application's id, a time and a secret. */
export function createToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString("base64url");
  return `${id}.${randomBytes(4).toString("base64url")}.${randomBytes(27).toString("base64url")}`;
}

/** Whether a text has the shape of a bot token: three parts of letters, digits, "-" and "_". */
export function isWellFormed(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}

import { type DestinationStream, type Level, type LevelWithSilent, pino } from "pino";
import type { Logger } from "../app/ports.ts";

const hidden = "[redacted]";

/** What must never be read in a log, wherever it stands in a line: in a field, an address, a message or a stack. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/("(?:authorization|[a-z_]*token)\\*":\s*\\*")[^"\\]+/gi, `$1${hidden}`],
  [/\b(Bot|Bearer) [\w.~+/=-]{8,}/g, `$1 ${hidden}`],
  [/(\/(?:interactions|webhooks)\/\d+\/)[^/?#"'\s\\]+/g, `$1${hidden}`],
  // An interaction token is the base64 of "interaction:…"; a bot token is three base64 words.
  [/aW50ZXJhY3Rpb246[\w+/=-]*/g, hidden],
  [/\b[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}/g, hidden],
];

/** Takes every token out of a text; `secrets` are taken out whatever they look like. */
export function redacted(text: string, secrets: readonly string[] = []): string {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  return secretShapes.reduce((rest, [shape, shown]) => rest.replace(shape, shown), known);
}

/** Writes a text to standard error as a log would write it: without tokens, and without `token` whatever that looks like. */
export function tell(text: string, token: string | undefined): void {
  console.error(redacted(text, token ? [token] : []));
}

/** How to log: `secrets` are exact strings never to be written; `to` is standard output unless given. */
export type LogOptions = {
  readonly level: LevelWithSilent;
  readonly secrets?: readonly string[];
  readonly to?: DestinationStream;
};

/** A logger of JSON lines, written at once, so that the last words before an exit are not lost. */
export function createLog({ level, secrets = [], to }: LogOptions): Logger {
  const secretTexts = secrets.filter((secret) => secret !== "");
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      hooks: { streamWrite: (line) => redacted(line, secretTexts) },
    },
    to ?? pino.destination({ dest: 1, sync: true }),
  );
  const at = (name: Level) => (fields: object, message: string) => log[name](fields, message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

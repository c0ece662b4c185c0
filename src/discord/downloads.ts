import type { FileRefusal, Upload } from "../app/note-views.ts";
import type { Downloads, Fetched } from "../app/ports.ts";
import { QUOTA } from "../core/notes/quota.ts";

/** Discord's own hosts for what members upload. */
const HOSTS = ["https://cdn.discordapp.com", "https://media.discordapp.net"];
const { bytesOfFile: LARGEST } = QUOTA;
/** How long a file may take, in milliseconds. */
const PATIENCE = 10_000;

export type DownloadOptions = {
  /** The API's address; its host may serve uploads as well, as Discord-compatible servers do. */
  readonly apiUrl: string;
  readonly patience?: number;
};

/**
 * Fetches uploads from Discord's hosts or the configured API's, nowhere else: an address that a member makes up leads to
 * nothing. Redirects are not followed, and what grows beyond ten megabytes or takes too long is given up.
 */
export function makeDownloads({ apiUrl, patience = PATIENCE }: DownloadOptions): Downloads {
  const origins = new Set([...HOSTS, new URL(apiUrl).origin]);
  return {
    async fetch(upload) {
      const refuse = (code: FileRefusal["code"], values: FileRefusal["values"] = {}): Fetched => ({
        kind: "refused",
        refusal: { file: upload.name, code, values },
      });
      const tooLarge = (bytes: number) => refuse("tooLarge", { bytes, most: LARGEST });
      if (!isFrom(origins, upload)) return refuse("notFromDiscord");
      if (upload.size > LARGEST) return tooLarge(upload.size);
      try {
        const answer = await fetch(upload.url, { redirect: "error", signal: AbortSignal.timeout(patience) });
        if (!answer.ok || answer.body === null) return refuse("notFetched", { status: answer.status });
        const told = Number(answer.headers.get("content-length") ?? 0);
        if (told > LARGEST) {
          await answer.body.cancel();
          return tooLarge(told);
        }
        const bytes = await taken(answer.body);
        return bytes === null ? tooLarge(LARGEST + 1) : { kind: "bytes", bytes };
      } catch {
        // Whatever went wrong on the way, the member can only try again.
        return refuse("notFetched");
      }
    },
  };
}

function isFrom(origins: ReadonlySet<string>, { url }: Upload): boolean {
  return URL.canParse(url) && origins.has(new URL(url).origin);
}

/** The whole body; null once it is larger than allowed, without taking the rest. */
async function taken(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

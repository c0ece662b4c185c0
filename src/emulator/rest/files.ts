import type { World } from "../world.ts";
import { type RestOptions, serveFaulty, type WebApp } from "./rest.ts";

const path = "/attachments/:id/:name";
const textFile = /\.(txt|md|markdown|csv|tsv)$/iu;

/**
 * Serves the files of messages and options by their signed addresses, as Discord's file hosts do: 404 for any other. Texts
 * can be read in a browser; nothing that a file holds runs there.
 */
export function mountFiles(app: WebApp, options: Pick<RestOptions, "world" | "faults">): void {
  app.get(path, (context) => {
    const { id, name } = context.req.param();
    const asked = { id, name, signature: context.req.query("hm") };
    return serveFaulty(context, `GET ${path}`, options, () => fileAt(options.world, asked));
  });
}

type Asked = { readonly id: string; readonly name: string; readonly signature: string | undefined };

function fileAt(world: World, { id, name, signature }: Asked): Response {
  const file = world.files.get(id);
  if (!file || file.wire.filename !== name || file.signature !== signature) {
    return new Response("This content is no longer available.", { status: 404 });
  }
  const type = textFile.test(name) ? "text/plain; charset=utf-8" : file.type || "application/octet-stream";
  return new Response(file.bytes.slice(), {
    headers: {
      "content-type": type,
      "content-length": String(file.bytes.byteLength),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}

import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { makeDownloads } from "../../src/discord/downloads.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server on loopback that stands for the configured API; gives its address. */
async function serve(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const upload = (url: string, size = 10) => ({ name: "cells.md", size, url });

test("a file of the API's own host is fetched whole", async () => {
  const origin = await serve((_, answer) => answer.end("Cells divide."));
  const fetched = await makeDownloads({ apiUrl: `${origin}/api` }).fetch(
    upload(`${origin}/attachments/1/cells.md?ex=1`),
  );
  expect(fetched.kind === "bytes" && new TextDecoder().decode(fetched.bytes)).toBe("Cells divide.");
});

test.each([
  "https://example.org/cells.md",
  "https://cdn.discordapp.com.example.org/cells.md",
  "https://user@example.org/cdn.discordapp.com",
  "http://cdn.discordapp.com/cells.md",
  "http://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "no address",
])("an address that is not Discord's is asked for nothing: %s", async (url) => {
  let asked = 0;
  await serve((_, answer) => {
    asked += 1;
    answer.end();
  });
  const fetched = await makeDownloads({ apiUrl: "https://discord.com/api" }).fetch(upload(url));
  expect(fetched).toMatchObject({ kind: "refused", refusal: { file: "cells.md", code: "notFromDiscord" } });
  expect(asked).toBe(0);
});

const codeOf = async (answer: RequestListener, size?: number, patience?: number) => {
  const origin = await serve(answer);
  const downloads = makeDownloads({ apiUrl: origin, ...(patience !== undefined && { patience }) });
  const fetched = await downloads.fetch(upload(`${origin}/a`, size));
  return fetched.kind === "refused" ? fetched.refusal.code : "bytes";
};

test("a file that is too large is given up, whatever it says of its size", async () => {
  const chunk = Buffer.alloc(1_048_576);
  expect(await codeOf((_, answer) => answer.end("x"), 11 * 1_048_576)).toBe("tooLarge");
  expect(
    await codeOf((_, answer) => {
      answer.setHeader("content-length", 11 * 1_048_576);
      answer.write("x");
    }),
  ).toBe("tooLarge");
  let sent = 0;
  const endless: RequestListener = (_, answer) => {
    const more = () => {
      while (sent < 200 && answer.write(chunk)) sent += 1;
      if (sent < 200) answer.once("drain", more);
    };
    more();
  };
  expect(await codeOf(endless)).toBe("tooLarge");
  expect(sent).toBeLessThan(100);
});

test("redirects, errors and silence are refused in words, and nothing is thrown", async () => {
  expect(
    await codeOf((request, answer) => {
      answer.statusCode = request.url === "/b" ? 200 : 302;
      answer.setHeader("location", "/b");
      answer.end("x");
    }),
  ).toBe("notFetched");
  expect(
    await codeOf((_, answer) => {
      answer.statusCode = 404;
      answer.end();
    }),
  ).toBe("notFetched");
  expect(await codeOf(() => {}, 10, 200)).toBe("notFetched");
  expect(await codeOf((request) => request.socket.destroy())).toBe("notFetched");
});

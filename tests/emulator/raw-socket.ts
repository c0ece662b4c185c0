import { once } from "node:events";
import { WebSocket } from "ws";
import type { Emulator } from "#src/emulator/index.ts";
import { request } from "./raw.ts";

/** A frame of the gateway as it came. */
export type Frame = {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
};

/** A bare gateway connection: every frame that came, and a way to wait for the next one of an opcode. */
export async function openSocket(emulator: Emulator) {
  const { body } = await request(emulator, "GET", "/gateway/bot");
  const socket = new WebSocket(`${String(body.url)}/?v=10&encoding=json`);
  const frames: Frame[] = [];
  socket.on("message", (raw) => frames.push(JSON.parse(String(raw))));
  await once(socket, "open");
  const next = async (fits: (frame: Frame) => boolean) => {
    for (;;) {
      const found = frames.find(fits);
      if (found) return found;
      await once(socket, "message");
    }
  };
  const identify = (more: object = {}) => {
    const properties = { os: "linux", browser: "test", device: "test" };
    socket.send(JSON.stringify({ op: 2, d: { token: emulator.token, intents: 1, properties, ...more } }));
  };
  return { socket, frames, next, identify };
}

import { crc32, deflateRawSync } from "node:zlib";

/** An entry of an archive; what isn't given is told truly. `lies` are written in place of the truth. */
export type ZipEntry = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly lies?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** Unix mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
  readonly flags?: number;
};

/** Writes a ZIP archive, deflated. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, lies = {}, mode = 0o100644, flags = 0 } of entries) {
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const sizes = {
      crc: lies.crc ?? crc32(data),
      packed: lies.packed ?? packed.length,
      size: lies.size ?? data.length,
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    common(local, 4, flags, sizes, title.length);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    common(central, 6, flags, sizes, title.length);
    central.writeUInt32LE(mode * 0x10000, 38);
    central.writeUInt32LE(at, 42);
    parts.push(local, title, packed);
    directory.push(central, title);
    at += local.length + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

type Sizes = { readonly crc: number; readonly packed: number; readonly size: number };

/** The fields that both headers of an entry have in one order. */
function common(header: Buffer, at: number, flags: number, { crc, packed, size }: Sizes, name: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags | 0x800, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt32LE(0, at + 6);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name, at + 22);
}

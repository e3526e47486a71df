import { MARK_LENGTH } from '@/utils/bundle/archive-mark';

/** One entry of an archive, open for surgery. */
export interface Entry {
  name: string;
  /** The name before the data, where it is to differ from the directory's. */
  localName?: string;
  extra: Buffer;
  comment: Buffer;
  /** Fixed part of the local header, 30 bytes, and of the central record, 46. */
  local: Buffer;
  central: Buffer;
  data: Buffer;
  /** Foreign bytes before it. */
  before: Buffer;
  /** After the data: a descriptor. */
  tail?: Buffer;
}

export interface Surgery {
  readonly entries?: (entries: Entry[]) => Entry[];
  /** Changes the end record: 22 bytes. */
  readonly end?: (end: Buffer) => void;
  readonly comment?: (comment: Buffer) => Buffer;
}

/** Takes a bundle's zip apart and puts it together again, consistent but for what was asked. */
export function operate(zip: Buffer, { entries: change, end: changeEnd, comment }: Surgery): Buffer {
  const endAt = zip.byteLength - MARK_LENGTH - 22;
  const end = Buffer.from(zip.subarray(endAt, endAt + 22));
  const mark = zip.subarray(endAt + 22);
  const entries: Entry[] = [];
  for (let at = end.readUInt32LE(16); at < endAt;) {
    const central = Buffer.from(zip.subarray(at, at + 46));
    const [nameLength, extraLength] = [central.readUInt16LE(28), central.readUInt16LE(30)];
    const offset = central.readUInt32LE(42);
    const local = Buffer.from(zip.subarray(offset, offset + 30));
    const dataAt = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    entries.push({
      name: zip.toString('latin1', at + 46, at + 46 + nameLength),
      extra: Buffer.alloc(0),
      comment: Buffer.alloc(0),
      local,
      central,
      data: Buffer.from(zip.subarray(dataAt, dataAt + central.readUInt32LE(20))),
      before: Buffer.alloc(0),
    });
    at += 46 + nameLength + extraLength;
  }
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of change ? change(entries) : entries) {
    const { name, localName = name, extra, local, central, data, before } = entry;
    local.writeUInt16LE(localName.length, 26);
    local.writeUInt16LE(extra.byteLength, 28);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.byteLength, 30);
    central.writeUInt16LE(entry.comment.byteLength, 32);
    central.writeUInt32LE(offset + before.byteLength, 42);
    const piece = [
      before,
      local,
      Buffer.from(localName, 'latin1'),
      extra,
      data,
      entry.tail ?? Buffer.alloc(0),
    ];
    parts.push(...piece);
    offset += piece.reduce((sum, { byteLength }) => sum + byteLength, 0);
    directory.push(Buffer.concat([central, Buffer.from(name, 'latin1'), extra, entry.comment]));
  }
  const cd = Buffer.concat(directory);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(cd.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  const tail = comment ? comment(Buffer.from(mark)) : mark;
  end.writeUInt16LE(tail.byteLength, 20);
  changeEnd?.(end);
  return Buffer.concat([...parts, cd, end, tail]);
}

export const on =
  (pattern: RegExp, change: (entry: Entry) => void) =>
  (entries: Entry[]): Entry[] => {
    const found = entries.find(({ name }) => pattern.test(name));
    if (!found) throw new Error(`no entry like ${String(pattern)}`);
    change(found);
    return entries;
  };

/** An extra field of that id with that content. */
export function extraField(id: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.byteLength, 2);
  return Buffer.concat([head, content]);
}

import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, and what the archive says of it. */
export interface ZipEntry {
  readonly name: string;
  readonly data?: Buffer | string;
  /** What the archive says, where it lies. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly sum?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
}

/** Tells that a name is UTF-8. */
export const utf8Names = 0x800;

/** An archive that no packer would make. */
export function zipOf(entries: readonly ZipEntry[], count = entries.length): Buffer {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    data = '',
    size,
    packedSize,
    sum,
    flags = utf8Names,
    method = 8,
    mode = 0o100644,
  } of entries) {
    const bytes = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(sum ?? crc32(bytes), 10);
    common.writeUInt32LE(packedSize ?? packed.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 0x10000, 6);
    rest.writeUInt32LE(offset, 10);
    records.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, fileName);
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

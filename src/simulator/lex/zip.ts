/** A ZIP archive of one file, as Lex V1's exports are. */
import { crc32, deflateRawSync } from 'node:zlib';

const deflated = 8;
/** 1980-01-01, the first date that a ZIP can hold. */
const noDate = 33;

export function zipOf(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const fileName = Buffer.from(name);
  // The fields that the header before the file and the entry of the directory at the end have in common.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(deflated, 4);
  common.writeUInt16LE(noDate, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(fileName.length, 22);
  const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), fileName]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, directory, end]);
}

import { deflateSync } from 'node:zlib';

/** A PNG of soft waves and two dark blocks: nothing on a viewer's page looks like it by chance. */
export function testPicture(width, height) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x)
      rows[y * (width + 1) + 1 + x] = brightness(x / width, y / height);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits; colour type 0 is grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ]);
}

function brightness(x, y) {
  const isBlock = (x > 0.2 && x < 0.4 && y > 0.2 && y < 0.5) || (x > 0.6 && x < 0.7 && y > 0.4 && y < 0.8);
  return isBlock ? 10 : Math.round(150 + 60 * Math.sin(9 * x) * Math.cos(7 * y) + 40 * x);
}

function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

// Node has its own from version 22 on.
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit)
      sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

import {deflateSync, inflateSync} from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The kind of a picture: within the first chunk, which is always its header. */
const COLOR_TYPE_AT = 25;
const INDEXED = 3;
/** Colours that one byte a pixel can tell apart. */
const MOST_COLORS = 256;

/**
 * The same picture in a fraction of the bytes, for a screenshot, which has few colours: each pixel becomes the number of its
 * colour. Where there are too many, those that are nearly the same become one.
 *
 * @param png of 8 bits a channel, not interlaced, as browsers write it
 * @throws Error for any other kind
 */
export function shrinkPng(png: Buffer): Buffer {
  const {width, height, channels, data} = read(png);
  const pixels = unfilter(data, width * channels, height, channels);
  for (let kept = 8; kept > 0; kept -= 1) {
    const indexed = index(pixels, channels, 0xff & (0xff << (8 - kept)));
    if (indexed) return write(width, height, indexed);
  }
  throw new Error('No picture has that many colours.');
}

/** Whether a picture is one that `shrinkPng` made. */
export function isShrunk(png: Buffer): boolean {
  return png[COLOR_TYPE_AT] === INDEXED;
}

interface Indexed {
  readonly palette: readonly number[];
  readonly pixels: Uint8Array;
}

/** `undefined` where there are too many colours, told apart by the bits of `mask`; the most frequent one stands for its like. */
function index(bytes: Uint8Array, channels: number, mask: number): Indexed | undefined {
  const all = colorsOf(bytes, channels);
  const like = (color: number): number => color & ((mask << 16) | (mask << 8) | mask);
  const counts = new Map<number, number>();
  for (const color of all) counts.set(color, (counts.get(color) ?? 0) + 1);
  const byFrequency = [...counts].sort(([, one], [, other]) => other - one);
  const numbers = new Map<number, number>();
  const palette: number[] = [];
  for (const [color] of byFrequency) {
    if (!numbers.has(like(color))) numbers.set(like(color), palette.push(color) - 1);
  }
  if (palette.length > MOST_COLORS) return undefined;
  return {palette, pixels: Uint8Array.from(all, (color) => numbers.get(like(color)) ?? 0)};
}

function colorsOf(bytes: Uint8Array, channels: number): Uint32Array {
  const colors = new Uint32Array(bytes.length / channels);
  for (let pixel = 0; pixel < colors.length; pixel += 1) {
    const at = pixel * channels;
    colors[pixel] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  }
  return colors;
}

function read(png: Buffer): {width: number; height: number; channels: number; data: Buffer} {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({type}) => type === 'IHDR')?.body;
  const [depth, colorType, , , interlaced] = header?.subarray(8) ?? [];
  if (!header || depth !== 8 || interlaced !== 0 || (colorType !== 2 && colorType !== 6))
    throw new Error('Not a picture as browsers write it.');
  const parts = chunks.filter(({type}) => type === 'IDAT').map(({body}) => body);
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    channels: colorType === 2 ? 3 : 4,
    data: inflateSync(Buffer.concat(parts)),
  };
}

function* chunksOf(png: Buffer): Iterable<{type: string; body: Buffer}> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield {type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length)};
    at += length + 12;
  }
}

/** Undoes what each row was filtered with (PNG, "Filter types"). */
function unfilter(data: Buffer, rowLength: number, rows: number, channels: number): Uint8Array {
  const out = new Uint8Array(rowLength * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (rowLength + 1)];
    const source = data.subarray(row * (rowLength + 1) + 1);
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column;
      const left = column < channels ? 0 : (out[at - channels] ?? 0);
      const above = row === 0 ? 0 : (out[at - rowLength] ?? 0);
      const corner = column < channels || row === 0 ? 0 : (out[at - rowLength - channels] ?? 0);
      const predictions = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      out[at] = (source[column] ?? 0) + (predictions[filter ?? 0] ?? 0);
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function write(width: number, height: number, {palette, pixels}: Indexed): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff]))),
    chunk('IDAT', deflateSync(rows, {level: 9, memLevel: 9})),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

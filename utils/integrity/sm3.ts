/**
 * SM3 (GB/T 32905-2016), lower-case hex. A courtesy for readers whose rules ask for the national digest; nothing of the
 * checks rests on it. WebCrypto does not have it; checked against the standard's vectors and openssl.
 */
export function sm3Hex(message: Uint8Array): string {
  const state = Uint32Array.from(INITIAL);
  const padded = pad(message);
  for (let at = 0; at < padded.byteLength; at += 64) compress(state, new DataView(padded.buffer, at, 64));
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

const rotate = (word: number, by: number): number =>
  by % 32 ? (word << (by % 32)) | (word >>> (32 - (by % 32))) : word;
const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil((message.byteLength + 9) / 64) * 64);
  out.set(message);
  out[message.byteLength] = 0x80;
  new DataView(out.buffer).setBigUint64(out.byteLength - 8, BigInt(message.byteLength) * 8n);
  return out;
}

/** §5.3: message expansion and 64 rounds. */
function compress(state: Uint32Array, block: DataView): void {
  const w = new Int32Array(68);
  for (let j = 0; j < 16; j += 1) w[j] = block.getInt32(j * 4);
  const at = (j: number): number => w[j] ?? 0;
  for (let j = 16; j < 68; j += 1) {
    w[j] = p1(at(j - 16) ^ at(j - 9) ^ rotate(at(j - 3), 15)) ^ rotate(at(j - 13), 7) ^ at(j - 6);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = Array.from(state, (word) => word | 0);
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16;
    const ss1 = rotate((rotate(a, 12) + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (at(j) ^ at(j + 4))) | 0;
    const tt2 = (gg + h + ss1 + at(j)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, p0(tt2)];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) ^ word;
}

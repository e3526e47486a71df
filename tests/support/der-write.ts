/** Just enough DER to forge what openssl would not make. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const n = content.byteLength;
  const length = n < 0x80 ? [n] : n < 0x100 ? [0x81, n] : [0x82, n >> 8, n & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
export const integer = (...bytes: readonly number[]): Buffer => der(0x02, Buffer.from(bytes));
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);

export function oid(dotted: string): Buffer {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b, ...rest].flatMap((arc) => {
    const out = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      out.unshift((left & 0x7f) | 0x80);
    return out;
  });
  return der(0x06, Buffer.from(bytes));
}

/** `20261122153000Z` of an instant, with milliseconds when there are any. */
export function generalizedTime(at: Date): Buffer {
  const [date = '', ms = ''] = at
    .toISOString()
    .replaceAll(/[-:TZ]/g, '')
    .split('.');
  const fraction = ms.replace(/0+$/, '');
  return der(0x18, Buffer.from(`${date}${fraction ? `.${fraction}` : ''}Z`));
}

export const SHA256_ID = sequence(oid('2.16.840.1.101.3.4.2.1'), der(0x05));

/** A kind of file: how its content begins, what its names end in, and under which ending it is kept. */
export interface FileType {
  readonly mediaType: string;
  /** Endings of names, lower case; the first is the one it is kept under. */
  readonly extensions: readonly string[];
  /**
   * Ways its first bytes may look, each a list of `[offset, text]` that must all be there; text is Latin-1, one character
   * a byte. Without it the type is told by its text or by what a zip holds.
   */
  readonly magic?: readonly (readonly (readonly [offset: number, bytes: string])[])[];
  /** Opening it may run something: kept under a harmless ending, shown as text only. */
  readonly active?: boolean;
}

/** Signatures: IANA media type registrations, the formats' own specifications, and Gary Kessler's table (2026-03). */
export const FILE_TYPES: readonly FileType[] = [
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe'], magic: [[[0, '\xff\xd8\xff']]] },
  { mediaType: 'image/png', extensions: ['png'], magic: [[[0, '\x89PNG\r\n\x1a\n']]] },
  { mediaType: 'image/gif', extensions: ['gif'], magic: [[[0, 'GIF87a']], [[0, 'GIF89a']]] },
  {
    mediaType: 'image/webp',
    extensions: ['webp'],
    magic: [
      [
        [0, 'RIFF'],
        [8, 'WEBP'],
      ],
    ],
  },
  {
    mediaType: 'image/bmp',
    extensions: ['bmp'],
    magic: [
      [
        [0, 'BM'],
        [6, '\0\0\0\0'],
      ],
    ],
  },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], magic: [[[0, 'II*\0']], [[0, 'MM\0*']]] },
  {
    mediaType: 'image/heic',
    extensions: ['heic', 'heif'],
    magic: ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].map((brand) => [[4, `ftyp${brand}`]]),
  },
  {
    mediaType: 'image/avif',
    extensions: ['avif'],
    magic: [[[4, 'ftypavif']], [[4, 'ftypavis']]],
  },
  { mediaType: 'application/pdf', extensions: ['pdf'], magic: [[[0, '%PDF-']]] },
  {
    mediaType: 'audio/mp4',
    extensions: ['m4a'],
    magic: [[[4, 'ftypM4A']], [[4, 'ftypM4B']]],
  },
  { mediaType: 'video/quicktime', extensions: ['mov', 'qt'], magic: [[[4, 'ftypqt']], [[4, 'moov']]] },
  { mediaType: 'video/3gpp', extensions: ['3gp', '3gpp'], magic: [[[4, 'ftyp3gp']]] },
  { mediaType: 'video/mp4', extensions: ['mp4', 'm4v'], magic: [[[4, 'ftyp']]] },
  // Matroska and WebM share their beginning; which of the two stands behind it (see `sniff`).
  { mediaType: 'video/x-matroska', extensions: ['mkv'], magic: [[[0, '\x1aE\xdf\xa3']]] },
  { mediaType: 'video/webm', extensions: ['webm'] },
  {
    mediaType: 'video/x-msvideo',
    extensions: ['avi'],
    magic: [
      [
        [0, 'RIFF'],
        [8, 'AVI '],
      ],
    ],
  },
  { mediaType: 'video/x-flv', extensions: ['flv'], magic: [[[0, 'FLV\x01']]] },
  {
    mediaType: 'audio/wav',
    extensions: ['wav'],
    magic: [
      [
        [0, 'RIFF'],
        [8, 'WAVE'],
      ],
    ],
  },
  {
    mediaType: 'audio/mpeg',
    extensions: ['mp3'],
    magic: [[[0, 'ID3']], [[0, '\xff\xfb']], [[0, '\xff\xf3']], [[0, '\xff\xf2']]],
  },
  { mediaType: 'audio/aac', extensions: ['aac'], magic: [[[0, '\xff\xf1']], [[0, '\xff\xf9']]] },
  { mediaType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'], magic: [[[0, 'OggS']]] },
  { mediaType: 'audio/flac', extensions: ['flac'], magic: [[[0, 'fLaC']]] },
  // Voice messages of phones and of WeChat.
  { mediaType: 'audio/amr', extensions: ['amr'], magic: [[[0, '#!AMR']]] },
  { mediaType: 'audio/x-silk', extensions: ['silk'], magic: [[[0, '#!SILK_V3']], [[1, '#!SILK_V3']]] },
  { mediaType: 'application/zip', extensions: ['zip'], magic: [[[0, 'PK\x03\x04']], [[0, 'PK\x05\x06']]] },
  { mediaType: 'application/vnd.rar', extensions: ['rar'], magic: [[[0, 'Rar!\x1a\x07']]] },
  { mediaType: 'application/x-7z-compressed', extensions: ['7z'], magic: [[[0, "7z\xbc\xaf'\x1c"]]] },
  { mediaType: 'application/gzip', extensions: ['gz'], magic: [[[0, '\x1f\x8b\b']]] },
  {
    mediaType: 'application/x-ole-storage',
    extensions: ['ole', 'doc', 'xls', 'ppt', 'msg', 'wps', 'et'],
    magic: [[[0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']]],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
  },
  { mediaType: 'application/rtf', extensions: ['rtf'], magic: [[[0, '{\\rtf']]] },
  {
    mediaType: 'application/vnd.microsoft.portable-executable',
    extensions: ['exe', 'dll', 'scr'],
    magic: [[[0, 'MZ']]],
    active: true,
  },
  { mediaType: 'message/rfc822', extensions: ['eml'] },
  { mediaType: 'image/svg+xml', extensions: ['svg'], active: true },
  { mediaType: 'text/html', extensions: ['html', 'htm', 'xhtml', 'mhtml', 'mht'], active: true },
  { mediaType: 'application/xml', extensions: ['xml'], active: true },
  { mediaType: 'application/json', extensions: ['json'] },
  { mediaType: 'text/csv', extensions: ['csv'] },
  {
    mediaType: 'text/javascript',
    extensions: ['js', 'mjs', 'vbs', 'hta', 'bat', 'cmd', 'ps1'],
    active: true,
  },
  { mediaType: 'text/plain', extensions: ['txt', 'log', 'md'] },
];

export const UNKNOWN_TYPE = 'application/octet-stream';

import { exhibitLabel } from '../exhibit/ids';
import { fingerprintText, type PublicKeyFile } from '../integrity/signature';
import type { SealFile } from './input';
import type { VolumePlan } from './plan';
import { tokenPath } from './seal-files';

/** Whose signature and which time-stamps will lie in `seal/`, as far as it is known when the text is written. */
export interface Sealed {
  readonly signer?: PublicKeyFile | undefined;
  /** A time-stamp of an exhibit that is there: the commands name it, so that they can be copied as they stand. */
  readonly token?: { readonly tsa: string; readonly number: number } | undefined;
  /** Authorities are asked for time-stamps over the whole bundle: their names are not known yet. */
  readonly asked?: boolean;
}

/** The first time-stamp of an exhibit of the volume. */
export function exampleToken(
  seals: readonly SealFile[] = [],
  volume: Pick<VolumePlan, 'exhibits'>,
): Sealed['token'] {
  const here = new Set(volume.exhibits.map(({ record }) => record.number));
  for (const path of seals.map((file) => file.path).sort()) {
    const { tsa, exhibit } = tokenPath(path) ?? {};
    if (tsa !== undefined && exhibit !== undefined && here.has(exhibit)) return { tsa, number: exhibit };
  }
  return undefined;
}

/** The part of VERIFY.txt about what lies in `seal/`: commands for openssl 1.1.1 and later, each tested as it stands. */
export function sealText({ signer, token, asked = false }: Sealed): string {
  const head = signer ? signature(signer) : UNSIGNED;
  if (!token && !asked) return `${head}${UNSTAMPED}`;
  const { tsa, number } = token ?? { tsa: 'NAME', number: 1 };
  const label = exhibitLabel(number);
  const exhibit = `seal/exhibits/${label}.${tsa}`;
  const others = token
    ? `下面以 ${label} 和机构 ${tsa} 为例；其余的把编号和机构名换成 seal/ 里文件名的写法。`
    : '本卷没有盖过时间戳的证据；整包的时间戳若有，把 NAME 换成 seal/ 里文件名的机构名。';
  return `${head}
6. 可信时间戳（RFC 3161）/ time-stamps
   根证书 root.pem 请从时间戳机构的官网取得，放在本文件夹里，不要用别人随包给的。
   ${others}
   Get root.pem from the authority's own site, never from whoever gave you the bundle, and put it into this folder.
   ${token ? `Below for ${label} and ${tsa}; for others write` : 'NAME: write'} number and authority as in the names of the files in seal/.
   有哪些 / which there are:
     ls seal${token ? ' seal/exhibits' : ''}
   看内容 / what it says:
     openssl ts -reply -in ${token ? exhibit : `seal/tagmanifest-sha256.${tsa}`}.tsr -text
   整个证据包（有这个文件时）/ the whole bundle, where that file is there:
     openssl ts -verify -data tagmanifest-sha256.txt -in seal/tagmanifest-sha256.${tsa}.tsr -CAfile root.pem -untrusted seal/${tsa}.chain.pem
${token ? ofExhibit(exhibit, tsa, number) : ''}   签发证书过期后，加上 -attime 和当时的秒数 / once its certificate has expired: -attime SECONDS
`;
}

const signature = ({
  fingerprint,
}: PublicKeyFile): string => `5. 签名（openssl，Windows 可用 Git 自带的）/ signature
   openssl dgst -sha256 -verify seal/device-pub.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
   Verified OK 即签名有效；它认的是导出的那份安装，不是人。/ It stands for one installation, not for a person.
   密钥指纹 / key fingerprint (SHA-256):
   ${fingerprintText(fingerprint)}
     openssl pkey -pubin -in seal/device-pub.pem -outform DER | openssl dgst -sha256
   指纹应当与存证链最后一行 key-set 或 key-changed 里的 key 相同。/ It has to be the key of the log's last such line:
     grep -E '"type":"key-(set|changed)"' data/log/chain.jsonl
   国密 SM3（附带），两条结果相同 / SM3, as a courtesy; both show the same:
     openssl dgst -sm3 tagmanifest-sha256.txt
     cat seal/tagmanifest-sha256.txt.sm3
`;

const UNSIGNED = `5. 签名 / signature
   本包没有签名：没有封存，不等于被改动。/ Not signed: unsealed is not tampered.
`;

const ofExhibit = (
  exhibit: string,
  tsa: string,
  number: number,
): string => `   一份证据采集时的记录（请求文件里的哈希，等于存证链那一行的哈希）/ one exhibit's line of the log:
     openssl ts -verify -queryfile ${exhibit}.tsq -in ${exhibit}.tsr -CAfile root.pem -untrusted seal/${tsa}.chain.pem
     openssl ts -query -in ${exhibit}.tsq -text
     grep '"number":${number},' data/log/chain.jsonl | grep -E '"type":"exhibit-(captured|imported)"' | tr -d '\\n' | sha256sum
`;

const UNSTAMPED = `
6. 可信时间戳 / time-stamps
   本卷没有可信时间戳：不能证明它不晚于何时，不等于被改动。/ None in this volume: unstamped is not tampered.
`;

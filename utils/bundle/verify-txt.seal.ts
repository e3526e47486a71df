import { fingerprintText, type PublicKeyFile } from '../integrity/signature';

/** The part of VERIFY.txt about what lies in `seal/`: commands for openssl 1.1.1 and later, each tested as it stands. */
export function sealText(signer: PublicKeyFile | undefined): string {
  return `${signer ? signature(signer) : UNSIGNED}
6. 可信时间戳（RFC 3161；导出时没有启用就没有这些文件）/ time-stamps, where present
   根证书 root.pem 请从时间戳机构的官网取得，不要用别人随包给的。NAME 换成文件名里的机构名。
   Get root.pem from the authority's own site, never from whoever gave you the bundle. NAME: as in the file names.
   看内容 / what it says:
     openssl ts -reply -in seal/tagmanifest-sha256.NAME.tsr -text
   整个证据包 / the whole bundle:
     openssl ts -verify -data tagmanifest-sha256.txt -in seal/tagmanifest-sha256.NAME.tsr -CAfile root.pem -untrusted seal/NAME.chain.pem
   一份证据采集时的记录（请求文件里的哈希，等于存证链那一行的哈希）/ one exhibit's line of the log:
     openssl ts -verify -queryfile seal/exhibits/E001.NAME.tsq -in seal/exhibits/E001.NAME.tsr -CAfile root.pem -untrusted seal/NAME.chain.pem
     openssl ts -query -in seal/exhibits/E001.NAME.tsq -text
     grep '"number":1,' data/log/chain.jsonl | grep -E '"type":"exhibit-(captured|imported)"' | tr -d '\\n' | sha256sum
   签发证书过期后，加上 -attime 和当时的秒数 / once its certificate has expired: -attime SECONDS
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
   国密 SM3（附带）/ SM3, as a courtesy: openssl dgst -sm3 tagmanifest-sha256.txt
     与 seal/tagmanifest-sha256.txt.sm3 相同 / the same as in that file
`;

const UNSIGNED = `5. 签名 / signature
   本包没有签名：没有封存，不等于被改动。/ Not signed: unsealed is not tampered.
`;

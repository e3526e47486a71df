import { exhibitLabel } from '../exhibit/ids';
import { sealText, type Sealed } from './verify-txt.seal';
import { IMPORT_PROVES_EN, IMPORT_PROVES_ZH } from './import-words';
import type { VolumePlan } from './plan';
import { REDRAWN_EN, REDRAWN_ZH } from './words';

/**
 * `VERIFY.txt`: commands that work as they stand, on systems as they come; what has to be installed first is a command as
 * well. CRLF-free; Notepad reads LF since 2018.
 */
export function verifyTxt(volume: VolumePlan, volumes: number, sealed: Sealed = {}): string {
  const others =
    volumes > 1
      ? `本卷是 ${volumes} 卷中的第 ${volume.number} 卷；每一卷都可以单独核验。\nVolume ${volume.number} of ${volumes}; each is checked by itself.\n\n`
      : '';
  const redrawn = volume.exhibits
    .filter(({ record }) => record.picture?.method === 'redrawn')
    .map(({ record }) => exhibitLabel(record.number))
    .join(' ');
  const notPixels = redrawn
    ? `\n   ${redrawn}：画面${REDRAWN_ZH}。浏览器当时拒绝截屏，redrawn.png 由留存的 page.html 绘制，可能与当时所见不同。
   ${redrawn}: the picture is ${REDRAWN_EN}; it was drawn from page.html and may differ from what was seen.\n`
    : '';
  const imports = volume.exhibits.filter(({ record }) => record.imported);
  const absent = imports.filter(({ record }) => record.imported?.kept === false);
  const labels = (list: typeof imports): string =>
    list.map(({ record }) => exhibitLabel(record.number)).join(' ');
  const brought = imports.length
    ? `\n   ${labels(imports)}：${IMPORT_PROVES_ZH}\n   ${labels(imports)}: ${IMPORT_PROVES_EN}\n`
    : '';
  const notInside = absent.length
    ? `\n   ${labels(absent)}：原文件太大，未收入本包。向提交人索取后，用 sha256sum 与 exhibit.json 里 imported.sha256 核对。
   ${labels(absent)}: the file is too large to be in here. Ask for it and compare its hash with imported.sha256 in exhibit.json.\n`
    : '';
  return `如何核验这份证据包 / How to check this bundle
============================================

文件夹 / folder: ${volume.folder}

${others}原理：manifest-sha256.txt 和 manifest-sha512.txt 列出 data/ 里每个文件的哈希值；
tagmanifest-sha256.txt 列出这些清单和说明页自身的哈希值。任何一个字节被改动，核对就会失败。
The manifests list the hash of every file under data/; tagmanifest-sha256.txt lists the manifests themselves.

先解压 zip，再打开终端，进入解压出来的文件夹。没有任何输出（或全部 OK）就是相符。
Unzip first, open a terminal in the unzipped folder. No output (or only OK) means that everything matches.

0. 解压 / unzip
   Windows、macOS：双击，或右键“全部解压缩”。路径里有中文、空格都可以。/ a double click, or "Extract all".
   Linux，没有 unzip、openssl 时先装一次（需要管理员权限）/ once, as administrator, where they are missing:
     apt-get install -y unzip openssl
   在 zip 所在的文件夹里 / in the folder of the zip:
     unzip -q ${volume.name}
     cd ${volume.folder}

1. Linux
   sha256sum -c --quiet manifest-sha256.txt
   sha256sum -c --quiet tagmanifest-sha256.txt
   sha512sum -c --quiet manifest-sha512.txt

2. macOS
   shasum -a 256 -c manifest-sha256.txt
   shasum -a 256 -c tagmanifest-sha256.txt
   shasum -a 512 -c manifest-sha512.txt

3. Windows（PowerShell，整段粘贴 / paste as a whole）
   foreach ($list in 'manifest-sha256.txt','tagmanifest-sha256.txt') {
     Get-Content $list -Encoding UTF8 | ForEach-Object {
       $want, $path = $_ -split '  ', 2
       $have = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
       if ($have -ne $want) { "不符 CHANGED: $path" }
     }
   }
   只看一个文件 / one file only:
   certutil -hashfile data\\log\\chain.jsonl SHA256

4. BagIt 工具 / BagIt tools (RFC 8493)
   任何 BagIt 1.0 工具都可以，例如美国国会图书馆的 bagit.py，要联网装一次；没有 venv 的系统先装它（需要管理员权限）：
   Any tool for BagIt 1.0 will do, e.g. bagit.py of the Library of Congress, fetched once; where venv is missing, as
   administrator first:
     apt-get install -y python3-venv
     python3 -m venv ../bagit-tool
     ../bagit-tool/bin/pip install bagit
     ../bagit-tool/bin/bagit.py --validate .

${sealText(sealed)}
7. 核验网页 / the verify page (checks the zip itself, the custody log, the seals, every volume)
   用浏览器打开 liuzheng-verify.html（单个文件，离线可用，不用安装），把没有解压的 zip 拖进去；
   装有留证扩展的，用菜单里的“核验证据包”。文件不会上传。网页文件请从留证的发布页取得，不要用别人随包给的。
   Open liuzheng-verify.html (one file, works offline) and drop the zip there; get that file from where 留证 is published.

8. 命令行核验程序 / our verifier on the command line
   在留证的项目文件夹里运行，zip 写明完整路径；需要 Node 20.19 或更新，第一次先运行 npm ci。
   In the folder of the project 留证, with the full path of the zip; Node 20.19 or newer, npm ci the first time.
     npm run verify -- ${volume.name}
   结果码 / exit code: 0 全部相符 all hold, 1 有不符 something is invalid, 2 无法读取 cannot be read

这能证明什么 / What this proves
   自导出以来，包内文件没有被改动；存证链里每条记录首尾相接。
   Nothing in the bundle changed since export; each line of the custody log follows the one before.

这不能证明什么 / What this does not prove
   时间来自采集者电脑的时钟，属于自述；不能证明网页由服务器发出，也不能证明操作者身份。
   请保留原设备和账号，以备核对。
   Times are the operator's own clock. It does not show that a server sent the page, nor who the operator is.
   Keep the original device and account.
${notPixels}${brought}${notInside}`;
}

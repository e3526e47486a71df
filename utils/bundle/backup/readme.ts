import type { BackupFile } from './backup-json';

/** `README.txt` of a backup: what it is and what to do with it, without us too. */
export function backupReadme({ backup, cases, left, software, createdAt }: BackupFile): string {
  const { volume, volumes } = backup;
  const inHere = cases.filter((one) => one.bundles.some((bundle) => bundle.volume === volume));
  return `${[
    `留证 · 完整备份（第 ${volume} / ${volumes} 卷） / Liuzheng backup, volume ${volume} of ${volumes}`,
    `${createdAt.utc} · ${software}`,
    '',
    '怎么恢复 / To restore',
    '  在任何一台装有留证的浏览器里：工作台 → 设置 → 备份与恢复 → 从备份恢复，一次选中全部分卷。',
    '  In any browser with Liuzheng: workspace, Settings, Backup, Restore; choose all volumes together.',
    '',
    '没有留证也能打开 / Without Liuzheng',
    '  cases 文件夹里每个 zip 都是一个案件的证据包，解压后打开 index.html，按其中的 VERIFY.txt 核验。',
    '  Each zip in the folder cases is the bundle of one case: unzip it, open index.html, check it by VERIFY.txt.',
    '',
    '请妥善保管 / Keep it safe',
    '  备份没有加密，里面是全部证据原件，包括聊天与订单。',
    '  A backup is not encrypted: it holds every original, conversations and orders included.',
    '',
    `本卷里的案件 / Cases in this volume: ${inHere.length}`,
    ...inHere.flatMap((one) => [
      `  ${one.title}`,
      ...one.bundles.filter((b) => b.volume === volume).map((b) => `    ${b.sha256}  cases/${b.name}`),
    ]),
    ...(left.length > 0
      ? [
          '',
          `未能放进备份的案件 / Cases that are not in this backup: ${left.length}`,
          ...left.map((one) => `  ${one.title} (${one.code})`),
        ]
      : []),
  ].join('\n')}\n`;
}

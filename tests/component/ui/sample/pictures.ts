/** A believable shop page as SVG, 1280 × `height` px: stands in for page.png and thumb.jpg. */
export function shopPicture(title: string, lines: readonly string[], height = 1800, hue = 212): Blob {
  const rows = lines
    .map(
      (line, at) =>
        `<text x="620" y="${330 + at * 52}" font-size="26" fill="${/¥/.test(line) ? '#e4393c' : '#444'}">${line}</text>`,
    )
    .join('');
  const cards = Array.from({ length: Math.max(0, Math.floor((height - 1000) / 320)) }, (_, at) => {
    const y = 1000 + at * 320;
    return `<rect x="120" y="${y}" width="1040" height="280" rx="8" fill="#fff" stroke="#e5e5e5"/>
      <rect x="150" y="${y + 30}" width="220" height="220" fill="hsl(${hue + at * 40} 45% 85%)"/>
      <rect x="410" y="${y + 50}" width="520" height="22" fill="#d8d8d8"/>
      <rect x="410" y="${y + 100}" width="640" height="16" fill="#e8e8e8"/>
      <rect x="410" y="${y + 134}" width="580" height="16" fill="#e8e8e8"/>`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="${height}" font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif">
    <rect width="1280" height="${height}" fill="#f5f6f8"/>
    <rect width="1280" height="84" fill="hsl(${hue} 70% 42%)"/>
    <text x="120" y="54" font-size="30" font-weight="700" fill="#fff">极速卡盟 · 24小时自动发货</text>
    <rect x="120" y="130" width="1040" height="800" rx="8" fill="#fff" stroke="#e5e5e5"/>
    <rect x="160" y="190" width="400" height="400" fill="hsl(${hue} 60% 90%)"/>
    <text x="230" y="410" font-size="72" font-weight="700" fill="hsl(${hue} 60% 45%)">1000 Q</text>
    <text x="620" y="240" font-size="34" font-weight="700" fill="#222">${title}</text>
    ${rows}
    <rect x="620" y="820" width="260" height="64" rx="6" fill="#e4393c"/>
    <text x="690" y="861" font-size="26" fill="#fff">立即购买</text>
    ${cards}</svg>`;
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** A shop page with a support window at its lower right, 1280 × 800 px: what the tab shows. */
export function samplePagePicture(): Blob {
  const said = [
    '您好，请提供订单号',
    '744260312143105218',
    '正在为您查询',
    '已经等了两天了',
    '亲，今天一定到账的',
  ];
  const bubbles = said
    .map((text, i) => {
      const own = i % 2 === 1;
      const x = own ? 1040 : 880;
      return `<rect x="${x}" y="${380 + i * 62}" width="200" height="44" rx="6" fill="${own ? '#95ec69' : '#fff'}" stroke="#ddd"/>
        <text x="${x + 12}" y="${408 + i * 62}" font-size="17" fill="#222">${text}</text>`;
    })
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800" font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif">
    <rect width="1280" height="800" fill="#f5f6f8"/>
    <rect width="1280" height="64" fill="#1d5fb3"/>
    <text x="80" y="42" font-size="26" fill="#fff">极速卡盟 · 24小时自动发货</text>
    <rect x="80" y="110" width="320" height="320" fill="#dbe7f7"/>
    <text x="440" y="160" font-size="28" fill="#222">【秒到账】Q币1000个 5折直充</text>
    <text x="440" y="220" font-size="30" fill="#e4393c">¥498.00</text>
    <rect x="860" y="320" width="400" height="470" rx="8" fill="#f0f0f0" stroke="#bbb"/>
    <rect x="860" y="320" width="400" height="46" rx="8" fill="#2b6640"/>
    <text x="880" y="350" font-size="20" fill="#fff">星空客服</text>${bubbles}
    <rect x="872" y="716" width="376" height="62" fill="#fff" stroke="#ccc"/></svg>`;
  return new Blob([svg], { type: 'image/svg+xml' });
}

import type { CaptureEnvironment } from '../exhibit/model';
import type { ClockReading } from '../shared/time';
import { utcIso } from '../shared/time';
import { browser, isFirefox } from './browser';

interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  getHighEntropyValues?(hints: string[]): Promise<{ fullVersionList?: UserAgentData['brands'] }>;
}

/** Browser, system and extension, as the browser itself names them. */
export async function captureEnvironment(): Promise<CaptureEnvironment> {
  const platform = await browser.runtime.getPlatformInfo();
  const named = isFirefox() ? await firefoxName() : await chromiumName();
  return {
    ...named,
    os: platform.os,
    arch: platform.arch,
    userAgent: navigator.userAgent,
    languages: navigator.languages,
    extensionVersion: browser.runtime.getManifest().version,
  };
}

async function firefoxName(): Promise<{ browser: string; browserVersion: string }> {
  const info = await browser.runtime.getBrowserInfo();
  return { browser: info.name, browserVersion: info.version };
}

async function chromiumName(): Promise<{ browser: string; browserVersion: string }> {
  const data = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  const full = await data?.getHighEntropyValues?.(['fullVersionList']);
  const brands = full?.fullVersionList ?? data?.brands ?? [];
  // Chromium mixes in a made-up brand ("Not A;Brand") on purpose; the real ones say what they are.
  const real = brands.filter(({ brand }) => !/not.?a/i.test(brand));
  const best = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return { browser: best?.brand ?? 'Chromium', browserVersion: best?.version ?? '' };
}

export function readClock(): ClockReading {
  const epochMs = Date.now();
  return {
    utc: utcIso(epochMs),
    epochMs,
    monotonicMs: Math.round(performance.timeOrigin + performance.now()),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offsetMinutes: 0 - new Date(epochMs).getTimezoneOffset(),
  };
}

/** `留证/0.1.0`, for the log and the bag. */
export function softwareName(): string {
  return `liuzheng/${browser.runtime.getManifest().version}`;
}

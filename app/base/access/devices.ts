import { browsers, type Device, systems } from './contract.ts'

const browserMarks: readonly (readonly [RegExp, Device['browser']])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/Version\/.* Safari\//, 'Safari'],
]
const systemMarks: readonly (readonly [RegExp, Device['system']])[] = [
  [/iPad/, 'iPad'],
  [/iPhone|iPod/, 'iPhone'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
]

/**
 * What is kept of the line by which a browser names itself: its kind and its system's, so that somebody tells their own
 * apart. Version, model and the rest, by which people are followed about, are kept nowhere.
 */
export function deviceKept(line: string): string {
  const found = (marks: readonly (readonly [RegExp, string | null])[]): string =>
    marks.find(([mark]) => mark.test(line))?.[1] ?? ''
  return `${found(browserMarks)}/${found(systemMarks)}`
}

/** What was kept, as people are told; null: not known. */
export function deviceOf(kept: string | null): Device {
  const [browser, system] = (kept ?? '').split('/')
  return {
    browser: browsers.find((one) => one === browser) ?? null,
    system: systems.find((one) => one === system) ?? null,
  }
}

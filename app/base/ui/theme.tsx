import { ConfigProvider, theme } from 'antd'
import type { Locale } from 'antd/es/locale'
import enGB from 'antd/es/locale/en_GB'
import zhCN from 'antd/es/locale/zh_CN'
import zhTW from 'antd/es/locale/zh_TW'
import dayjs from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import { type ReactNode, useMemo } from 'react'
import type { Language } from '../language/language.ts'
import { useLanguage } from './language.tsx'
import { Mark } from './marks.tsx'
import { PHONE, useMedia } from './media.ts'

const locales: Readonly<Record<Language, Locale>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enGB }
const dayLocales: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tw', en: 'en-gb' }

/** Ant Design in our own colours and the reader's language, once for all pages. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const dark = useMedia('(prefers-color-scheme: dark)')
  const thumbs = useMedia(`${PHONE}, (pointer: coarse)`)
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const themed = useMemo(() => themeIn(dark, still), [dark, still])
  dayjs.locale(dayLocales[language])
  return (
    <ConfigProvider
      locale={locales[language]}
      theme={themed}
      componentSize={thumbs ? 'large' : 'middle'}
      // Their own marks are called "loading", "down" and "close" in every language.
      button={{ autoInsertSpace: false, loadingIcon: <Turning /> }}
      select={{ suffixIcon: <Mark name="down" /> }}
      modal={{ closeIcon: <Mark name="close" /> }}
      drawer={{ closeIcon: <Mark name="close" /> }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}

function Turning() {
  return (
    <span className="turning">
      <Mark name="turning" />
    </span>
  )
}

/** The colours of colours.css as values, for what is not drawn by a style: ink2 is --ink-2. */
export type Inks = Readonly<Record<(typeof inkNames)[number], string>>

const inkNames = [
  ...(['paper', 'sheet', 'ink', 'ink2', 'ink3', 'rule', 'rule2', 'edge', 'brand', 'brandStrong'] as const),
  ...(['brandSoft', 'due', 'dueSoft', 'good', 'goodSoft', 'hold', 'holdSoft', 'band'] as const),
]

/** The same object as long as the colours are the same. */
export function useInks(): Inks {
  const dark = useMedia('(prefers-color-scheme: dark)')
  const printed = useMedia('print')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the style sheet looks at them
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const property = (name: string): string => `--${name.replace(/([A-Z]|\d)/g, '-$1').toLowerCase()}`
    return Object.fromEntries(
      inkNames.map((name) => [name, style.getPropertyValue(property(name)).trim()]),
    ) as Inks
  }, [dark, printed])
}

function themeIn(dark: boolean, still: boolean) {
  // colours.css has already chosen between light and dark.
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: 14,
      fontSizeLG: 14,
      motion: !still,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      colorPrimary: colour('brand'),
      colorPrimaryHover: colour('brand-strong'),
      colorPrimaryActive: colour('brand-strong'),
      colorInfo: colour('brand'),
      colorLink: colour('brand'),
      colorError: colour('due'),
      colorWarning: colour('hold'),
      colorSuccess: colour('good'),
      colorText: colour('ink'),
      colorTextSecondary: colour('ink-2'),
      colorTextTertiary: colour('ink-3'),
      colorTextPlaceholder: colour('ink-3'),
      colorTextLightSolid: colour('on-brand'),
      colorBgBase: colour('sheet'),
      colorBgContainer: colour('sheet'),
      colorBgElevated: colour('sheet'),
      colorBgLayout: colour('paper'),
      colorBgMask: colour('veil'),
      colorBorder: colour('rule'),
      colorBorderSecondary: colour('rule-2'),
      controlOutline: 'transparent',
      controlItemBgHover: colour('rule-2'),
      controlItemBgActive: colour('brand-soft'),
      controlItemBgActiveHover: colour('brand-soft'),
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${colour('rule')}`,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: colour('on-brand'),
      },
      // Smaller, and a telephone enlarges the page when somebody types.
      Input: {
        inputFontSizeLG: 16,
        activeShadow: 'none',
        errorActiveShadow: 'none',
        colorBorder: colour('edge'),
      },
      InputNumber: { inputFontSizeLG: 16, activeShadow: 'none', colorBorder: colour('edge') },
      Select: {
        activeOutlineColor: 'transparent',
        colorBorder: colour('edge'),
        optionSelectedColor: colour('brand'),
      },
      DatePicker: { activeShadow: 'none' },
    },
  }
}

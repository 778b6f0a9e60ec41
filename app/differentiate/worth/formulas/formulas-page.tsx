import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { useWords } from '../../../base/ui/language.tsx'
import { useTitle } from '../../../base/ui/shell.tsx'
import { worthFormulaWords } from './words.ts'
import '../sheets/worth.css'
import './formulas.css'

type Formula = {
  readonly name:
    | 'patterns'
    | 'model'
    | 'alive'
    | 'ahead'
    | 'spend'
    | 'margin'
    | 'value'
    | 'equity'
    | 'tenths'
    | 'whale'
    | 'bins'
    | 'cohorts'
    | 'check'
  readonly lines: readonly string[]
  readonly sources: readonly string[]
}

/** In the order in which one figure is made of another. */
const formulas: readonly Formula[] = [
  {
    name: 'patterns',
    lines: ['x = purchase days − 1', 't_x = last day − first day', 'T = as-of day − first day'],
    sources: ['Fader, Hardie & Lee (2005), “Counting your customers” the easy way'],
  },
  {
    name: 'model',
    lines: [
      'L(r, α, a, b) = Γ(r+x) α^r ÷ Γ(r) · [ B(a, b+x+1) (α+T)^−(r+x) + B(a+1, b+x) (α+t_x)^−(r+x) ] ÷ B(a, b)',
    ],
    sources: [
      'MBG/NBD: Batislam, Denizel & Filiztekin (2007); Hoppe & Wagner (2007)',
      'BG/NBD: Fader, Hardie & Lee (2005)',
      'Pareto/NBD: Schmittlein, Morrison & Colombo (1987)',
      'NBD: Ehrenberg (1959)',
      'Tashman (2000), rolling origins; Self & Liang (1987), tests on a boundary',
    ],
  },
  {
    name: 'alive',
    lines: [
      'P(alive) = 1 ÷ (1 + a ÷ (b+x) · ((α+T) ÷ (α+t_x))^(r+x))',
      'still customers = Σ P(alive) ± 1.645 · √ Σ P(alive) (1 − P(alive))',
    ],
    sources: ['Batislam, Denizel & Filiztekin (2007)', 'Przyborowski & Wilenski (1940), two Poisson counts'],
  },
  {
    name: 'ahead',
    lines: [
      'E[Y(t)] = P(alive) · E_p[ (1 − ((α+T) ÷ (α+T+p·t))^(r+x)) ÷ p ],  p ~ Beta(a, b+x+1)',
      'Var = Σ Var(Y) + J V Jᵀ',
    ],
    sources: ['Fader, Hardie & Lee (2005)', 'Cox & Hinkley (1974), delta method'],
  },
  {
    name: 'spend',
    lines: ['E[M] = p (γ + x·m̄) ÷ (p·x + q − 1)'],
    sources: ['Gamma-Gamma: Fader & Hardie (2013)'],
  },
  {
    name: 'margin',
    lines: ['rate = z · own rate + (1 − z) · rate of all'],
    sources: ['Bühlmann & Straub (1970)'],
  },
  {
    name: 'value',
    lines: [
      'δ = ln(1 + d) ÷ (365.25 ÷ 7)',
      'DERT = P(alive) · E_p[ (1 − Z·G(r+x, Z)) ÷ p ],  Z = δ (α+T) ÷ p,  G(k, z) = ∫₀^∞ e^(−z·u) (1+u)^(−k) du',
      'value = DERT · E[M] · rate',
    ],
    sources: ['Fader, Hardie & Lee (2005), RFM and CLV'],
  },
  {
    name: 'equity',
    lines: ['equity = Σ value', 'low, high = equity · exp(∓1.645 · √ ln(1 + Var ÷ equity²))'],
    sources: ['Blattberg & Deighton (1996), customer equity', 'Cox & Hinkley (1974), delta method'],
  },
  {
    name: 'tenths',
    lines: ['share of a tenth = Σ value in it ÷ equity', 'best fifth = share of the first two tenths'],
    sources: [],
  },
  {
    name: 'whale',
    lines: ['curve(k) = Σ margin of the k most profitable ÷ Σ margin of all', 'peak = max curve(k)'],
    sources: ['Kaplan & Narayanan (2001)'],
  },
  { name: 'bins', lines: ['bounds: 1, 2, 5 × 10^k'], sources: [] },
  {
    name: 'cohorts',
    lines: [
      'share who bought (c, a) = customers of c with a purchase in period c + a ÷ customers of c',
      'margin each (c, a) = Σ margin of c up to period c + a ÷ customers of c',
    ],
    sources: [],
  },
  {
    name: 'check',
    lines: [
      'bias = Σ predicted ÷ Σ actual − 1',
      'MAE = mean |predicted − actual|,  RMSE = √ mean (predicted − actual)²',
      'week before the cut: Σ E[X(t − first day)];  after it: Σ E[Y(t) | x, t_x, T]',
    ],
    sources: ['Fader, Hardie & Lee (2005), tracking plots', 'Tashman (2000)'],
  },
]

/** How every figure of the page of worth is computed: in words, as a formula, with its sources. */
export function FormulasPage() {
  const { say } = useWords(worthFormulaWords)
  const { hash } = useLocation()
  const title = say('worth.page.formulas')
  useTitle(title)
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [hash])
  return (
    <div className="formulas">
      <header className="top">
        <h1>{title}</h1>
        <Link className="end worth-anchor" to="/worth">
          {say('worth.page.formulas.back')}
        </Link>
      </header>
      <p className="quiet">{say('worth.page.formulas.about')}</p>
      <div className="sheet">
        {formulas.map(({ name, lines, sources }) => (
          <section key={name} id={name} className="pad formula">
            <h2>{say(`worth.page.formula.${name}`)}</h2>
            <p>{say(`worth.page.formula.${name}.words`)}</p>
            <div className="math" lang="en">
              {lines.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
            {sources.length > 0 && (
              <p className="small">
                {say('worth.page.formulas.source')} <span lang="en">{sources.join('; ')}</span>
              </p>
            )}
          </section>
        ))}
      </div>
    </div>
  )
}

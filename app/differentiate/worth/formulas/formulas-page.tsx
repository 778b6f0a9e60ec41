import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { useWords } from '../../../base/ui/language.tsx'
import { useTitle } from '../../../base/ui/shell.tsx'
import { worthFormulaWords } from './words.ts'
import '../sheets/worth.css'
import './formulas.css'

type Named =
  | 'patterns'
  | 'alive'
  | 'margin'
  | 'value'
  | 'equity'
  | 'tenths'
  | 'whale'
  | 'bins'
  | 'cohorts'
  | 'check'

/** A formula of signs alone is the same in every language; one that names figures is said in the reader's. */
type Formula = { readonly sources: readonly string[] } & (
  | { readonly name: 'model' | 'ahead' | 'spend'; readonly lines: readonly string[] }
  | { readonly name: Named; readonly lines: 'in words' }
)

/** In the order in which one figure is made of another. */
const formulas: readonly Formula[] = [
  {
    name: 'patterns',
    lines: 'in words',
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
    lines: 'in words',
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
    lines: 'in words',
    sources: ['Bühlmann & Straub (1970)'],
  },
  {
    name: 'value',
    lines: 'in words',
    sources: ['Fader, Hardie & Lee (2005), RFM and CLV'],
  },
  {
    name: 'equity',
    lines: 'in words',
    sources: ['Blattberg & Deighton (1996), customer equity', 'Cox & Hinkley (1974), delta method'],
  },
  {
    name: 'tenths',
    lines: 'in words',
    sources: [],
  },
  {
    name: 'whale',
    lines: 'in words',
    sources: ['Kaplan & Narayanan (2001)'],
  },
  { name: 'bins', lines: 'in words', sources: [] },
  {
    name: 'cohorts',
    lines: 'in words',
    sources: [],
  },
  {
    name: 'check',
    lines: 'in words',
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
        {formulas.map((formula) => (
          <section key={formula.name} id={formula.name} className="pad formula">
            <h2>{say(`worth.page.formula.${formula.name}`)}</h2>
            <p>{say(`worth.page.formula.${formula.name}.words`)}</p>
            {formula.lines === 'in words' ? (
              <MathLines lines={say(`worth.page.formula.${formula.name}.lines`).split('\n')} />
            ) : (
              <MathLines lines={formula.lines} />
            )}
            {formula.sources.length > 0 && (
              <p className="small">
                {say('worth.page.formulas.source')} <span lang="en">{formula.sources.join('; ')}</span>
              </p>
            )}
          </section>
        ))}
      </div>
    </div>
  )
}

function MathLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="math" translate="no">
      {lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}

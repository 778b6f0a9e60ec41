/** Small marks of our own, drawn in the ink of what stands around them. */
const paths = {
  today: 'M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4M9 15.2l2 2 4-4',
  customers:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.5c0-3 2.7-5 6-5s6 2 6 5M16 5a3.3 3.3 0 0 1 0 6.3M17.5 14.8c2 .6 3.5 2.3 3.5 4.7',
  add: 'M12 5v14M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  down: 'M7 10l5 5 5-5',
  close: 'M7 7l10 10M17 7L7 17',
  turning: 'M12 4a8 8 0 1 1-8 8',
} as const
export type MarkName = keyof typeof paths

export function Mark({ name }: { readonly name: MarkName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}

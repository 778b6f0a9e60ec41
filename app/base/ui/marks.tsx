/** Small marks of our own, drawn in the ink of what stands around them. */
const paths = {
  today: 'M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4M9 15.2l2 2 4-4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
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

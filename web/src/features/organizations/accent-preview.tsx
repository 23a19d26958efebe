// How an accent colour will look: the stripe of the pages, text and a button, on light and on dark.
import { type AccentShades, accentShades } from '../../lib/contrast.ts'
import classes from './accent-preview.module.css'

/** A picture for the eye only: it says nothing that the colour's own text does not. */
export function AccentPreview({ color, name }: { color: string; name: string }) {
  const shades = accentShades(color)
  return (
    <div className={classes.previews} aria-hidden>
      <Sample scheme="light" name={name} shades={shades} />
      <Sample scheme="dark" name={name} shades={shades} />
    </div>
  )
}

interface SampleProps {
  scheme: 'light' | 'dark'
  name: string
  shades: AccentShades
}

function Sample({ scheme, name, shades }: SampleProps) {
  const { text, fill } =
    scheme === 'light'
      ? { text: shades.onLight, fill: shades.onLight }
      : { text: shades.onDark, fill: shades.fillOnDark }
  return (
    <div className={classes.preview} data-scheme={scheme} style={{ borderTopColor: shades.stripe }}>
      <strong>{name || 'Name of the organization'}</strong>
      <span style={{ color: text }}>A link or chosen item</span>
      <span className={classes.button} style={{ background: fill }}>
        Button
      </span>
    </div>
  )
}

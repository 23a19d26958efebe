// A message as mail programs show it, and its words alone.
import { Paper } from '@mantine/core'
import classes from './letter-frame.module.css'

/** Sandboxed without any permission: no script, no form, no address of BMMS; links open nowhere. */
export function LetterFrame({ title, html }: { title: string; html: string }) {
  return <iframe className={classes.letter} title={`Message: ${title}`} sandbox="" srcDoc={withoutStyles(html)} />
}

/** The style element holds the colours of dark mail programs; pages of BMMS refuse style elements. */
function withoutStyles(html: string): string {
  return html.replaceAll(/<style>[^<]*<\/style>/g, '')
}

export function LetterWords({ text }: { text: string }) {
  return (
    <Paper withBorder p="lg" maw="80ch">
      <pre className={classes.text}>{text}</pre>
    </Paper>
  )
}

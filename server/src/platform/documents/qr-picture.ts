import { encodeQR } from 'qr'

/** Four modules of white around it, as the standard asks. */
const QUIET = 4

/** A QR code as SVG, for `images` of a PDF. */
export function qrPicture(text: string): Uint8Array {
  const rows = encodeQR(text, 'raw', { border: QUIET })
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const side = rows.length
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${dark.join('')}"/></svg>`,
  )
}

/** A QR code as GIF, for workbooks: `scale` pixels a module. */
export function qrGif(text: string, scale: number): Uint8Array {
  return encodeQR(text, 'gif', { border: QUIET, scale })
}

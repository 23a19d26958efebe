// QR codes (ISO/IEC 18004) of short texts: byte mode, error correction M, versions 1 to 12, mask by the standard's penalty.
// Written here because the one text that needs it is a secret of 100 to 200 bytes, and it must not go to a drawing service.

/** Per version: error correction bytes of a block, and the data bytes of each block (level M). */
const BLOCKS: readonly (readonly [ecc: number, blocks: readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
  [30, [50, 51, 51, 51, 51]],
  [22, [36, 36, 36, 36, 36, 36, 37, 37]],
]
const ALIGNMENT: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
  [6, 30, 54],
  [6, 32, 58],
]
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

type Grid = boolean[][]

/** Rows of modules, true is dark, without the quiet zone. Throws when the text has more than 287 bytes. */
export function qrModules(text: string): Grid {
  const bytes = new TextEncoder().encode(text)
  const version = BLOCKS.findIndex(([, blocks], index) => sum(blocks) >= bytes.length + (index + 1 < 10 ? 2 : 3)) + 1
  if (version === 0) throw new Error('The text is too long for a QR code of this kind')
  const { grid, fixed } = drawPatterns(version)
  drawBits(grid, fixed, interleave(dataBytes(bytes, version), version))
  const masked = MASKS.map((mask, number) => {
    const copy = grid.map((row, y) => row.map((dark, x) => (fixed[y]?.[x] ? dark : dark !== mask(x, y))))
    drawFormat(copy, number)
    return copy
  })
  return masked.reduce((best, next) => (penalty(next) < penalty(best) ? next : best))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Mode, length, text, end and filling, as bytes. */
function dataBytes(bytes: Uint8Array, version: number): number[] {
  const capacity = sum(BLOCKS[version - 1]?.[1] ?? [])
  const length = bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0')
  const text = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const bits = `0100${length}${text}0000`
  const used = bits.slice(0, capacity * 8).match(/.{1,8}/g) ?? []
  const data = used.map((eight) => Number.parseInt(eight.padEnd(8, '0'), 2))
  while (data.length < capacity) data.push((data.length - used.length) % 2 === 0 ? 0xec : 0x11)
  return data
}

/** Splits into blocks, adds the error correction of each and takes them in turn. */
function interleave(data: number[], version: number): number[] {
  const [ecc, sizes] = BLOCKS[version - 1] ?? [0, []]
  let start = 0
  const blocks = sizes.map((size) => {
    const block = data.slice(start, start + size)
    start += size
    return block
  })
  const inTurn = (parts: number[][]) => {
    const longest = Math.max(...parts.map((part) => part.length))
    return Array.from({ length: longest }, (_, at) => parts.flatMap((part) => part[at] ?? [])).flat()
  }
  return [...inTurn(blocks), ...inTurn(blocks.map((block) => remainder(block, ecc)))]
}

/** Product in the field of 256 elements by the polynomial 0x11d. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

/** Reed-Solomon remainder of a block. */
function remainder(block: number[], degree: number): number[] {
  let divisor = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let step = 0; step < degree; step += 1) {
    divisor = divisor.map((one, at) => times(one, root) ^ (divisor[at + 1] ?? 0))
    root = times(root, 2)
  }
  let rest = Array<number>(degree).fill(0)
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0)
    rest = [...rest.slice(1), 0].map((one, at) => one ^ times(divisor[at] ?? 0, factor))
  }
  return rest
}

/** Finders, timing, alignment and version marks, and which modules they take. */
function drawPatterns(version: number): { grid: Grid; fixed: Grid } {
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed: Grid = grid.map((row) => [...row])
  const set = (x: number, y: number, dark: boolean) => {
    const [row, kept] = [grid[y], fixed[y]]
    if (!row || !kept || x < 0 || x >= size) return
    row[x] = dark
    kept[x] = true
  }
  const square = (cx: number, cy: number, rings: readonly boolean[]) => {
    const reach = rings.length - 1
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1)
        set(cx + dx, cy + dy, rings[Math.max(Math.abs(dx), Math.abs(dy))] ?? false)
  }
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, [true, true, false, true, false])
  const centres = ALIGNMENT[version - 1] ?? []
  const last = centres.length - 1
  centres.forEach((y, row) => {
    centres.forEach((x, column) => {
      const corner = (row === 0 && column === 0) || (row === 0 && column === last) || (row === last && column === 0)
      if (!corner) square(x, y, [true, false, true])
    })
  })
  drawFormat(grid, 0, fixed)
  if (version >= 7) drawVersion(version, set, size)
  return { grid, fixed }
}

function drawVersion(version: number, set: (x: number, y: number, dark: boolean) => void, size: number): void {
  let rest = version
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >>> at) & 1) === 1
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)]
    set(far, near, dark)
    set(near, far, dark)
  }
}

/** Error correction M and the mask, twice; `taken` marks the places instead of masking around them. */
function drawFormat(grid: Grid, mask: number, taken?: Grid): void {
  const size = grid.length
  let rest = mask
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const set = (x: number, y: number, dark: boolean) => {
    const row = grid[y]
    if (row) row[x] = dark
    const kept = taken?.[y]
    if (kept) kept[x] = true
  }
  for (let at = 0; at < 15; at += 1) {
    const dark = ((bits >>> at) & 1) === 1
    if (at < 6) set(8, at, dark)
    else if (at < 8) set(8, at + 1, dark)
    else if (at === 8) set(7, 8, dark)
    else set(14 - at, 8, dark)
    if (at < 8) set(size - 1 - at, 8, dark)
    else set(8, size - 15 + at, dark)
  }
  set(8, size - 8, true)
}

/** Data goes up and down in columns of two, from the right, around what is taken. */
function drawBits(grid: Grid, fixed: Grid, bytes: number[]): void {
  const size = grid.length
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const row = grid[y]
        if (!row || fixed[y]?.[x] || at >= bytes.length * 8) continue
        row[x] = (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
        at += 1
      }
    }
  }
}

/** How hard a mask is to read: long runs, blocks, false finders, and too much of one colour. */
function penalty(grid: Grid): number {
  const size = grid.length
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x] ?? false))].map((line) =>
    line.map((dark) => (dark ? '1' : '0')).join(''),
  )
  const runs = lines.flatMap((line) => line.match(/1{5,}|0{5,}/g) ?? []).map((run) => run.length - 2)
  const finders = lines.flatMap((line) => line.match(/(?=00001011101|10111010000)/g) ?? []).length
  let blocks = 0
  for (let y = 1; y < size; y += 1) {
    for (let x = 1; x < size; x += 1) {
      const dark = grid[y]?.[x]
      if (dark === grid[y]?.[x - 1] && dark === grid[y - 1]?.[x] && dark === grid[y - 1]?.[x - 1]) blocks += 1
    }
  }
  const share = grid.flat().filter(Boolean).length / (size * size)
  return sum(runs) + 3 * blocks + 40 * finders + 10 * Math.floor(Math.abs(share - 0.5) * 20)
}

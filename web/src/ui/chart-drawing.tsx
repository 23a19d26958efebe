// The picture of a chart: plain SVG, every value written beside its mark, so that nothing depends on hovering or colour.
import { useElementSize } from '@mantine/hooks'
import { axisOf, shortNumber, spread } from '../lib/axis.ts'
import type { ChartProps } from './chart.tsx'
import classes from './chart-drawing.module.css'

const HEIGHT = 260
/** Below this the picture scrolls sideways. */
const NARROWEST = 280
/** A phone: letters are a little smaller there. */
const NARROW = 400
/** Labels below the axis stand in one row or two. */
const LABEL_ROWS = [HEIGHT - 22, HEIGHT - 7] as const
const FRAME = { right: 12, top: 20, bottom: 40 }
const BASE = HEIGHT - FRAME.bottom
/** Width of a letter, roughly, at the size that the drawing uses. */
const letterOf = (width: number) => (width < NARROW ? 6 : 7.2)

interface Plot extends ChartProps {
  /** Vertical place of a value. */
  y: (value: number) => number
  /** Horizontal middle of a row. */
  middle: (row: number) => number
  /** Width that a row may take. */
  room: number
  /** Width of a letter. */
  letter: number
}

/** Lines or bars with axis, labels and legend, drawn in the width that there is. */
export function ChartDrawing(props: ChartProps) {
  const { ref, width: found } = useElementSize()
  const width = Math.max(NARROWEST, found)
  return (
    <>
      {props.series.length > 1 && <Legend {...props} />}
      {/* On a narrow screen the drawing scrolls, with the keyboard too. */}
      <div
        ref={ref}
        className={classes.frame}
        {...(found < NARROWEST ? { tabIndex: 0, role: 'group', 'aria-label': 'Chart' } : {})}
      >
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          className={classes.drawing}
          data-narrow={width < NARROW || undefined}
          aria-hidden
        >
          <Picture {...props} width={width} />
        </svg>
      </div>
    </>
  )
}

function Picture({ width, ...props }: ChartProps & { width: number }) {
  const { kind, data, series, x, level, format = shortNumber } = props
  const values = data.flatMap((row) => series.map(({ name }) => row[name])).filter((value) => typeof value === 'number')
  const axis = axisOf(level ? [...values, level.value] : values)
  const letter = letterOf(width)
  const left = 12 + letter * Math.max(...axis.ticks.map((tick) => format(tick).length))
  const y = (value: number) => BASE - ((value - axis.min) / (axis.max - axis.min)) * (BASE - FRAME.top)
  const room = (width - left - FRAME.right) / Math.max(1, data.length)
  const plot: Plot = { ...props, y, room, letter, middle: (row) => left + room * (row + 0.5) }
  const labelRow = labelRows(
    data.map((row) => String(row[x.name]).length * letter),
    { room, mayStagger: kind === 'bar' },
  )
  return (
    <>
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - FRAME.right} y1={y(tick)} y2={y(tick)} className={classes.grid} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {data.map(
        (row, index) =>
          labelRow(index) !== undefined && (
            <text key={String(row[x.name])} x={plot.middle(index)} y={labelRow(index)} textAnchor="middle">
              {row[x.name]}
            </text>
          ),
      )}
      {level && (
        <g>
          <line x1={left} x2={width - FRAME.right} y1={y(level.value)} y2={y(level.value)} className={classes.level} />
          <text x={left + 4} y={y(level.value) - 6} className={classes.value}>
            {level.label}
          </text>
        </g>
      )}
      {kind === 'line' ? <Lines {...plot} /> : <Bars {...plot} />}
    </>
  )
}

/**
 * Height of each label, or nothing when it has no room: then every second, third ... is written, counted from the last.
 * Each bar is a thing of its own and needs its name: labels of bars stand in two rows where one is too narrow.
 */
function labelRows(
  widths: readonly number[],
  { room, mayStagger }: { room: number; mayStagger: boolean },
): (index: number) => number | undefined {
  const step = fittingStep(widths, room)
  if (step === 2 && mayStagger) return (index) => LABEL_ROWS[index % 2]
  const written = everyNth(widths.length, step)
  return (index) => (written(index) ? LABEL_ROWS[0] : undefined)
}

/** 1 when all texts have room beside each other, 2 when every second has, and so on. */
function fittingStep(widths: readonly number[], room: number): number {
  const fits = (step: number) =>
    widths.every((width, index) => (width + (widths[index + step] ?? 0)) / 2 + 6 <= room * step)
  let step = 1
  while (step < widths.length && !fits(step)) step += 1
  return step
}

/** Counted from the last. */
function everyNth(count: number, step: number): (index: number) => boolean {
  return (index) => (count - 1 - index) % step === 0
}

const colorOf = (index: number) => `var(--chart-${(index % 6) + 1})`

function Legend({ series, kind }: ChartProps) {
  return (
    <ul className={classes.legend}>
      {series.map((one, index) => (
        <li key={one.name}>
          <svg width="20" height="10" aria-hidden>
            {kind === 'line' ? (
              <line
                x1="0"
                x2="20"
                y1="5"
                y2="5"
                stroke={colorOf(index)}
                strokeWidth="3"
                strokeDasharray={dashOf(index)}
              />
            ) : (
              <rect width="14" height="10" rx="2" fill={colorOf(index)} />
            )}
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  )
}

/** Lines differ by their dashes too. */
const dashOf = (index: number) => (index === 0 ? undefined : ['6 4', '2 3', '10 3 2 3'][(index - 1) % 3])

function Lines({ series, data, y, middle, room, letter, format = shortNumber }: Plot) {
  const numbers = data.flatMap((row) => series.map((one) => row[one.name])).filter((value) => typeof value === 'number')
  const widest = letter * Math.max(0, ...numbers.map((value) => format(value).length))
  const written = everyNth(
    data.length,
    fittingStep(
      data.map(() => widest),
      room,
    ),
  )
  const labels = data.map((row) =>
    labelHeights(
      series.map((one) => row[one.name]),
      y,
    ),
  )
  return series.map((one, index) => {
    const points = data.flatMap((row, at) => {
      const value = row[one.name]
      return typeof value === 'number'
        ? [{ x: middle(at), y: y(value), value, label: written(at) ? labels[at]?.[index] : undefined }]
        : []
    })
    return (
      <g key={one.name} stroke={colorOf(index)} fill={colorOf(index)}>
        <polyline
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={dashOf(index)}
          points={points.map((point) => `${point.x},${point.y}`).join(' ')}
        />
        {points.map((point) => (
          <g key={point.x}>
            <circle cx={point.x} cy={point.y} r="4" />
            {point.label !== undefined && (
              <text x={point.x} y={point.label} textAnchor="middle" className={classes.value}>
                {format(point.value)}
              </text>
            )}
          </g>
        ))}
      </g>
    )
  })
}

/** The highest value of a place is written above its point, the lowest below where there is room, and none over another. */
function labelHeights(values: readonly (string | number | null | undefined)[], y: (value: number) => number): number[] {
  const numbers = values.map((value) => (typeof value === 'number' ? value : 0))
  const lowest = Math.min(...numbers)
  const alone = numbers.filter((value) => value > lowest).length === 0
  const heights = spread(
    numbers.map((value) => y(value) + (value === lowest && !alone && y(value) + 20 < BASE ? 20 : -10)),
    14,
  )
  // None over the names of the axis.
  const over = Math.max(0, ...heights.map((height) => height - (BASE - 6)))
  return heights.map((height) => height - over)
}

function Bars({ x, series, data, y, middle, room, letter, format = shortNumber }: Plot) {
  const width = Math.min(56, (room * 0.86) / series.length)
  return data.flatMap((row, at) => {
    const heights = barLabels(
      series.map((one) => row[one.name]),
      { y, width, wide: (value) => letter * format(value).length },
    )
    return series.flatMap((one, index) => {
      const value = row[one.name]
      if (typeof value !== 'number') return []
      const left = middle(at) + (index - series.length / 2) * width
      const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))]
      return [
        <g key={`${one.name} ${String(row[x.name])}`}>
          <rect
            x={left + 1}
            y={top}
            width={width - 2}
            height={Math.max(1, bottom - top)}
            rx="2"
            fill={colorOf(index)}
          />
          <text x={left + width / 2} y={heights[index]} textAnchor="middle" className={classes.value}>
            {format(value)}
          </text>
        </g>,
      ]
    })
  })
}

/** Above its bar, below one that hangs; where the bars are narrower than their values, no value stands over another. */
function barLabels(
  values: readonly (string | number | null | undefined)[],
  { y, width, wide }: { y: (value: number) => number; width: number; wide: (value: number) => number },
): number[] {
  const numbers = values.map((value) => (typeof value === 'number' ? value : 0))
  const heights = numbers.map((value) => (value < 0 ? y(value) + 14 : y(value) - 6))
  if (numbers.every((value) => wide(value) <= width)) return heights
  // Upwards: what has no room beside its neighbour moves over it, not into the bars.
  return spread(
    heights.map((height) => -height),
    14,
  ).map((height) => -height)
}

// The picture of a chart. Loaded on its own: the drawing library is heavy and most pages have no chart.
import { BarChart, LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { ChartProps } from './chart.tsx'

/** Line or bars with labelled values, so that nothing depends on hovering. */
export function ChartDrawing({ kind, x, series, data, format = String }: ChartProps) {
  const shared = {
    h: 260,
    data: data as Record<string, string | number | null>[],
    dataKey: x.name,
    series: series.map((one, index) => ({ name: one.name, label: one.label, color: `var(--chart-${index + 1})` })),
    withLegend: series.length > 1,
    valueFormatter: format,
    gridAxis: 'y' as const,
    tickLine: 'none' as const,
  }
  if (kind === 'line') {
    return (
      <LineChart
        {...shared}
        curveType="linear"
        strokeWidth={2}
        withPointLabels
        lineProps={{ isAnimationActive: false }}
      />
    )
  }
  return <BarChart {...shared} withBarValueLabel barProps={{ isAnimationActive: false, radius: 2, maxBarSize: 48 }} />
}

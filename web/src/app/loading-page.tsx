import { LoadingShape } from '../ui/loading-shape.tsx'

/** While the code of a page is on its way. */
export function LoadingPage() {
  return <LoadingShape shape="list" />
}

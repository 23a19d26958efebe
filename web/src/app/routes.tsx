// All pages as routes. Every page is a chunk of its own.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { NotFoundPage } from '../ui/refusal-page.tsx'
import { PageFrame } from './page-frame.tsx'
import { type Located, locatedPages } from './pages.ts'
import { Shell } from './shell/shell.tsx'
import { StartPage } from './start-page.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

function routeOf(located: Located) {
  const path = located.page.path.replace(/:([A-Za-z]+)/g, '$$$1')
  const component = lazyRouteComponent(async () => {
    const Content = await located.page.load()
    return { default: () => <PageFrame located={located} content={Content} /> }
  })
  return createRoute({ getParentRoute: () => root, path, component })
}

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage })

export const routeTree = root.addChildren([start, ...locatedPages.map(routeOf)])

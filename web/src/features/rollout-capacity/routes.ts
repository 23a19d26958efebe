import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const capacityPages = {
  capacity: page(places.capacity.path, {
    access: 'rollout.capacity.view',
    title: 'Capacity',
    load: () => import('./capacity-page.tsx').then((module) => module.CapacityPage),
  }),
  figure: page(places.figure.path, {
    access: 'rollout.capacity.manage',
    title: 'Enter a figure',
    load: () => import('./figure-page.tsx').then((module) => module.FigurePage),
  }),
  price: page(places.price.path, {
    access: 'rollout.capacity.manage',
    title: 'Enter a price',
    load: () => import('./price-page.tsx').then((module) => module.PricePage),
  }),
}

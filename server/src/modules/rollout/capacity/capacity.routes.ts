import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { enterFigure, enterPrice, readCapacity, readCapacityPaper } from './capacity.contract.ts'
import { renderCapacityPaper } from './capacity-paper.ts'
import { getCapacityPlan } from './capacity-plan.ts'
import { keepFigure, keepPrice } from './keep-capacity.ts'

export const capacityRoutes: readonly Route[] = [
  route(readCapacity, getCapacityPlan),
  route(enterFigure, keepFigure),
  route(enterPrice, keepPrice),
  fileRoute(
    readCapacityPaper,
    async (scope, { query }) => ({ plan: await getCapacityPlan(scope), query, preparedBy: scope.actor.name }),
    ({ plan, query: { format, ...scenario }, preparedBy }) =>
      renderCapacityPaper({ plan, scenario, preparedBy }, format),
  ),
]

import { type Route, route } from '../../../platform/http/route.ts'
import { readRoleTemplate } from './role-template.contract.ts'
import { compareWithTemplate } from './role-template.ts'

export const roleTemplateRoutes: readonly Route[] = [route(readRoleTemplate, (scope) => compareWithTemplate(scope))]

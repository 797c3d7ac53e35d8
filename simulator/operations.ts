/** Lambda's paths: https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html, those that the simulator knows. */

const PATHS = {
  CreateFunction: 'POST /2015-03-31/functions',
  GetFunction: 'GET /2015-03-31/functions/{FunctionName}',
  DeleteFunction: 'DELETE /2015-03-31/functions/{FunctionName}',
  GetFunctionConfiguration: 'GET /2015-03-31/functions/{FunctionName}/configuration',
  UpdateFunctionConfiguration: 'PUT /2015-03-31/functions/{FunctionName}/configuration',
  UpdateFunctionCode: 'PUT /2015-03-31/functions/{FunctionName}/code',
  Invoke: 'POST /2015-03-31/functions/{FunctionName}/invocations',
  PublishVersion: 'POST /2015-03-31/functions/{FunctionName}/versions',
  CreateAlias: 'POST /2015-03-31/functions/{FunctionName}/aliases',
  GetAlias: 'GET /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  UpdateAlias: 'PUT /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  DeleteAlias: 'DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  GetProvisionedConcurrencyConfig: 'GET /2019-09-30/functions/{FunctionName}/provisioned-concurrency',
  PutProvisionedConcurrencyConfig: 'PUT /2019-09-30/functions/{FunctionName}/provisioned-concurrency',
  DeleteProvisionedConcurrencyConfig: 'DELETE /2019-09-30/functions/{FunctionName}/provisioned-concurrency',
  PutFunctionConcurrency: 'PUT /2017-10-31/functions/{FunctionName}/concurrency',
  DeleteFunctionConcurrency: 'DELETE /2017-10-31/functions/{FunctionName}/concurrency',
} as const

/** The operations by the names of Lambda's API. */
export type Operation = keyof typeof PATHS

export interface Route {
  readonly operation: Operation
  /** As they stand in the path, decoded; empty where the path has none. */
  readonly functionName: string
  readonly alias: string
}

const ROUTES = Object.entries(PATHS).map(([operation, path]) => {
  const pattern = path.replace('{FunctionName}', '(?<functionName>[^/]+)').replace('{Name}', '(?<alias>[^/]+)')
  return { operation: operation as Operation, pattern: new RegExp(`^${pattern}/?$`) }
})

/** Takes a method and the path of a URL; gives undefined where Lambda has no such path. */
export function findRoute(method: string, pathname: string): Route | undefined {
  for (const { operation, pattern } of ROUTES) {
    const found = pattern.exec(`${method} ${pathname}`)
    if (found) {
      const { functionName = '', alias = '' } = found.groups ?? {}
      return { operation, functionName: decode(functionName), alias: decode(alias) }
    }
  }
  return undefined
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

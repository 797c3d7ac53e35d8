/** The steps around a gate, as plain HTTP: what a deploy, a smoke test and the next update ask of Lambda. */

/** What a step asked for and what came back. */
export interface Step {
  readonly says: string
  readonly operation: string
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: read as a workflow's `jq` would read it
  readonly answer: any
}

export interface Steps {
  /** Uploads the code. */
  deploy(code: string): Promise<Step>
  /** Invokes the function and looks at who answered. */
  smokeTest(): Promise<Step>
  /** Changes the configuration. */
  nextUpdate(): Promise<Step>
}

/** Takes a simulator's endpoint and the name of a function. */
export function makeSteps(endpoint: string, name: string): Steps {
  const send = async (says: string, operation: string, method: string, path: string, body: object): Promise<Step> => {
    const url = `${endpoint}/2015-03-31/functions/${name}/${path}`
    const response = await fetch(url, { method, body: JSON.stringify(body) })
    return { says, operation, status: response.status, answer: await response.json() }
  }
  return {
    deploy: (code) => send('deploy', 'UpdateFunctionCode', 'PUT', 'code', { ZipFile: btoa(code) }),
    smokeTest: () => send('smoke test', 'Invoke', 'POST', 'invocations', {}),
    nextUpdate: () => send('next update', 'UpdateFunctionConfiguration', 'PUT', 'configuration', { Timeout: 30 }),
  }
}

// The floor of a step that has nothing to wait for: the libraries that the action is made of, and nothing of its own.
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'

const client = new LambdaClient({})
const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: process.argv[2] }))
const { info, setOutput, summary } = await import('@actions/core')
info(Configuration.State)
setOutput('state', Configuration.State)
await summary.addRaw(Configuration.State).write()
process.exit()

// The floor of a fleet: the SDK alone looks once at each function, a hundredth of a second apart.
import { setTimeout as sleep } from 'node:timers/promises'
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'

const client = new LambdaClient({})
const looks = []
for (const name of process.argv.slice(2)) {
  looks.push(
    client.send(new GetFunctionCommand({ FunctionName: name })).then(({ Configuration }) => Configuration.State),
  )
  await sleep(10)
}
await Promise.all(looks)

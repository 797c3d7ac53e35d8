// The bare script of the comparison: what one writes with the SDK alone.
import { LambdaClient, waitUntilFunctionUpdatedV2 } from '@aws-sdk/client-lambda'

const client = new LambdaClient({})
await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 300 }, { FunctionName: process.argv[2] })

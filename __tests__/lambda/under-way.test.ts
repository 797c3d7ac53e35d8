/** The moment at which the rest of the program may be loaded: the first request has left. */
import { expect, test } from '@jest/globals'
import { Endpoints } from '../../src/lambda/client.ts'
import { look, viewerOf } from '../../src/lambda/look.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { askAtOnce, aTarget, openStage } from './stage.ts'

const stage = openStage()

test('a request is told when it is handed over, before its answer', async () => {
  const events: string[] = []
  await stage.serve((_, response) => {
    events.push('asked')
    response.end('{"Configuration":{"State":"Active"}}')
  })
  const endpoints = new Endpoints({}, () => events.push('under way'))
  try {
    await look(viewerOf(aTarget(), 'auto', false, endpoints), askAtOnce(), realClock.now)
  } finally {
    endpoints.close()
  }
  expect(events).toEqual(['under way', 'asked'])
})

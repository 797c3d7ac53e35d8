/** The wake: one Invoke, and what its answer means. */
import { describe, expect, test } from '@jest/globals'
import type { FunctionScript, WakeAnswer } from '../../simulator/script.ts'
import { wake } from '../../src/lambda/wake.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { askAtOnce, leaksIn, openStage } from './stage.ts'

const stage = openStage()

async function wakeUnder(script: Partial<FunctionScript>) {
  const simulator = await stage.simulateOne(script)
  const observation = await wake(stage.viewer({ target: { qualifier: 'live' } }), askAtOnce(), realClock.now)
  return { observation, simulator }
}
const wakeWith = (answer: WakeAnswer) => wakeUnder({ wake: [answer] })

test('it is one Invoke of the qualified function, with {} and an answer awaited', async () => {
  const { simulator } = await wakeWith('inactive')
  expect(simulator.log).toHaveLength(1)
  expect(simulator.log[0]).toMatchObject({ operation: 'Invoke', name: 'orders', qualifier: 'live', body: '{}' })
})

describe('Lambda begins to restore, or the function itself answers: accepted', () => {
  test.each([
    'inactive',
    'inactive-409',
    'inactive-500',
    'snapstart-not-ready',
    'function-answer',
    'function-error',
  ] as const)('%s', async (answer) => {
    const { observation } = await wakeWith(answer)
    expect(observation).toStrictEqual({ wake: 'accepted' })
    expect(leaksIn(observation)).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'plain text'],
    ['no object', 'null'],
    ['two megabytes', `"${'x'.repeat(2 ** 21)}"`],
  ])('the function may answer %s', async (_, body) => {
    const { observation } = await wakeUnder({ faults: [{ operation: 'Invoke', requests: [1, 1], status: 200, body }] })
    expect(observation).toStrictEqual({ wake: 'accepted' })
  })
})

describe('a wake that went wrong tells why', () => {
  test.each([
    ['no-capacity', { kind: 'no-capacity', status: 429, name: 'TooManyRequestsException' }],
    ['throttle', { kind: 'throttled', status: 429 }],
    ['denied', { kind: 'permission', operation: 'Invoke' }],
    ['server-error', { kind: 'passing', status: 500 }],
    ['reset', { kind: 'passing' }],
    ['invalid', { kind: 'rejected', name: 'InvalidParameterValueException' }],
    ['proxy-page', { kind: 'passing', status: 403 }],
    ['not-found', { kind: 'not-found' }],
  ] as const)('%s', async (answer, trouble) => {
    const { observation } = await wakeWith(answer)
    expect(observation.wake).toMatchObject({ ...trouble, operation: 'Invoke' })
    expect(leaksIn(observation)).toEqual([])
  })
})

test('a function that does not answer in time may be running: it is not invoked again', async () => {
  await stage.simulateOne({ faults: [{ operation: 'Invoke', requests: [1, 1], kind: 'hang' }] })
  const observation = await wake(stage.viewer({ target: { qualifier: 'live' } }), askAtOnce(50), realClock.now)
  expect(observation).toStrictEqual({ wake: 'accepted' })
})

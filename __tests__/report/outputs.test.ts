import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { entriesOf } from '../../src/report/entry.ts'
import { outputsOf, writeOutputs } from '../../src/report/outputs.ts'
import { ACCOUNT, aFailure, anOutcome, aReady, aTarget, entries, heard, someSettings, TOTALS } from './builders.ts'

const NAMES = [
  'result',
  'state',
  'state-reason',
  'state-reason-code',
  'last-update-status',
  'last-update-status-reason',
  'last-update-status-reason-code',
  'function-arn',
  'version',
  'code-sha256',
  'revision-id',
  'last-modified',
  'waited-seconds',
  'requests',
  'functions',
]
const FIELDS = [
  'function',
  'region',
  'result',
  'message',
  'state',
  'stateReason',
  'stateReasonCode',
  'lastUpdateStatus',
  'lastUpdateStatusReason',
  'lastUpdateStatusReasonCode',
  'version',
  'codeSha256',
  'revisionId',
  'lastModified',
  'packageType',
  'waitedSeconds',
  'requests',
]

describe('the outputs', () => {
  test('are all there where nothing was asked of Lambda', () => {
    const outputs = outputsOf([], TOTALS)
    expect(Object.keys(outputs)).toEqual(NAMES)
    expect(outputs).toMatchObject({
      result: 'error',
      functions: '[]',
      state: '',
      'waited-seconds': '12.3',
      requests: '7',
    })
  })

  test('are those of the first function that is neither ready nor unfinished', () => {
    const given = [aReady(), anOutcome('unfinished', 'fail-fast'), aFailure()]
    expect(outputsOf(entries(given), TOTALS)).toMatchObject({ result: 'failed', 'state-reason-code': 'InvalidImage' })
    expect(outputsOf(entries([anOutcome('unfinished', 'fail-fast'), aReady()]), TOTALS).result).toBe('unfinished')
  })

  test('of every function have every field, in order, and never null', () => {
    const [row] = JSON.parse(outputsOf(entries([anOutcome('timed-out', 'timeout')]), TOTALS).functions ?? '')
    expect(Object.keys(row)).toEqual(FIELDS)
    expect(row).toMatchObject({ function: 'f-1', region: 'eu-west-1', state: '', waitedSeconds: 3.2, requests: 3 })
    expect(Object.values(row)).not.toContain(null)
  })

  test('hold no account id in functions, wherever it stood', () => {
    const target = aTarget({ account: ACCOUNT, functionName: `${ACCOUNT}:function:orders`, name: `orders-${ACCOUNT}` })
    const other = '998877665544'
    const outcomes = [
      aFailure({
        stateReason: `role arn:aws:iam::${other}:role/x, image ${other}.dkr.ecr/x, ${other} again, run 111122223333`,
      }),
      anOutcome(
        'denied',
        'trouble',
        {},
        { trouble: { kind: 'permission', operation: 'GetFunction', message: `arn:aws:sts::${other}:x` } },
      ),
    ]
    const text = outputsOf(entriesOf(someSettings([target, target]), outcomes), TOTALS).functions ?? ''
    expect(text).not.toContain(ACCOUNT)
    expect(text).not.toContain(other)
    expect(text).toContain('"function":"orders-<account>"')
    expect(text).toContain('111122223333')
  })

  test.each([
    'https://sqs.us-east-1.amazonaws.com/444455556666/q is gone',
    'bucket owned by 444455556666 refused',
    'AWS account (444455556666)',
    'AccountId=444455556666',
    'role 444455556666/deploy',
    'acct 444455556666.',
  ])('hold none in functions: %s', (stateReason) => {
    const text = outputsOf(entries([aFailure({ stateReason })]), TOTALS).functions ?? ''
    expect(text).toContain('<account>')
    expect(text).not.toContain('444455556666')
  })

  test('keep a name that ends in twelve digits', () => {
    const target = aTarget({ display: 'orders-202607011200', name: 'orders-202607011200' })
    const text = outputsOf(entriesOf(someSettings([target]), [aFailure()]), TOTALS).functions ?? ''
    expect(JSON.parse(text)[0]).toMatchObject({
      function: 'orders-202607011200',
      message: expect.stringMatching(/^orders-202607011200: /),
    })
  })

  test('keep a name of twelve digits', () => {
    const target = aTarget({ display: '202607011200', functionName: '202607011200', name: '202607011200' })
    const text = outputsOf(entriesOf(someSettings([target]), [aFailure()]), TOTALS).functions ?? ''
    expect(JSON.parse(text)[0].function).toBe('202607011200')
  })

  test('stay below what GitHub keeps of a job, with every function in them', () => {
    const many = Array.from({ length: 1000 }, () => aFailure({ stateReason: 'r'.repeat(10_000) }))
    const text = outputsOf(entries(many), TOTALS).functions ?? ''
    expect(JSON.parse(text)).toHaveLength(1000)
    expect(text.length).toBeLessThan(500_000)
  })

  test('stay below it where even codes and digests are endless, which are exact otherwise', () => {
    const endless = { stateReasonCode: 'c'.repeat(10_000), codeSha256: 'd'.repeat(10_000), version: '1'.repeat(10_000) }
    const many = outputsOf(entries(Array.from({ length: 1000 }, () => aFailure(endless))), TOTALS)
    expect(JSON.parse(many.functions ?? '')).toHaveLength(1000)
    expect(many.functions?.length).toBeLessThan(500_000)
    expect(many['code-sha256']).toBe(endless.codeSha256)
    const [one] = JSON.parse(outputsOf(entries([aFailure(endless)]), TOTALS).functions ?? '')
    expect(one).toMatchObject(endless)
  })

  test('keep the digests of a thousand ordinary functions whole', () => {
    const words = {
      codeSha256: 'c2hhMjU2LW9mLXRoZS1kZXBsb3llZC1jb2RlLWhlcmU=',
      revisionId: 'd2c6f3e0-0000-4000-8000-000000000001',
    }
    const rows = JSON.parse(
      outputsOf(entries(Array.from({ length: 1000 }, () => aReady(words))), TOTALS).functions ?? '',
    )
    expect(rows[999]).toMatchObject(words)
  })
})

describe('in the output file', () => {
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'outputs-'))
    file = join(folder, 'output')
    process.env.GITHUB_OUTPUT = file
  })
  beforeEach(() => writeFile(file, ''))
  afterAll(async () => {
    delete process.env.GITHUB_OUTPUT
    await rm(folder, { recursive: true, force: true })
  })

  test('a value is exact, whatever is in it', async () => {
    const stateReason = 'a\r\n::set-output name=result::ready\nEOF\nresult=ready <b>'
    const { stdout } = await heard(() => writeOutputs(entries([aFailure({ stateReason })]), TOTALS))
    const text = await readFile(file, 'utf8')
    const [, delimiter = ''] = /^state-reason<<(\S+)$/m.exec(text) ?? []
    expect(text).toContain(`state-reason<<${delimiter}\n${stateReason}\n${delimiter}\n`)
    expect(stdout).toBe('')
  })
})

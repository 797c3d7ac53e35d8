/**
 * Values planted in the answers and in the environment of a run. None of them may ever be printed or written, so a
 * test searches log, outputs and summary for each.
 */
export const SECRETS = {
  environment: 'hunter2-value-of-an-environment-variable',
  presigned: 'X-Amz-Signature=0presigned0signature0of0the0code0',
  tag: 'value-of-a-tag-nobody-may-read',
  description: 'description-with-a-password-hunter3',
  key: 'key/00000000-dead-beef-0000-kms0key0secret',
  layer: 'layer-that-nobody-may-name',
  answer: 'answer-of-the-function-itself',
  accessKey: 'AKIASIMULATOREXAMPLE',
  secretKey: 'simulator/secret/access/key/0123456789abcdef',
  sessionToken: 'simulator-session-token-0123456789',
} as const

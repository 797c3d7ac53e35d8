/** Reason codes about the code itself: package, image, runtime, and the start of all of it (init). */
import { type Advice, guide } from './reason-codes-guide.ts'

export const INIT_ADVICE: Record<string, Advice> = {
  ImageDeleted: {
    means: 'The container image of the function is no longer in Amazon ECR.',
    check:
      'Push the image again. Then look at the lifecycle policy of the ECR repository: it must not delete images in use.',
    page: guide('images-create'),
  },
  ImageAccessDenied: {
    means: 'Lambda is not allowed to read the container image of the function.',
    check:
      'In the ECR repository policy, allow lambda.amazonaws.com the actions ecr:BatchGetImage and ecr:GetDownloadUrlForLayer. The image must be in the region of the function.',
    page: guide('images-create'),
  },
  InvalidImage: {
    means: 'Lambda cannot use the container image.',
    check:
      'Check that it is a Linux image for one architecture, the one of the function (x86_64 or arm64). With docker buildx, build with --provenance=false.',
    page: guide('images-create'),
  },
  InvalidRuntime: {
    means: 'Lambda does not support the runtime of the function, or no longer does.',
    check: 'Choose a runtime from the list of supported runtimes, and move the function to it.',
    page: guide('lambda-runtimes'),
  },
  InvalidZipFileException: {
    means: 'Lambda cannot unpack the zip file of the function or of a layer.',
    check: 'Test the zip file with unzip -t, and build it again.',
    page: guide('troubleshooting-deployment'),
  },
  FunctionError: {
    means: 'The code of the function failed when Lambda started it.',
    check: 'Open the log group of the function and read the newest error of the init phase. Correct the code.',
    page: guide('troubleshooting-invocation'),
  },
  'FunctionError.InitTimeout': {
    means: 'The code outside the handler did not finish in the time that Lambda gives the init phase.',
    check:
      'Find in the log group of the function what the init phase waits for, often a network call with no way out of the VPC. Do less there, or give more memory.',
    page: guide('lambda-runtime-environment'),
  },
  'FunctionError.RuntimeInitError': {
    means: 'The runtime could not load the code of the function.',
    check:
      'Read the error in the log group of the function: usually a missing module, a wrong handler name, or an exception outside the handler. Correct it.',
    page: guide('troubleshooting-invocation'),
  },
  'FunctionError.ExtensionInitError': {
    means: 'An extension of the function failed when it started.',
    check: 'Read in the log group of the function which extension failed, then correct or remove that extension.',
    page: guide('runtimes-extensions-api'),
  },
  'FunctionError.InvalidEntryPoint': {
    means: 'The program that should start the function was not found or cannot be executed.',
    check:
      'Check ENTRYPOINT of the image, or bootstrap in the zip: an absolute path, executable, and built for the architecture of the function.',
    page: guide('troubleshooting-invocation'),
  },
  'FunctionError.InvalidWorkingDirectory': {
    means: 'The working directory of the function does not exist or cannot be used.',
    check:
      'Compare WorkingDirectory in the image configuration of the function, or WORKDIR in the Dockerfile, with what the image has.',
    page: guide('images-create'),
  },
  'FunctionError.PermissionDenied': {
    means: 'Lambda runs the function as a user who is not allowed to read or execute one of its files.',
    check: 'Make the files readable for everybody and the programs executable (chmod -R a+rX), then build again.',
    page: guide('troubleshooting-deployment'),
  },
  'FunctionError.TooManyExtensions': {
    means: 'The function has more extensions than Lambda allows.',
    check:
      'Count the extensions in its layers, or in /opt/extensions of its image, and remove those that you do not need.',
    page: guide('runtimes-extensions-api'),
  },
  'FunctionError.InitResourceExhausted': {
    means: 'The function used up a resource, such as memory or disk, while it started.',
    check:
      'Look at the end of the init phase in the log group of the function, then give it more memory or more ephemeral storage.',
    page: guide('lambda-runtime-environment'),
  },
}

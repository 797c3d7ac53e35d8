export const id = 585;
export const ids = [585];
export const modules = {

/***/ 1585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openReport: () => (/* binding */ openReport),
  reportBadInputs: () => (/* binding */ reportBadInputs),
  reportInternalError: () => (/* binding */ reportInternalError)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/verdict/readiness.js
var readiness = __webpack_require__(7905);
;// CONCATENATED MODULE: ./lib/report/duration.js
/** Durations for people. Milliseconds come in; nothing here reads a clock. */
/** A duration as it would be written in the workflow, exactly: `750ms`, `2s`, `1m30s`, `1h`. */
function human(ms) {
    if (ms > 0 && ms < 1000)
        return `${ms}ms`;
    const parts = [
        [Math.floor(ms / 3_600_000), 'h'],
        [Math.floor(ms / 60_000) % 60, 'm'],
        [(ms % 60_000) / 1000, 's'],
    ];
    return (parts
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count}${unit}`)
        .join('') || '0s');
}
/** A time that was measured: tenths of a second below a minute (`3.2s`), whole seconds above (`1m30s`). */
function elapsed(ms) {
    const grainMs = ms < 59_950 ? 100 : 1000;
    const rounded = Math.round(ms / grainMs) * grainMs;
    return rounded < 60_000 ? `${seconds(rounded)}s` : human(rounded);
}
/** Seconds with one decimal, as the outputs give them: `12.3`. */
function seconds(ms) {
    return (Math.max(0, ms) / 1000).toFixed(1);
}

;// CONCATENATED MODULE: ./lib/report/text.js
/**
 * The one sanitiser of foreign text: whatever Lambda or a workflow's author wrote, before it is shown to anybody. Knows
 * what the runner, GitHub's Markdown and terminals do with text; knows nothing of functions.
 */
/** Line breaks of every kind and TAB: they part words, so a space stays. */
const SEPARATORS = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
/**
 * Everything that is not seen but acts: C0 and C1 controls, DEL, and all format characters (bidirectional, zero-width,
 * tags). Variation selectors and fillers are no format characters in Unicode, but as invisible.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const SPACES = /\p{Zs}+/gu;
/**
 * Foreign text for log, annotation and commit status: one line, nothing in it but what is seen, and nothing that the
 * runner takes for a command (`::name::` at the start of a line; the older `##[name]` anywhere in it: actions/runner,
 * ActionCommand.cs). At most `max` UTF-16 units, the `…` of a cut included.
 */
function plain(text, max = 1000) {
    return cut(disarm(visible(text)), max);
}
/** One line of what is seen; unpaired surrogates become U+FFFD, as any encoder would have made of them. */
function visible(text) {
    return text.toWellFormed().replace(SEPARATORS, ' ').replace(UNSEEN, '').replace(SPACES, ' ').trim();
}
/**
 * Runs after everything that takes characters away, so that nothing can close up to a command any more; it only puts
 * spaces in, and a space makes no command.
 */
function disarm(line) {
    return line.replaceAll('##[', '## [').replace(/^:(?=:)/u, ': ');
}
/** Cut by what shows, never through a surrogate pair. */
function cut(text, max) {
    if (text.length <= max)
        return text;
    if (max < 1)
        return '';
    const head = text.slice(0, max - 1);
    return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}
/**
 * Foreign text for the summary: as `plain`, then every character but letters, digits, spaces, `-` and `,` as a numeric
 * entity. Markdown reads an entity as the character itself and as nothing else (CommonMark, "entity and numeric character
 * references"), so no HTML, link, table cell or emphasis can come of it. `max` counts before that; a character becomes
 * ten at most.
 */
function entities(text, max = 1000) {
    return written(plain(text, max));
}
const written = (line) => [...unaddressed(line)].map(entity).join('');
/**
 * Mentions and mail addresses are looked for after the entities were read (GFM, "autolinks (extension)"), so their `@`
 * needs a space behind it to stay text. The `@` of an image's digest (`name@sha256:…`) is neither.
 */
function unaddressed(line) {
    return line.replace(/(?<!\w)@(?=\w)|@(?=[\w-]+\.)/g, '@ ');
}
/** A `-` at the start would be a list or a rule. */
function entity(character, index) {
    const harmless = /^[\p{L}\p{Nd} ,-]$/u.test(character) && !(index === 0 && character === '-');
    return harmless ? character : `&#${character.codePointAt(0)};`;
}
/** Names with a qualifier, ARNs, actions of IAM: words with a colon inside. */
const IDENTIFIER = /((?:[\w$<>-]+:)+[\w$<>-]+(?:\.\w+)?)/;
/**
 * Our own words for the summary, with foreign names in them. Identifiers become code: GitHub would show an emoji for the
 * alias in `orders:new: not ready`.
 */
function prose(text, max = 1000) {
    const parts = plain(text, max).split(IDENTIFIER);
    return parts.map((part, at) => (at % 2 === 1 ? `<code>${written(part)}</code>` : written(part))).join('');
}
/**
 * A code-sized word of foreign text for the summary. Code, since GitHub looks for issue numbers, commits and `:emoji:`
 * everywhere else, after the entities were read. Not in backticks: there entities are shown as they are written.
 */
function code(text, max = 1000) {
    return `<code>${entities(text, max)}</code>`;
}

;// CONCATENATED MODULE: ./lib/report/sight.js

/** Longest reason in a sentence: one such fits an annotation beside what to do. The whole of it is in the outputs. */
const REASON_MAX = 1800;
/** `Pending (Creating: "The function is being created.")`; `none` where Lambda gave nothing. */
function valueWords(value, reasonCode, reason) {
    const said = codeAndReason(reasonCode, reason);
    return `${value || 'none'}${said && ` (${said})`}`;
}
/** `Creating: "The function is being created."`, code and reason verbatim but for controls; empty where there is neither. */
function codeAndReason(reasonCode, reason) {
    return [reasonCode && plain(reasonCode, 200), reason && `"${plain(reason, REASON_MAX)}"`].filter(Boolean).join(': ');
}
/** Everything that people are told of a look, absent things as `none`. */
function aspects({ seen, provisioned }) {
    return [
        { label: 'State', text: valueWords(seen?.state, seen?.stateReasonCode, seen?.stateReason) },
        { label: 'LastUpdateStatus', text: updateWords(seen) },
        { label: 'Version', text: valueWords(seen?.version) },
        { label: 'CodeSha256', text: seen?.codeSha256 ? `${seen.codeSha256.slice(0, 12)}…` : 'none' },
        { label: 'provisioned concurrency', text: provisionedWords(provisioned) },
    ];
}
function updateWords(seen) {
    return valueWords(seen?.lastUpdateStatus, seen?.lastUpdateStatusReasonCode, seen?.lastUpdateStatusReason);
}
/** `IN_PROGRESS (1 of 5)`. */
function provisionedWords(provisioned) {
    if (provisioned?.status === undefined)
        return 'none';
    const { status, statusReason, requested, allocated } = provisioned;
    const progress = requested === undefined || status === 'READY' ? '' : `${allocated ?? 0} of ${requested}`;
    const said = [progress, codeAndReason(undefined, statusReason)].filter(Boolean).join(', ');
    return `${status}${said && ` (${said})`}`;
}
/** A look on its own: State and LastUpdateStatus always, the rest where it tells something. */
function sightWords(known, desired) {
    return aspects(known)
        .filter((aspect) => isWorthTelling(aspect, desired))
        .map(({ label, text }) => `${label} ${text}`)
        .join(', ');
}
function isWorthTelling({ label, text }, desired) {
    if (label === 'Version')
        return text !== 'none' && text !== '$LATEST';
    if (label === 'CodeSha256')
        return desired.codeSha256 !== undefined;
    if (label === 'provisioned concurrency')
        return desired.provisionedConcurrency;
    return true;
}
/** The kind of a trouble in a word or two. `passing`, on a page of CI, would be read as good news. */
function kindWords({ kind }) {
    return kind === 'passing' ? 'no proper answer' : kind;
}
/** `GetFunction: AccessDeniedException (403): "User: … is not authorized"`. */
function troubleFact({ operation, name, status, message }) {
    const error = [name && plain(name, 200), status !== undefined && `(${status})`].filter(Boolean).join(' ');
    return [operation, error, message && `"${plain(message, REASON_MAX)}"`].filter(Boolean).join(': ');
}
/** The one reason for a result, for a table cell or a commit status; empty where Lambda gave none. */
function reasonOf({ final, known }) {
    const { seen, provisioned } = known;
    if (final.trouble)
        return codeAndReason(final.trouble.name, final.trouble.message);
    if (final.cause === 'provisioned-failed')
        return codeAndReason(undefined, provisioned?.statusReason);
    const ofState = codeAndReason(seen?.stateReasonCode, seen?.stateReason);
    const ofUpdate = codeAndReason(seen?.lastUpdateStatusReasonCode, seen?.lastUpdateStatusReason);
    return final.cause === 'update-failed' ? ofUpdate : ofState || ofUpdate;
}

;// CONCATENATED MODULE: ./lib/report/awaited.js



/** `State Active, LastUpdateStatus Successful, Version 5`. */
function awaitedWords(desired) {
    return [
        `${anyOr('State', desired.states)}`,
        `${anyOr('LastUpdateStatus', desired.lastUpdateStatuses)}`,
        desired.codeSha256 && `CodeSha256 ${digestLike(desired.codeSha256)}`,
        desired.version && `Version ${desired.version}`,
        desired.provisionedConcurrency && 'provisioned concurrency READY',
        desired.stableForMs > 0 && `all held for ${human(desired.stableForMs)}`,
    ]
        .filter(Boolean)
        .join(', ');
}
function anyOr(label, words) {
    return words === 'any' ? `any ${label}` : `${label} ${words.join(' or ')}`;
}
/**
 * A digest (`hex`, 64 digits) written as Lambda wrote the one beside it, so that people can compare them: base64 for a
 * zip, hexadecimal for an image; both where Lambda reported none.
 */
function digestLike(hex, reported) {
    const base64 = Buffer.from(hex, 'hex').toString('base64');
    if (!reported)
        return `${base64} (hexadecimal ${hex})`;
    return /^[0-9a-f]{64}$/i.test(reported) ? hex : base64;
}
/** Everything that is not as desired yet, each in a few words; empty where all is (and only `stable-for` is missing). */
function unmet(desired, known) {
    const { seen, provisioned } = known;
    if (!seen)
        return ['any answer of Lambda about this function'];
    return [
        unmetState(desired, seen),
        unmetUpdate(desired, seen),
        unmetCode(desired, seen),
        unmetVersion(desired, seen),
        desired.provisionedConcurrency &&
            provisioned?.status !== 'READY' &&
            `provisioned concurrency READY, it is ${provisionedWords(provisioned)}`,
    ].filter((text) => typeof text === 'string');
}
function unmetState({ states }, { state }) {
    if ((0,readiness/* isDesired */.fp)(states, state))
        return undefined;
    return `${anyOr('State', states)}, ${state ? `it is ${state}` : 'Lambda reported no State'}`;
}
function unmetUpdate({ lastUpdateStatuses }, { state, lastUpdateStatus }) {
    if ((0,readiness/* isDesired */.fp)(lastUpdateStatuses, lastUpdateStatus))
        return undefined;
    if (lastUpdateStatus)
        return `${anyOr('LastUpdateStatus', lastUpdateStatuses)}, it is ${lastUpdateStatus}`;
    return state === 'Pending' ? `${anyOr('LastUpdateStatus', lastUpdateStatuses)}, Lambda reported none yet` : undefined;
}
function unmetCode(desired, seen) {
    if (desired.codeSha256 === undefined || (0,readiness/* hasExpectedCode */.kY)(desired, seen))
        return undefined;
    return `CodeSha256 ${digestLike(desired.codeSha256, seen.codeSha256)}, Lambda reports ${seen.codeSha256 ?? 'none'}`;
}
function unmetVersion(desired, seen) {
    if ((0,readiness/* hasExpectedVersion */.ZY)(desired, seen))
        return undefined;
    return `Version ${desired.version}, it is ${seen.version ?? 'not reported'}`;
}

// EXTERNAL MODULE: ./lib/targets/qualifier.js
var qualifier = __webpack_require__(8738);
;// CONCATENATED MODULE: ./lib/report/reason-codes-guide.js
/** What a piece of advice has, and where the pages it points to are. */
/** A page of the Lambda Developer Guide, by its name without `.html`. */
function guide(name) {
    return `https://docs.aws.amazon.com/lambda/latest/dg/${name}.html`;
}

;// CONCATENATED MODULE: ./lib/report/reason-codes-init.js
/** Reason codes about the code itself: package, image, runtime, and the start of all of it (init). */

const INIT_ADVICE = {
    ImageDeleted: {
        means: 'The container image of the function is no longer in Amazon ECR.',
        check: 'Push the image again. Then look at the lifecycle policy of the ECR repository: it must not delete images in use.',
        page: guide('images-create'),
    },
    ImageAccessDenied: {
        means: 'Lambda is not allowed to read the container image of the function.',
        check: 'In the ECR repository policy, allow lambda.amazonaws.com the actions ecr:BatchGetImage and ecr:GetDownloadUrlForLayer. The image must be in the region of the function.',
        page: guide('images-create'),
    },
    InvalidImage: {
        means: 'Lambda cannot use the container image.',
        check: 'Check that it is a Linux image for one architecture, the one of the function (x86_64 or arm64). With docker buildx, build with --provenance=false.',
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
        check: 'Find in the log group of the function what the init phase waits for, often a network call with no way out of the VPC. Do less there, or give more memory.',
        page: guide('lambda-runtime-environment'),
    },
    'FunctionError.RuntimeInitError': {
        means: 'The runtime could not load the code of the function.',
        check: 'Read the error in the log group of the function: usually a missing module, a wrong handler name, or an exception outside the handler. Correct it.',
        page: guide('troubleshooting-invocation'),
    },
    'FunctionError.ExtensionInitError': {
        means: 'An extension of the function failed when it started.',
        check: 'Read in the log group of the function which extension failed, then correct or remove that extension.',
        page: guide('runtimes-extensions-api'),
    },
    'FunctionError.InvalidEntryPoint': {
        means: 'The program that should start the function was not found or cannot be executed.',
        check: 'Check ENTRYPOINT of the image, or bootstrap in the zip: an absolute path, executable, and built for the architecture of the function.',
        page: guide('troubleshooting-invocation'),
    },
    'FunctionError.InvalidWorkingDirectory': {
        means: 'The working directory of the function does not exist or cannot be used.',
        check: 'Compare WorkingDirectory in the image configuration of the function, or WORKDIR in the Dockerfile, with what the image has.',
        page: guide('images-create'),
    },
    'FunctionError.PermissionDenied': {
        means: 'Lambda runs the function as a user who is not allowed to read or execute one of its files.',
        check: 'Make the files readable for everybody and the programs executable (chmod -R a+rX), then build again.',
        page: guide('troubleshooting-deployment'),
    },
    'FunctionError.TooManyExtensions': {
        means: 'The function has more extensions than Lambda allows.',
        check: 'Count the extensions in its layers, or in /opt/extensions of its image, and remove those that you do not need.',
        page: guide('runtimes-extensions-api'),
    },
    'FunctionError.InitResourceExhausted': {
        means: 'The function used up a resource, such as memory or disk, while it started.',
        check: 'Look at the end of the init phase in the log group of the function, then give it more memory or more ephemeral storage.',
        page: guide('lambda-runtime-environment'),
    },
};

;// CONCATENATED MODULE: ./lib/report/reason-codes-resources.js
/** Reason codes about what the function stands on: its role, network, keys, file system and capacity. */

const RESOURCE_ADVICE = {
    EniLimitExceeded: {
        means: 'The VPC has used up its quota of network interfaces.',
        check: 'In Service Quotas, ask for more elastic network interfaces per VPC, or let functions share the same subnets and security groups: then they share interfaces.',
        page: guide('gettingstarted-limits'),
    },
    InsufficientRolePermissions: {
        means: 'The execution role of the function lacks a permission.',
        check: 'Add to the role what the reason names. For a VPC that is ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces and ec2:DeleteNetworkInterface (AWSLambdaVPCAccessExecutionRole has them).',
        page: guide('lambda-intro-execution-role'),
    },
    SubnetOutOfIPAddresses: {
        means: 'A subnet of the function has no free IP address.',
        check: 'In the VPC console, look at the available IPv4 addresses of each subnet of the function; free some, or give it larger subnets.',
        page: guide('configuration-vpc'),
    },
    InvalidSubnet: {
        means: 'A subnet of the function does not exist or cannot be used.',
        check: 'Compare the subnet ids in the VPC settings of the function with the VPC console: same account, region and VPC.',
        page: guide('configuration-vpc'),
    },
    InvalidSecurityGroup: {
        means: 'A security group of the function does not exist or cannot be used.',
        check: 'Compare the security group ids in the VPC settings of the function with the VPC console; they must be of the same VPC as its subnets.',
        page: guide('configuration-vpc'),
    },
    DisallowedByVpcEncryptionControl: {
        means: 'The VPC enforces encryption in transit and does not accept this function.',
        check: 'In the VPC console, open the VPC encryption control of this VPC: add the exclusion for Lambda, or use another VPC.',
        page: guide('configuration-vpc'),
    },
    EC2RequestLimitExceeded: {
        means: 'Amazon EC2 throttled Lambda while it made network interfaces or instances for the function.',
        check: 'Deploy again in some minutes, with fewer functions at the same time.',
        page: guide('configuration-vpc'),
    },
    KMSKeyAccessDenied: {
        means: 'Lambda is not allowed to use the KMS key of the function.',
        check: 'Allow kms:Decrypt on the key to the execution role of the function, in the key policy or the role, and look for a Deny.',
        page: guide('configuration-envvars-encryption'),
    },
    KMSKeyNotFound: {
        means: 'The KMS key of the function does not exist.',
        check: 'Compare the key ARN of the function (KMSKeyArn) with the KMS console in the same region, then set a key that exists.',
        page: guide('configuration-envvars-encryption'),
    },
    InvalidStateKMSKey: {
        means: 'The KMS key of the function is in a state in which it cannot be used.',
        check: 'In the KMS console, look at the status of the key. Cancel its deletion if it is pending, and enable it again.',
        page: guide('configuration-envvars-encryption'),
    },
    DisabledKMSKey: {
        means: 'The KMS key of the function is disabled.',
        check: 'Enable the key in the KMS console (kms:EnableKey), or set another key.',
        page: guide('configuration-envvars-encryption'),
    },
    EFSIOError: {
        means: 'Reading or writing the EFS file system of the function failed.',
        check: 'In the EFS console, check that the file system is available and has burst credits and throughput left, then try again.',
        page: guide('configuration-filesystem'),
    },
    EFSMountConnectivityError: {
        means: 'The function cannot reach its EFS file system over the network.',
        check: 'Allow TCP 2049 (NFS) from the security group of the function to the one of the mount target. Each subnet needs a mount target in its zone.',
        page: guide('configuration-filesystem'),
    },
    EFSMountFailure: {
        means: 'The EFS file system of the function could not be mounted.',
        check: 'Allow elasticfilesystem:ClientMount and ClientWrite to the execution role, and check that the access point exists and is available.',
        page: guide('configuration-filesystem'),
    },
    EFSMountTimeout: {
        means: 'The EFS file system was reached, but mounting it took too long.',
        check: 'Deploy again. If it fails again, look at the load of the file system in the EFS console and lower the concurrency of the function.',
        page: guide('configuration-filesystem'),
    },
    VcpuLimitExceeded: {
        means: 'The account has used up its quota of Amazon EC2 vCPUs.',
        check: 'In Service Quotas, under Amazon EC2, ask for more vCPUs for the instance family of the capacity provider, or stop instances.',
        page: guide('lambda-managed-instances-capacity-providers'),
    },
    CapacityProviderScalingLimitExceeded: {
        means: 'The capacity provider of the function has reached the size that was set for it.',
        check: 'Raise MaxVCpuCount in the scaling settings of the capacity provider, or move functions to another one.',
        page: guide('lambda-managed-instances-scaling'),
    },
    InsufficientCapacity: {
        means: 'AWS has no free capacity for the instances that the function needs.',
        check: 'Allow more instance types or more subnets (availability zones) in the capacity provider, or try again later.',
        page: guide('lambda-managed-instances-capacity-providers'),
    },
};

;// CONCATENATED MODULE: ./lib/report/reason-codes.js
/**
 * What to do about each reason code that Lambda documents for State and LastUpdateStatus (StateReasonCode and
 * LastUpdateStatusReasonCode, botocore 1.43). For a tired reader: what it means in one sentence, then one thing to do.
 * Here: those of the function's own life; its code and its resources have a file each.
 */



const LIFECYCLE_ADVICE = {
    Idle: {
        means: 'The function was not used for a long time, so Lambda took back its resources.',
        check: 'Invoke it once (on-inactive: wake does that), then wait until it is Active. Or add Inactive to desired-state.',
        page: guide('functions-states'),
    },
    Creating: {
        means: 'Lambda is still creating or updating the function.',
        check: 'Large images and VPCs need minutes. If it takes longer than usual, read the reason in the Lambda console.',
        page: guide('functions-states'),
    },
    Restoring: {
        means: 'The function was idle, and Lambda is restoring its resources.',
        check: 'This takes a minute or two. If it falls back to Inactive, read the reason in the Lambda console.',
        page: guide('functions-states'),
    },
    DrainingDurableExecutions: {
        means: 'Lambda waits for running durable executions of this function to end.',
        check: 'List them with ListDurableExecutionsByFunction and let them finish, or end them with StopDurableExecution.',
        page: guide('durable-managing-executions'),
    },
    InvalidConfiguration: {
        means: 'Lambda cannot use the configuration of the function.',
        check: 'Compare the reason with the settings of the last deploy, and correct the named setting.',
        page: guide('troubleshooting-deployment'),
    },
    InternalError: {
        means: 'Something went wrong inside Lambda. It is not your code.',
        check: 'Deploy again. If it fails again, look at the AWS Health Dashboard and open a case with AWS Support.',
        page: guide('functions-states'),
    },
    ServiceQuotaExceededException: {
        means: 'A quota of the account is used up.',
        check: 'Open Service Quotas in the same region, find the quota that the reason names, and ask for more or free some.',
        page: guide('gettingstarted-limits'),
    },
    DependencyError: {
        means: 'Another AWS service that Lambda needs for this function answered with an error.',
        check: 'Read which service the reason names, and check that its resource exists and works.',
        page: guide('functions-states'),
    },
};
/** By code, exactly as Lambda writes it. */
const ADVICE = {
    ...LIFECYCLE_ADVICE,
    ...RESOURCE_ADVICE,
    ...INIT_ADVICE,
};

;// CONCATENATED MODULE: ./lib/report/advice.js

/**
 * The advice on a reason code of Lambda. Codes are open strings: one that is not known gives undefined, but a new kind of
 * `FunctionError.` still is a function error.
 */
function adviseOnCode(reasonCode) {
    if (reasonCode === undefined)
        return undefined;
    if (Object.hasOwn(ADVICE, reasonCode))
        return ADVICE[reasonCode];
    return reasonCode.startsWith('FunctionError.') ? ADVICE.FunctionError : undefined;
}
/**
 * Hosts of the console by partition, behind the region. The isolated partitions publish none: no link beats a wrong one.
 * (AWS General Reference, management console endpoints; docs.aws.eu for aws-eusc.)
 */
const CONSOLES = new Map([
    ['aws', 'console.aws.amazon.com'],
    ['aws-cn', 'console.amazonaws.cn'],
    ['aws-us-gov', 'console.amazonaws-us-gov.com'],
    ['aws-eusc', 'console.amazonaws-eusc.eu'],
]);
/** The function, and its version or alias, in the Lambda console; undefined where the partition's console is not public. */
function consoleUrl(target) {
    const home = consoleHome(target, 'lambda');
    return home && `${home}#/functions/${encodeURIComponent(target.name)}${qualifierPath(target.qualifier)}`;
}
/**
 * A log group in the CloudWatch console; by default the one that Lambda makes for a function. CloudWatch reads the name
 * encoded twice, with `$` for the second `%`.
 */
function logGroupUrl(target, logGroup = `/aws/lambda/${target.name}`) {
    const home = consoleHome(target, 'cloudwatch');
    // Lambda may name half a surrogate pair, which no address can hold.
    const name = encodeURIComponent(encodeURIComponent(logGroup.toWellFormed())).replaceAll('%', '$');
    return home && `${home}#logsV2:log-groups/log-group/${name}`;
}
function consoleHome(target, service) {
    const host = CONSOLES.get(target.partition);
    // The region becomes a part of the host name, so nothing but a region may stand there.
    if (!host || !/^[a-z0-9-]+$/.test(target.region))
        return undefined;
    return `https://${target.region}.${host}/${service}/home?region=${target.region}`;
}
/** `$LATEST` is the function's own page; numbers and `$LATEST.PUBLISHED` are versions, the rest are aliases. */
function qualifierPath(qualifier) {
    if (qualifier === undefined || qualifier === '$LATEST')
        return '';
    const kind = /^(\d+|\$LATEST\.PUBLISHED)$/.test(qualifier) ? 'versions' : 'aliases';
    return `/${kind}/${encodeURIComponent(qualifier)}`;
}
/**
 * A policy statement to paste, as JSON in one line, that allows `actions` on the function. A qualified function needs both
 * ARNs: for IAM, an alias or a version is not the function.
 */
function policyFor(actions, target, account = target.account) {
    const arn = `arn:${target.partition}:lambda:${target.region}:${account ?? '<account>'}:function:${target.name}`;
    const qualified = target.qualifier === undefined ? [] : [`${arn}:${target.qualifier}`];
    return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: [arn, ...qualified] });
}

;// CONCATENATED MODULE: ./lib/report/words-state.js
/** Words for what Lambda itself said of a function: a State, an update, its provisioned concurrency. */



function stateFailedWords(context) {
    const { seen } = context.outcome.known;
    const move = (0,qualifier/* isAlias */.Vj)(context.target.qualifier) ? ' and move the alias to it' : '';
    const again = isPublished(seen?.version)
        ? `A version that failed cannot be repaired: fix the cause, then publish a new version${move}.`
        : 'A function that failed at creation cannot be repaired: fix the cause, delete the function and create it again.';
    return advised(context, seen?.stateReasonCode ?? seen?.lastUpdateStatusReasonCode, {
        what: 'State is Failed, and waiting does not change that',
        todo: [again],
    });
}
const isPublished = (version) => version !== undefined && version !== '$LATEST';
function updateFailedWords(context) {
    return advised(context, context.outcome.known.seen?.lastUpdateStatusReasonCode, {
        what: 'the last update failed; the previous code and configuration still serve',
        todo: ['Fix the cause and deploy again.'],
    });
}
function goingAwayWords(context) {
    const isDeleting = context.outcome.known.seen?.state === 'Deleting';
    return advised(context, context.outcome.known.seen?.stateReasonCode, {
        what: isDeleting ? 'the function is being deleted' : 'the function is deactivated, or on the way there',
        whose: 'Another job or a person did this.',
        todo: [
            ...(isDeleting
                ? ['Find out what deletes it.', 'Once it is gone, create it again.']
                : ['Find out what deactivated it.', 'Then deploy it again.']),
            'If this State is what the job expects, name it in desired-state.',
        ],
    });
}
function latestNotInvocableWords() {
    return {
        what: '$LATEST of a function on Lambda Managed Instances stays ActiveNonInvocable; it never becomes Active',
        todo: ['Wait for a published version: name it with qualifier.', 'Or add ActiveNonInvocable to desired-state.'],
    };
}
function inactiveFaultWords(context) {
    const reasonCode = context.outcome.known.seen?.stateReasonCode;
    if (!reasonCode || reasonCode === 'Idle')
        return fellBackWords();
    return advised(context, reasonCode, {
        what: 'the function is Inactive, and not because it is idle: an invocation does not restore it',
        todo: ['Fix the cause and deploy again.'],
    });
}
function idleWords(context) {
    return {
        what: 'the function is Inactive (idle), and never becomes Active by waiting',
        whose: 'Nothing went wrong: Lambda takes back the resources of a function that was not used for a long time.',
        todo: [
            'Let this step invoke it once with on-inactive: wake (your code runs with {} if the function became Active first).',
            'Or, if something else invokes it, keep waiting with on-inactive: wait.',
            'Or accept it as it is: add Inactive to desired-state.',
        ],
        ...pageOf(context.outcome.known.seen?.stateReasonCode),
    };
}
/** It was restored once and is idle again: Lambda gives no reason, and the advice for Idle was followed already. */
function fellBackWords() {
    return { ...notWokenWords(), what: 'the function was invoked once to wake it, and became Inactive again' };
}
function notWokenWords() {
    return {
        what: 'the function was invoked once to wake it, and was still Inactive 30s later',
        whose: 'Lambda could not restore it.',
        todo: ['Invoke it again by hand and read the error, then run the job again.', 'Or deploy it again.'],
    };
}
function provisionedFailedWords(context) {
    const reason = context.outcome.known.provisioned?.statusReason ?? '';
    const isInit = /FUNCTION_ERROR|init/i.test(reason);
    return {
        what: 'the provisioned concurrency has Status FAILED',
        ...(isInit && { whose: "The function's own code failed when it started." }),
        todo: ['Fix what the reason names, then set the provisioned concurrency again.'],
        links: isInit ? logLinks(context) : [],
    };
}
function provisionedMissingWords({ target, desired }) {
    return {
        what: `no provisioned concurrency is configured on ${target.display}, for ${human(desired.notFoundGraceMs)} now`,
        todo: [
            'Configure it with PutProvisionedConcurrencyConfig.',
            (0,qualifier/* isAlias */.Vj)(target.qualifier)
                ? 'Or, if its version has it instead, name the version.'
                : 'Or, if an alias of this version has it instead, name the alias.',
            'Or leave wait-for-provisioned-concurrency out.',
        ],
    };
}
/**
 * Adds what is known about a reason code: what it means, the one thing to check (first of all), its page, the log.
 */
function advised(context, reasonCode, words) {
    const advice = adviseOnCode(reasonCode);
    if (!advice)
        return words;
    const isInit = reasonCode?.startsWith('FunctionError') ?? false;
    return {
        ...words,
        whose: advice.means,
        todo: [advice.check, ...words.todo],
        links: [...(isInit ? logLinks(context) : []), ...(pageOf(reasonCode).links ?? [])],
    };
}
function pageOf(reasonCode) {
    const advice = adviseOnCode(reasonCode);
    return advice ? { links: [{ label: `AWS on ${reasonCode}`, url: advice.page }] } : {};
}
function logLinks({ target, outcome }) {
    const url = logGroupUrl(target, outcome.known.seen?.logGroup);
    return url ? [{ label: 'Log group of the function', url }] : [];
}

;// CONCATENATED MODULE: ./lib/report/words.js
/** The account, where the identifier or an answer of Lambda tells it: errors name the ARN that was asked for. */
function accountOf({ target, outcome }) {
    const trouble = outcome.final.trouble ?? outcome.known.trouble;
    const told = [outcome.known.seen?.functionArn, trouble?.message].map((text) => accountInArn(text)).find(Boolean);
    return target.account ?? told;
}
function accountInArn(text = '') {
    return /arn:[\w-]+:lambda:[\w-]+:(\d{12}):/.exec(text)?.[1];
}
/** The ARN that was asked for, `<account>` where nobody told the account. */
function arnOf(context) {
    const { partition, region, name, qualifier } = context.target;
    const arn = `arn:${partition}:lambda:${region}:${accountOf(context) ?? '<account>'}:function:${name}`;
    return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

;// CONCATENATED MODULE: ./lib/report/words-trouble.js



/** IAM names its action after the API, but for Invoke (service authorization reference, AWS Lambda). */
const ACTIONS = {
    GetFunction: 'lambda:GetFunction',
    GetFunctionConfiguration: 'lambda:GetFunctionConfiguration',
    GetProvisionedConcurrencyConfig: 'lambda:GetProvisionedConcurrencyConfig',
    Invoke: 'lambda:InvokeFunction',
};
const CREDENTIALS_STEP = 'aws-actions/configure-aws-credentials';
/** The words for a trouble that ended the wait, or was the last answer when the time was up. */
function troubleWords(trouble, context) {
    return { ...wordsByKind(trouble, context), facts: [factOf(trouble)] };
}
/** The trouble in the words of whoever reported it. */
function factOf(trouble) {
    const source = trouble.status === undefined ? 'The error was' : 'Lambda said';
    const where = trouble.kind === 'unreachable' ? ` (endpoint ${trouble.endpoint})` : '';
    return { label: source, text: `${troubleFact(trouble)}${where}` };
}
function wordsByKind(trouble, context) {
    switch (trouble.kind) {
        case 'permission':
            return permissionWords(trouble.operation, context);
        case 'expired':
            return {
                what: 'the AWS credentials have expired',
                whose: 'The job took longer than its credentials are valid.',
                todo: [
                    `Run ${CREDENTIALS_STEP} again right before this step.`,
                    'Or let its credentials last longer: set role-duration-seconds there (the role must allow it).',
                ],
            };
        case 'invalid-credentials':
            return {
                what: 'AWS does not accept the credentials',
                whose: 'They are wrong, revoked, or of another partition than the function.',
                todo: [`Check role, account and partition in the step that sets the credentials (${CREDENTIALS_STEP}).`],
            };
        case 'no-credentials':
            return {
                what: 'there are no AWS credentials in this job',
                whose: 'A step is missing in the workflow.',
                todo: [
                    `Add a step with ${CREDENTIALS_STEP} before this one.`,
                    'For OIDC, give the job "permissions: id-token: write".',
                ],
            };
        case 'signature':
            return {
                what: 'AWS did not accept the signature of the request',
                whose: 'The clock of the runner is wrong, or the secret key does not belong to the access key.',
                todo: [
                    'Correct the clock of the runner (NTP).',
                    'If the clock is right, set the credentials again: the secret key makes the signature.',
                ],
            };
        case 'unreachable':
            return trouble.tls ? tlsWords() : unreachableWords(context);
        case 'not-found':
            return notFoundWords(context);
        case 'rejected':
            return {
                what: 'Lambda rejected the request',
                todo: ['Correct the input that Lambda names, usually function-name or qualifier.'],
            };
        case 'throttled':
            return {
                what: 'Lambda throttled the requests',
                whose: 'All requests of the account count, also those of other jobs.',
                todo: [
                    'Lower max-requests-per-second.',
                    'Or run fewer deploys at the same time.',
                    'Or give the step a longer timeout.',
                ],
            };
        case 'passing':
            return {
                what: 'Lambda did not answer properly',
                whose: 'The cause is the network, a proxy, or Lambda itself.',
                todo: [
                    'Run the job again.',
                    'If it happens again, look at the AWS Health Dashboard and at the proxy between runner and AWS.',
                ],
            };
        case 'no-capacity':
            return {
                what: 'Lambda has no capacity left for an invocation: the reserved concurrency of the function is used up or 0',
                todo: ['Raise the reserved concurrency of the function, or remove it.'],
            };
        default:
            return trouble;
    }
}
function permissionWords(operation, context) {
    const actions = actionsFor(operation, context);
    const { target } = context;
    const needed = `Add the permission to the IAM role of this job: ${actions.join(' or ')} on ${arnOf(context)}.`;
    const unqualified = 'A policy on the unqualified ARN does not cover a version or an alias: add the qualified ARN too.';
    return {
        what: `access is denied: the credentials lack ${actions.join(' or ')}`,
        whose: 'No policy of the role allows it, or another policy denies it (permissions boundary, service control policy).',
        todo: target.qualifier === undefined ? [needed] : [needed, unqualified],
        policy: policyFor(actions.slice(0, 1), target, accountOf(context)),
    };
}
/** What to allow, the first choice first: `auto` is content with either look. */
function actionsFor(operation, { settings }) {
    const isLook = operation === 'GetFunction' || operation === 'GetFunctionConfiguration';
    if (!isLook)
        return [ACTIONS[operation]];
    return settings.operation === 'auto'
        ? [ACTIONS.GetFunction, ACTIONS.GetFunctionConfiguration]
        : [ACTIONS[settings.operation]];
}
/** Also the words for the cause `not-found`. */
function notFoundWords(context) {
    const { target, outcome } = context;
    const account = accountOf(context);
    const where = `region ${target.region}${account ? `, account ${account}` : ''}`;
    return {
        what: `not found: Lambda has no ${target.qualifier === undefined ? 'such function' : 'such function, version or alias'} in ${where}`,
        todo: [
            outcome.known.seen
                ? 'It was there before: find out what deleted it, and deploy it again.'
                : whereToLook(context.target),
            'If it was created just now, set a longer not-found-grace.',
        ],
    };
}
/** An ARN is asked in its own region: the input says nothing of it. */
function whereToLook({ functionName }) {
    return functionName.startsWith('arn:')
        ? 'Check the name, the qualifier, the region and the account in the ARN.'
        : 'Check the spelling of function-name and qualifier, aws-region, and the account of the credentials.';
}
function unreachableWords({ target }) {
    return {
        what: 'the endpoint of Lambda could not be reached',
        whose: 'The cause is the network of the runner, or the endpoint that is set.',
        todo: [
            `Check the region: ${target.region}.`,
            'Check AWS_ENDPOINT_URL_LAMBDA and AWS_ENDPOINT_URL, if they are set.',
            'Check DNS, firewall, HTTPS_PROXY and NO_PROXY of the runner.',
        ],
    };
}
function tlsWords() {
    return {
        what: 'the certificate of the endpoint of Lambda was not accepted (TLS)',
        whose: 'The usual cause is a proxy with its own certificate authority.',
        todo: ['Set NODE_EXTRA_CA_CERTS to the PEM file of that certificate authority, in env: of the step or of the job.'],
    };
}

;// CONCATENATED MODULE: ./lib/report/words-cause.js
/** Words for each cause of a result: what happened, whose fault it likely is, what to do. */





function causeWords(context) {
    const { cause } = context.outcome.final;
    switch (cause) {
        case 'ready':
            return { what: `ready after ${elapsed(context.outcome.waitedMs)}`, todo: [] };
        case 'state-failed':
            return stateFailedWords(context);
        case 'update-failed':
            return updateFailedWords(context);
        case 'going-away':
            return goingAwayWords(context);
        case 'latest-not-invocable':
            return latestNotInvocableWords();
        case 'inactive-fault':
            return inactiveFaultWords(context);
        case 'idle':
            return idleWords(context);
        case 'not-woken':
            return notWokenWords();
        case 'provisioned-failed':
            return provisionedFailedWords(context);
        case 'provisioned-missing':
            return provisionedMissingWords(context);
        case 'superseded-code':
        case 'superseded-version':
            return supersededWords(cause, context);
        case 'no-capacity':
        case 'wake-refused':
            return wakeRefusedWords(cause, context);
        case 'not-found':
            return { ...notFoundWords(context), facts: troubleFacts(context) };
        case 'trouble':
            return context.outcome.final.trouble ? troubleWords(context.outcome.final.trouble, context) : internalWords();
        case 'timeout':
            return timeoutWords(context);
        case 'cancelled':
            return {
                what: 'the job was cancelled before the function was ready',
                whose: 'A person did this, or a newer run (concurrency), or timeout-minutes was over.',
                todo: ['Run the job again if nobody meant to cancel it.'],
                facts: openFacts(context),
            };
        case 'fail-fast':
            return {
                what: 'the wait ended before the function was ready, because another function failed and fail-fast is on',
                todo: ['Look at the function that failed.'],
                facts: openFacts(context),
            };
        case 'internal':
            return { ...internalWords(), facts: troubleFacts(context) };
        default:
            return cause;
    }
}
function supersededWords(cause, { desired, outcome }) {
    const { seen } = outcome.known;
    const isCode = cause === 'superseded-code';
    const text = isCode
        ? `CodeSha256 ${digestLike(desired.codeSha256 ?? '', seen?.codeSha256)} was expected and reported before, now it is ${seen?.codeSha256 ?? 'not reported'}`
        : `Version ${desired.version ?? ''} was expected and reported before, now it is ${seen?.version ?? 'not reported'}`;
    return {
        what: isCode ? 'another deploy replaced the expected code' : 'the alias was moved away from the expected version',
        whose: 'Another job, or somebody, deployed at the same time.',
        todo: [
            'Run this job again if its code is the one that should be live.',
            'Let one deploy run at a time: set concurrency in the workflow.',
        ],
        facts: [{ label: 'Seen', text }],
    };
}
function wakeRefusedWords(cause, context) {
    const isCapacity = cause === 'no-capacity';
    return {
        what: isCapacity
            ? 'it could not be woken: its reserved concurrency leaves no capacity for an invocation'
            : 'it could not be woken: Lambda refused the invocation',
        todo: isCapacity
            ? ['Raise the reserved concurrency of the function, or remove it.']
            : [
                'Correct what Lambda names, then run the job again.',
                'Or invoke the function by other means, and use on-inactive: wait.',
            ],
        facts: troubleFacts(context),
    };
}
function timeoutWords(context) {
    const { settings, outcome } = context;
    const trouble = outcome.final.trouble ?? outcome.known.trouble;
    const limit = human(settings.timeoutMs);
    const what = settings.timeoutMs === 0 ? 'not ready when looked at once (timeout: 0)' : `not ready within ${limit}`;
    const facts = openFacts(context);
    if (!trouble)
        return { ...advised(context, openReason(context), { what, todo: timeoutTodo(context) }), facts };
    const troubled = troubleWords(trouble, context);
    return { ...troubled, what, whose: `At the end: ${troubled.what}.`, facts };
}
/** Lambda's code for what it was doing when the time was up. The advice for Idle is to wake it, which is set already. */
function openReason({ desired, outcome }) {
    const { seen } = outcome.known;
    const reasonCode = seen?.stateReasonCode || seen?.lastUpdateStatusReasonCode;
    return reasonCode === 'Idle' && desired.onInactive === 'wake' ? undefined : reasonCode;
}
/** The missing thing that waiting mends least comes first. */
function timeoutTodo({ target, desired, outcome, settings }) {
    const { seen } = outcome.known;
    const still = unmet(desired, outcome.known).join('; ');
    const longer = settings.timeoutMs === 0 ? 'Wait for it: give the step a timeout.' : 'Give the step a longer timeout.';
    if (seen && !seen.state && desired.states !== 'any') {
        return ['If this is an emulator that reports no State, use desired-state: any.', longer];
    }
    if (still.includes('CodeSha256')) {
        return [
            (0,qualifier/* isAlias */.Vj)(target.qualifier)
                ? 'Check that the deploy step moved the alias to the version with this code.'
                : 'Check that the deploy step sent exactly this code, to this function in this region.',
            longer,
        ];
    }
    if (still.includes('Version'))
        return ['Check that the deploy step moved the alias.', longer];
    // For Idle the advice on the code has said so already.
    const isAsleep = seen?.state === 'Inactive' && seen.stateReasonCode !== 'Idle';
    if (isAsleep && desired.onInactive !== 'wake')
        return ['Wake it with on-inactive: wake.', longer];
    if (!seen)
        return ['Check network, proxy and endpoint of the runner.', longer];
    return [longer];
}
/** What was still missing, and the trouble where the last answer was one. */
function openFacts({ desired, outcome }) {
    const still = unmet(desired, outcome.known);
    const held = `that it holds for ${human(desired.stableForMs)} (stable-for)`;
    const trouble = outcome.final.trouble ?? outcome.known.trouble;
    const missing = { label: 'Still awaited', text: still.length > 0 ? still.join('; ') : held };
    return [missing, ...(trouble ? [factOf(trouble)] : [])];
}
function troubleFacts({ outcome }) {
    return outcome.final.trouble ? [factOf(outcome.final.trouble)] : [];
}
function internalWords() {
    return {
        what: 'a bug in this action ended the wait',
        whose: 'This is a fault of the action, not of your function.',
        todo: ['Please report it, with the log of this step.'],
    };
}

;// CONCATENATED MODULE: ./lib/report/narrate.js





/** Of the 4096 characters that GitHub keeps of an annotation, so that what to do is never what is cut off. */
const HEADLINE_MAX = 2200;
const MESSAGE_MAX = 3800;
/** The words for the outcome of one function. */
function narrate(target, desired, outcome, settings) {
    const context = { target, desired, outcome, settings };
    const { what: happened, facts = [], whose, todo, policy, links = [] } = causeWords(context);
    const isReady = outcome.final.result === 'ready';
    const what = `${target.display}: ${happened}.${isReady ? '' : ` Awaited: ${awaitedWords(desired)}.`}`;
    const told = [...facts, ...lastSeen(context)];
    const headline = plain([what, ...told.map(factSentence)].join(' '), HEADLINE_MAX);
    const refuses = isReady ? undefined : refusedWhile(outcome.known.seen);
    const advice = [whose, ...todo, policy && `Policy statement: ${policy}`, ...links.map(linkSentence)].filter(Boolean);
    return {
        what,
        facts: told,
        headline,
        ...(whose !== undefined && { whose }),
        todo,
        ...(policy !== undefined && { policy }),
        links,
        ...(refuses !== undefined && { refuses }),
        message: plain([headline, ...advice].join(' '), MESSAGE_MAX),
    };
}
function lastSeen({ outcome: { known }, desired }) {
    if (!known.seen)
        return [];
    const when = known.seenAtMs === undefined ? '' : ` after ${elapsed(known.seenAtMs)}`;
    return [{ label: `Last seen${when}`, text: sightWords(known, desired) }];
}
const factSentence = ({ label, text }) => `${label}: ${text}.`;
const linkSentence = ({ label, url }) => `${label}: ${url}`;
/** Source: Lambda Developer Guide, functions-states. During an update the function goes on to serve. */
function refusedWhile(seen) {
    if (seen?.state === 'Pending') {
        return 'While the State is Pending, Lambda refuses Invoke, UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion.';
    }
    if (seen?.lastUpdateStatus === 'InProgress') {
        return 'While an update is in progress, Lambda refuses UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion; invocations run the previous code and configuration.';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/report/entry.js

/** The functions in the order given, each with its outcome and its words. */
function entriesOf(settings, outcomes) {
    return settings.awaited.flatMap(({ target, desired }, i) => {
        const outcome = outcomes[i];
        return outcome ? [{ target, desired, outcome, story: narrate(target, desired, outcome, settings) }] : [];
    });
}
const isReady = ({ outcome }) => outcome.final.result === 'ready';
const isDecisive = (entry) => !isReady(entry) && entry.outcome.final.result !== 'unfinished';
/** The deciding function: the first that is neither ready nor unfinished; else the first. */
function decidingOf(entries) {
    return entries.find(isDecisive) ?? entries[0];
}
/** Those that are not ready; the ones that were merely given up come last. */
function notReadyOf(entries) {
    const rest = entries.filter((entry) => !isReady(entry));
    return [...rest.filter(isDecisive), ...rest.filter((entry) => !isDecisive(entry))];
}
/** `a (failed), b (timed-out) and 3 more`, in about `max` characters; at least one is named. */
function list(texts, max) {
    let shown = 0;
    let length = 0;
    for (const text of texts) {
        length += text.length + 2;
        if (shown > 0 && length > max)
            break;
        shown += 1;
    }
    const rest = texts.length - shown;
    return `${texts.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
/** `orders is ready`, `2 of 3 functions are not ready`: the verdict on all of them. */
function verdictOf(entries) {
    const open = entries.filter((entry) => !isReady(entry)).length;
    const only = entries.length === 1 ? entries[0]?.target.display : undefined;
    if (only !== undefined)
        return open === 0 ? `${only} is ready` : `${only} is not ready`;
    return open === 0
        ? `All ${entries.length} functions are ready`
        : `${open} of ${entries.length} functions ${open === 1 ? 'is' : 'are'} not ready`;
}

;// CONCATENATED MODULE: ./lib/report/annotations.js
/** Errors on the run page: one per function that is not ready, then the one line that fails the step. */



/** Runner: 10 error annotations a step are kept, and `setFailed` is one of them. */
const ANNOTATIONS_MAX = 9;
/** Runner: 4096 characters of an annotation are kept. */
const FAILURE_MAX = 4000;
/** Says nothing where every function is ready. Otherwise the exit code of the process becomes 1. */
function writeAnnotations(entries) {
    const failures = notReadyOf(entries);
    if (failures.length === 0)
        return;
    for (const { target, story } of failures.slice(0, ANNOTATIONS_MAX)) {
        (0,core/* error */.z3)(story.message, { title: plain(target.display, 200) });
    }
    (0,core/* setFailed */.C1)(failureLine(entries));
}
/** Stands on its own: how many, which, and the whole message of the function that decides. */
function failureLine(entries) {
    const message = decidingOf(entries)?.story.message ?? '';
    if (entries.length === 1)
        return plain(message, FAILURE_MAX);
    const failures = notReadyOf(entries);
    const names = failures.map(({ target, outcome }) => `${target.display} (${outcome.final.result})`);
    const more = failures.length - ANNOTATIONS_MAX;
    const uncounted = more > 0 ? ` ${more} of them have no annotation of their own: see the summary or the log.` : '';
    const head = `${verdictOf(entries)}: ${list(names, Math.max(100, FAILURE_MAX - 200 - message.length))}.${uncounted}`;
    return plain(`${head} ${message}`, FAILURE_MAX);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/report/commit.js
/** Where a commit status belongs: the commit and the run, by the variables that the runner sets. */

/** Throws where the variable is missing or empty. */
function required(env, name) {
    const value = env[name];
    if (!value)
        throw new Error(`${name} is not set`);
    return value;
}
/**
 * The commit that people look at. On a pull request GITHUB_SHA is a merge commit that nobody sees; for `workflow_run` it is
 * the default branch's (GitHub docs, "Events that trigger workflows").
 */
async function headSha(env) {
    const event = await readEvent(env.GITHUB_EVENT_PATH);
    const ofRun = env.GITHUB_EVENT_NAME === 'workflow_run' ? event.workflow_run?.head_sha : undefined;
    return event.pull_request?.head?.sha ?? ofRun ?? required(env, 'GITHUB_SHA');
}
/** An event that cannot be read tells nothing; GITHUB_SHA is left. */
async function readEvent(path) {
    if (!path)
        return {};
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8')) ?? {};
    }
    catch {
        return {};
    }
}
/** The run, and its attempt where it is told; nothing outside of a run. */
function runUrl(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, } = env;
    if (!server || !run)
        return {};
    return { target_url: `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ''}` };
}

;// CONCATENATED MODULE: ./lib/report/commit-status.js
/**
 * The commit status, where one is asked for. It is a courtesy: it delays nothing, has 5 s, and that it cannot be set is a
 * warning. `@actions/github` is loaded only here.
 */





const PATIENCE_MS = 5000;
/** GitHub: "Commit statuses", description. */
const DESCRIPTION_MAX = 140;
/** A keeper of the status, or one that does nothing where no context is given. */
function openCommitStatus(settings, env) {
    const context = settings.commitStatus;
    if (!context)
        return { begin: () => { }, finish: async () => { } };
    let last = Promise.resolve();
    // The 5 s count from here, so that a final status that has to wait for the pending one delays the end no longer.
    const queue = (status) => {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        last = last.then(() => send(status, context, settings.githubToken, env, signal));
        return last;
    };
    return {
        begin: () => void queue({ state: 'pending', description: pendingText(settings) }),
        finish: async (entries) => void (await queue(finalStatus(entries))),
    };
}
function pendingText({ awaited }) {
    const only = awaited.length === 1 ? awaited[0]?.target.display : undefined;
    return `Waiting for ${only ?? `${awaited.length} functions`}`;
}
/** The status that the deciding function gives. */
function finalStatus(entries) {
    const deciding = decidingOf(entries);
    if (!deciding)
        return { state: 'error', description: 'Nothing was waited for' };
    const { target, outcome } = deciding;
    if (isReady(deciding))
        return { state: 'success', description: verdictOf(entries) };
    const said = reasonOf(outcome);
    return {
        state: stateOf(outcome.final.result),
        description: `${target.display}: ${outcome.final.result}${said && `: ${said}`}`,
    };
}
function stateOf(result) {
    switch (result) {
        case 'ready':
            return 'success';
        case 'failed':
        case 'inactive':
        case 'superseded':
        case 'not-found':
            return 'failure';
        case 'denied':
        case 'timed-out':
        case 'cancelled':
        case 'error':
        case 'unfinished':
            return 'error';
        default:
            return result;
    }
}
async function send(status, context, token, env, signal) {
    try {
        await request(status, context, token, env, signal);
    }
    catch (error) {
        (0,core/* warning */.$e)(plain(excuse(error, status.state, token), 1000));
    }
}
async function request(status, context, token, env, signal) {
    const [owner, repo] = required(env, 'GITHUB_REPOSITORY').split('/');
    const sha = await headSha(env);
    const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const baseUrl = env.GITHUB_API_URL || 'https://api.github.com';
    const octokit = getOctokit(token, { baseUrl, log: SILENT });
    await octokit.rest.repos.createCommitStatus({
        owner: owner ?? '',
        repo: repo ?? '',
        sha,
        state: status.state,
        context,
        description: plain(status.description, DESCRIPTION_MAX),
        ...runUrl(env),
        request: { signal },
    });
}
/** Octokit writes remarks to stderr by itself. */
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/** Octokit wraps a timeout into an error of status 500 that GitHub never answered. */
function excuse(error, state, token) {
    const { status, message } = error;
    const isDenied = status === 403 || status === 404;
    const told = String(message);
    const text = /aborted|timeout/i.test(told) ? `GitHub did not answer within ${PATIENCE_MS / 1000}s` : told;
    const hidden = token ? text.replaceAll(token, '***') : text;
    const hint = isDenied ? ` (${status}). Give the job "permissions: statuses: write", or another github-token.` : '.';
    return `The commit status (${state}) could not be set: ${hidden}${hint}`;
}

;// CONCATENATED MODULE: ./lib/report/change-words.js

/** `State Pending (Creating: "…") → Active, LastUpdateStatus none → Successful: ready`. */
function changeWords(change, desired) {
    const { observation, before, final } = change;
    const parts = [
        sightChange(change, desired),
        observation.trouble && troubleChange(observation.trouble, final !== undefined),
        observation.wake && wakeWords(observation.wake),
        !observation.trouble && !observation.wake && before?.trouble && 'Lambda answers again',
    ].filter(Boolean);
    return `${parts.join('; ') || 'no change'}${final ? `: ${final.result}` : ''}`;
}
function sightChange({ observation, before }, desired) {
    if (!observation.seen && !observation.provisioned)
        return '';
    const now = merge(before, observation);
    return before?.seen ? difference(before, now) : sightWords(now, desired);
}
/** An observation shows a part; the rest is what was known. */
function merge(before, now) {
    const seen = now.seen ?? before?.seen;
    const provisioned = now.provisioned ?? before?.provisioned;
    return { ...(seen && { seen }), ...(provisioned && { provisioned }) };
}
function difference(before, now) {
    const was = aspects(before);
    return aspects(now)
        .flatMap(({ label, text }, i) => (text === was[i]?.text ? [] : [`${label} ${was[i]?.text ?? 'none'} → ${text}`]))
        .join(', ');
}
function troubleChange(trouble, isEnd) {
    return `${kindWords(trouble)}: ${troubleFact(trouble)}${isEnd ? '' : ', asked again'}`;
}
function wakeWords(wake) {
    return wake === 'accepted' ? 'invoked once to wake it' : `wake: ${troubleFact(wake)}`;
}

;// CONCATENATED MODULE: ./lib/report/log.js
/** The log of the step, for a person at 2 a.m.: what is awaited, a line per change, and what became of it. */







/** The whole line is kept by the runner; the live view shows 1024 characters of it. */
const LINE_MAX = 4000;
/** More functions than that are counted by result, too. */
const MANY = 50;
/** Up to so many failures are told with all that there is to do. */
const DETAILS_MAX = 10;
/** Writes one line. Foreign text in it does no harm. */
function say(text, indent = '') {
    (0,core/* info */.pq)(`${indent}${plain(text, LINE_MAX)}`);
}
function logStart({ awaited, timeoutMs, pollInterval, remarks }) {
    const names = list(awaited.map(({ target }) => target.display), 500);
    const who = awaited.length === 1 ? names : `${awaited.length} functions (${names})`;
    const pace = pollInterval === 'auto' ? '' : `, a look every ${human(pollInterval)}`;
    const limit = timeoutMs === 0 ? 'Looking once at' : `Waiting up to ${human(timeoutMs)} for`;
    say(`${limit} ${who}: ${commonlyAwaited(awaited)}${pace}`);
    for (const remark of remarks)
        say(remark);
}
/** Digests and versions differ between functions: with several functions they are not spelled out. */
function commonlyAwaited(awaited) {
    const first = awaited[0]?.desired;
    if (!first)
        return 'nothing';
    if (awaited.length === 1)
        return awaitedWords(first);
    const { codeSha256: _code, version: _version, ...common } = first;
    const hasCode = awaited.some(({ desired }) => desired.codeSha256 !== undefined);
    const hasVersion = awaited.some(({ desired }) => desired.version !== undefined);
    return `${awaitedWords(common)}${hasCode ? ', the expected code' : ''}${hasVersion ? ', the expected version' : ''}`;
}
function logChange(settings, change) {
    const it = settings.awaited[change.index];
    if (it)
        stamped(change.atMs, `${it.target.display}: ${changeWords(change, it.desired)}`);
}
function logSilence(settings, atMs, waiting) {
    const texts = waiting.flatMap(({ index, known }) => {
        const it = settings.awaited[index];
        return it ? [`${it.target.display} (${stillWords(known, it.desired)})`] : [];
    });
    stamped(atMs, `still waiting for ${waiting.length === 1 ? '' : `${waiting.length} functions: `}${list(texts, 1500)}`);
}
function stillWords(known, desired) {
    const trouble = known.trouble && `last look: ${kindWords(known.trouble)}`;
    return [known.seen && sightWords(known, desired), trouble].filter(Boolean).join(', ') || 'no answer yet';
}
function stamped(atMs, text) {
    const stamp = elapsed(atMs);
    say(`${stamp} ${text}`, ' '.repeat(Math.max(0, 7 - stamp.length)));
}
/** A line per function, those that are not ready last; with what to do about the first ten of these. */
function logEnd(entries, totals) {
    const cost = `${elapsed(totals.waitedMs)}, ${totals.requests} ${totals.requests === 1 ? 'request' : 'requests'} to Lambda`;
    say(`${verdictOf(entries)} (${cost})`);
    const failures = notReadyOf(entries);
    if (entries.length > MANY)
        say(countByResult(entries));
    entries.filter(isReady).forEach(logReady);
    for (const [i, entry] of failures.entries())
        logFailure(entry, i < DETAILS_MAX);
}
function logReady({ target, desired, outcome }) {
    say(`${target.display}: ready after ${elapsed(outcome.waitedMs)}: ${sightWords(outcome.known, desired)}`, '  ');
}
function logFailure({ target, outcome, story }, isDetailed) {
    say(`${target.display}: ${outcome.final.result}: ${story.headline.slice(target.display.length + 2)}`, '  ');
    if (story.refuses)
        say(story.refuses, '    ');
    if (!isDetailed)
        return;
    if (story.whose)
        say(story.whose, '    ');
    for (const text of story.todo)
        say(`- ${text}`, '    ');
    if (story.policy)
        say(`Policy statement: ${story.policy}`, '    ');
    for (const { label, url } of story.links)
        say(`${label}: ${url}`, '    ');
}
/** `990 ready, 10 failed`. */
function countByResult(entries) {
    const counts = new Map();
    for (const { outcome } of entries)
        counts.set(outcome.final.result, (counts.get(outcome.final.result) ?? 0) + 1);
    return [...counts].map(([result, count]) => `${count} ${result}`).join(', ');
}

;// CONCATENATED MODULE: ./lib/report/notices.js
/** What a smoke test would trip over, though the function is ready: seen in the same answers. */



/** Runner: at most 10 notices a step are kept; two kinds share them. */
const PER_KIND = 5;
const KINDS = [
    {
        applies: ({ outcome }) => outcome.known.seen?.reservedConcurrency === 0,
        text: 'reserved concurrency is 0, so every invocation will be throttled. Raise or remove it before a smoke test.',
    },
    {
        applies: ({ target, outcome }) => target.qualifier === undefined && outcome.known.seen?.snapStart === 'PublishedVersions',
        text: 'SnapStart is on, but it works for published versions only, and this name has no version or alias. Name one (qualifier).',
    },
];
/** One text per function; where many functions have the same, one for all of them. At most 10. */
function noticesOf(entries) {
    return KINDS.flatMap(({ applies, text }) => {
        const names = entries.filter(applies).map(({ target }) => target.display);
        if (names.length === 0)
            return [];
        return names.length > PER_KIND ? [`${list(names, 2000)}: ${text}`] : names.map((name) => `${name}: ${text}`);
    });
}
function writeNotices(entries) {
    for (const text of noticesOf(entries))
        (0,core/* notice */.lm)(plain(text, 4000));
}

;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The step's outputs. Every one is written on every path; texts are exact, as Lambda gave them. */




/**
 * GitHub keeps 1 MB of outputs a job, counted in UTF-16. Half of that is left to others; above it, messages and reasons
 * are cut, since a list with shorter reasons beats none.
 */
const FUNCTIONS_MAX = 250_000;
const CUTS = [Number.POSITIVE_INFINITY, 500, 100, 0];
/** Lambda's own words (codes, versions, digests) are short and kept whole: they are cut only where all would be lost. */
const WORDS_MAX = 450_000;
const WORD_CUTS = [64, 16, 0];
/** Writes every output; `entries` is empty where nothing was asked of Lambda, and the result is then `error`. */
function writeOutputs(entries, totals) {
    for (const [name, value] of Object.entries(outputsOf(entries, totals)))
        (0,core/* setOutput */.uH)(name, value);
}
/** The outputs by name. */
function outputsOf(entries, totals) {
    const deciding = decidingOf(entries);
    const seen = deciding?.outcome.known.seen ?? {};
    return {
        result: deciding?.outcome.final.result ?? 'error',
        state: seen.state ?? '',
        'state-reason': seen.stateReason ?? '',
        'state-reason-code': seen.stateReasonCode ?? '',
        'last-update-status': seen.lastUpdateStatus ?? '',
        'last-update-status-reason': seen.lastUpdateStatusReason ?? '',
        'last-update-status-reason-code': seen.lastUpdateStatusReasonCode ?? '',
        'function-arn': seen.functionArn ?? '',
        version: seen.version ?? '',
        'code-sha256': seen.codeSha256 ?? '',
        'revision-id': seen.revisionId ?? '',
        'last-modified': seen.lastModified ?? '',
        'waited-seconds': seconds(totals.waitedMs),
        requests: String(totals.requests),
        functions: functionsOf(entries),
    };
}
function functionsOf(entries) {
    const accounts = accountsIn(entries);
    const tell = (max, wordMax) => JSON.stringify(entries.map((entry) => withoutAccounts(rowOf(entry, max, wordMax), accounts)));
    let text = '[]';
    for (const max of CUTS) {
        text = tell(max);
        if (text.length <= FUNCTIONS_MAX)
            return text;
    }
    for (const wordMax of WORD_CUTS) {
        if (text.length <= WORDS_MAX)
            break;
        text = tell(0, wordMax);
    }
    return text;
}
function rowOf({ target, outcome, story }, max, wordMax = Number.POSITIVE_INFINITY) {
    const { seen = {} } = outcome.known;
    return {
        function: target.display,
        region: target.region,
        result: outcome.final.result,
        message: plain(story.message, Math.min(max, story.message.length)),
        state: outputs_cut(seen.state, wordMax),
        stateReason: outputs_cut(seen.stateReason, max),
        stateReasonCode: outputs_cut(seen.stateReasonCode, wordMax),
        lastUpdateStatus: outputs_cut(seen.lastUpdateStatus, wordMax),
        lastUpdateStatusReason: outputs_cut(seen.lastUpdateStatusReason, max),
        lastUpdateStatusReasonCode: outputs_cut(seen.lastUpdateStatusReasonCode, wordMax),
        version: outputs_cut(seen.version, wordMax),
        codeSha256: outputs_cut(seen.codeSha256, wordMax),
        revisionId: outputs_cut(seen.revisionId, wordMax),
        lastModified: outputs_cut(seen.lastModified, wordMax),
        packageType: outputs_cut(seen.packageType, wordMax),
        waitedSeconds: Number(seconds(outcome.waitedMs)),
        requests: outcome.requests,
    };
}
/** Exact as long as it is not too long. */
const outputs_cut = (text = '', max) => (text.length > max ? plain(text, max) : text);
/**
 * Where an account id stands in what AWS writes: in ARNs, partial ARNs, URLs of queues, names of registries, and after the
 * word; never at the end of a name.
 */
const ACCOUNT_ID = /(?<![\w-])\d{12}(?=[:/]|\.dkr\.)|(?<=\b(?:acc(?:oun)?ts?|account ?id|owned by|owner)\W{1,2})\d{12}(?!\d)/gi;
/** Every account id that any of the functions shows. */
function accountsIn(entries) {
    const texts = entries.flatMap(({ target, outcome, story }) => [
        target.account && `${target.account}:`,
        target.functionName,
        // Without the name that it begins with, which may be digits too.
        story.message.slice(target.display.length),
        ...Object.values(outcome.known.seen ?? {}).map(String),
    ]);
    return [...new Set(texts.flatMap((text) => (text || '').match(ACCOUNT_ID) ?? []))];
}
/** GitHub drops a whole output between jobs where it holds a masked value, and account ids often are masked. */
function withoutAccounts(row, accounts) {
    const hide = (text) => accounts.reduce((left, account) => left.replaceAll(account, '<account>'), text);
    return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? hide(value) : value]));
}

;// CONCATENATED MODULE: ./lib/report/summary.js
/**
 * The job summary, written as HTML without a blank line, so that GitHub takes none of it for Markdown. All foreign text is
 * in entities and inside of `<code>`.
 */








/** GitHub drops a summary above 1 MiB as a whole; the contract promises 256 KiB, other steps want room too. */
const SUMMARY_MAX = 250 * 1024;
/** Lambda's own words (State, status, version) are shorter; those of the future may be not. */
const WORD_MAX = 40;
/** Tried in turn until one fits. After the last of these only names are left. */
const LEVELS = [
    { reasonMax: 1000, advice: Number.POSITIVE_INFINITY, timelines: true, links: true },
    { reasonMax: 300, advice: Number.POSITIVE_INFINITY, timelines: true, links: true },
    { reasonMax: 300, advice: Number.POSITIVE_INFINITY, timelines: false, links: true },
    { reasonMax: 150, advice: 50, timelines: false, links: true },
    { reasonMax: 80, advice: 10, timelines: false, links: true },
    { reasonMax: 40, advice: 3, timelines: false, links: false },
    { reasonMax: 0, advice: 1, timelines: false, links: false },
];
/** Appends to the step's summary. Rejects where the file cannot be written. */
async function writeSummary(html) {
    await core/* summary */.z.emptyBuffer().addRaw(html).addEOL().write();
}
/** The summary of a wait, below `SUMMARY_MAX` bytes whatever there is to tell; every function is named. */
function summaryOf(entries, totals) {
    for (const level of LEVELS) {
        const html = join(linesOf(entries, totals, level), SUMMARY_MAX);
        if (html !== undefined)
            return html;
    }
    return namesOnly(entries, totals);
}
/** The summary where nothing was waited for. `text` may be foreign. */
function summaryOfError(title, texts) {
    const max = Math.floor(20_000 / Math.max(1, texts.length));
    const items = texts.map((text) => `<li>${code(text, max)}</li>`);
    return [`<h2>❌ ${entities(title)}</h2>`, '<ul>', ...items, '</ul>'].join('\n');
}
/** Undefined as soon as it is too long: a thousand timelines are not built in vain. */
function join(lines, max) {
    const kept = [];
    let bytes = 0;
    for (const line of lines) {
        bytes += Buffer.byteLength(line) + 1;
        if (bytes > max)
            return undefined;
        kept.push(line);
    }
    return kept.join('\n');
}
function* linesOf(entries, totals, level) {
    yield* heading(entries, totals);
    yield '<table>';
    yield '<tr><th>Function</th><th>Result</th><th>State</th><th>LastUpdateStatus</th><th>Version</th><th>Waited</th><th>Reason</th></tr>';
    for (const entry of entries)
        yield row(entry, level);
    yield '</table>';
    for (const text of noticesOf(entries))
        yield `<p>⚠️ ${prose(text, 2000)}</p>`;
    const failures = notReadyOf(entries);
    for (const entry of failures.slice(0, level.advice))
        yield* advice(entry, level);
    if (failures.length > level.advice)
        yield `<p>${failures.length - level.advice} more are not ready: see the table and the log.</p>`;
    if (level.timelines)
        for (const entry of entries)
            yield* timeline(entry, level);
}
function heading(entries, totals) {
    const icon = entries.every(isReady) ? '✅' : '❌';
    return [
        `<h2>${icon} ${entities(verdictOf(entries))}</h2>`,
        `<p>${elapsed(totals.waitedMs)}, ${totals.requests} ${totals.requests === 1 ? 'request' : 'requests'} to Lambda.</p>`,
    ];
}
function row({ target, outcome }, { reasonMax, links }) {
    const { seen } = outcome.known;
    const url = links ? consoleUrl(target) : undefined;
    const name = word(target.display, 250);
    const cells = [
        url ? summary_anchor(url, name) : name,
        outcome.final.result,
        cell(seen?.state, WORD_MAX),
        cell(seen?.lastUpdateStatus, WORD_MAX),
        cell(seen?.version, WORD_MAX),
        elapsed(outcome.waitedMs),
        outcome.final.result === 'ready' ? '' : cell(reasonOf(outcome), reasonMax),
    ];
    return `<tr>${cells.map((html) => `<td>${html}</td>`).join('')}</tr>`;
}
/** Names of functions and Lambda's own words as they are, to be found by a search: in them is nothing that acts in `<code>`. */
const word = (text, max) => /^(\$LATEST\.PUBLISHED|[\w$:-]+)$/.test(text) ? `<code>${plain(text, max)}</code>` : code(text, max);
const cell = (text, max) => (text && max > 0 ? word(text, max) : '');
/** `html` is written already; `url` is one of ours. */
function summary_anchor(url, html) {
    const href = url.replace(/[&"<>]/g, (character) => `&#${character.codePointAt(0)};`);
    return `<a href="${href}">${html}</a>`;
}
function* advice({ target, outcome, story }, { reasonMax, links }) {
    yield `<h3>${word(target.display, 250)}: ${outcome.final.result}</h3>`;
    yield `<p>${prose(story.what, 2000)}</p>`;
    for (const { label, text } of story.facts)
        yield `<p>${entities(label)}: ${code(text, Math.max(80, reasonMax * 2))}</p>`;
    yield '<ul>';
    for (const text of [story.whose, ...story.todo])
        if (text)
            yield `<li>${prose(text)}</li>`;
    if (story.policy)
        yield `<li>Policy statement: ${code(story.policy, 2000)}</li>`;
    if (story.refuses)
        yield `<li>${entities(story.refuses)}</li>`;
    if (links)
        yield* story.links.map(linkItem);
    yield '</ul>';
}
const linkItem = ({ label, url }) => `<li>${summary_anchor(url, entities(label))}</li>`;
function* timeline({ target, desired, outcome }, { reasonMax }) {
    if (outcome.timeline.length === 0)
        return;
    yield `<details><summary>Timeline of ${word(target.display, 250)}</summary>`;
    yield '<ul>';
    for (const change of outcome.timeline) {
        yield `<li>${elapsed(change.atMs)}: ${code(changeWords(change, desired), reasonMax)}</li>`;
    }
    yield '</ul>';
    yield '</details>';
}
/** The last resort: names by result, each cut to its share. In `<pre>` nothing is linked or formatted. */
function namesOnly(entries, totals) {
    const share = Math.max(1, Math.floor((SUMMARY_MAX - 2000) / entries.length) - 4);
    const byResult = Map.groupBy(entries, ({ outcome }) => outcome.final.result);
    const lines = [...byResult].flatMap(([result, group]) => [
        `${result}:`,
        ...group.map((e) => bare(e.target.display, share)),
    ]);
    return [...heading(entries, totals), '<pre>', ...lines, '</pre>'].join('\n');
}
const bare = (text, max) => plain(text, max).replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);

;// CONCATENATED MODULE: ./lib/report/report.js
/**
 * Outcomes in, words out. The only room that knows `@actions/*`. It decides nothing about functions: it gets what was seen
 * and what it means, and says so in the log, the outputs, the summary, annotations and a commit status.
 */









/** The report of one wait. `env` is the step's environment, the process's own: `@actions/core` finds its files there. */
function openReport({ settings, env }) {
    const status = openCommitStatus(settings, env);
    return {
        begin: () => {
            logStart(settings);
            status.begin();
        },
        change: (change) => logChange(settings, change),
        silence: (atMs, waiting) => logSilence(settings, atMs, waiting),
        finish: (outcomes, totals) => finish(entriesOf(settings, outcomes), totals, settings.summary, status, env),
    };
}
/** What can be lost comes first; the status, which may need seconds, goes its way beside everything else. */
async function finish(entries, totals, isSummaryAsked, status, env) {
    const sent = status.finish(entries);
    await writeFiles(entries, totals, isSummaryAsked ? () => summaryOf(entries, totals) : undefined, env);
    logEnd(entries, totals);
    writeNotices(entries);
    writeAnnotations(entries);
    await sent;
}
/** The inputs cannot be used: all mistakes in one line, and nothing was asked of Lambda. */
async function reportBadInputs(error, env, totals) {
    const texts = error.problems.map(({ input, given, text }) => `${input}: ${JSON.stringify(given)}: ${text}`);
    await writeFiles([], totals, summaryOfInputs(env, 'The inputs cannot be used', texts), env);
    if (texts.length > 1)
        for (const text of texts)
            say(text);
    const share = Math.max(60, Math.floor(3800 / Math.max(1, texts.length)) - 2);
    (0,core/* setFailed */.C1)(plain(`The inputs cannot be used. ${texts.map((text) => plain(text, share)).join('; ')}`, 4000));
}
/** A bug of ours. Of an error only name and message are told; of anything else nothing, for it may hold anything. */
async function reportInternalError(error, env, totals) {
    const told = error instanceof Error ? `${error.name}: ${error.message}` : 'something that is no Error was thrown';
    const title = 'A bug in this action ended the step. Please report it, with this message';
    await writeFiles([], totals, summaryOfInputs(env, title, [told]), env);
    (0,core/* setFailed */.C1)(plain(`${title}: ${told}`, 4000));
}
/** Without settings, only a plain no keeps the summary away. */
function summaryOfInputs(env, title, texts) {
    return env.INPUT_SUMMARY?.trim().toLowerCase() === 'false' ? undefined : () => summaryOfError(title, texts);
}
/** Outputs, then summary. Either may fail without harm to the other; outside of a run there are no files, and less is said. */
async function writeFiles(entries, totals, summary, env) {
    if (env.GITHUB_OUTPUT)
        await attempt('The outputs', () => writeOutputs(entries, totals));
    if (summary && env.GITHUB_STEP_SUMMARY)
        await attempt('The summary', () => writeSummary(summary()));
}
async function attempt(what, write) {
    try {
        await write();
    }
    catch (error) {
        (0,core/* warning */.$e)(plain(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`));
    }
}


/***/ })

};

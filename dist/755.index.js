export const id = 755;
export const ids = [755];
export const modules = {

/***/ 2755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/errors.js
/** What is thrown on purpose: bad inputs. Everything else that goes wrong is a returned value, or a bug. */
/** The inputs cannot be used; `problems` has every mistake of every input. */
class BadInputs extends Error {
    name = 'BadInputs';
    problems;
    constructor(problems) {
        super(problems.map((p) => `${p.input}: ${JSON.stringify(p.given)}: ${p.text}`).join('\n'));
        this.problems = problems;
    }
}

;// CONCATENATED MODULE: ./lib/verdict/desired.js
/** What is awaited of one function. */
/** The States of Lambda that can be desired (botocore 1.43; `Failed` never can). */
const STATES = [
    'Pending',
    'Active',
    'Inactive',
    'Deactivating',
    'Deactivated',
    'ActiveNonInvocable',
    'Deleting',
];
/** The values of LastUpdateStatus (botocore 1.43). */
const LAST_UPDATE_STATUSES = ['Successful', 'Failed', 'InProgress'];

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/**
 * The room `inputs`: strings in, frozen Settings out, with all mistakes told at once. Nothing else reads an input. It must
 * not know Lambda's API, the wait, or how things are told to people.
 */
/** Every input, in the order of action.yml (which supplies `github.token` for `github-token`). */
const INPUTS = {
    'function-name': { default: '', required: true },
    qualifier: { default: '' },
    'aws-region': { default: '' },
    'desired-state': { default: 'Active' },
    'desired-last-update-status': { default: 'Successful' },
    timeout: { default: '10m' },
    'poll-interval': { default: 'auto' },
    'stable-for': { default: '0s' },
    'expected-code-sha256': { default: '' },
    'expected-code-file': { default: '' },
    'expected-version': { default: '' },
    'wait-for-provisioned-concurrency': { default: 'false' },
    'on-inactive': { default: 'fail' },
    'not-found-grace': { default: '5s' },
    'fail-fast': { default: 'false' },
    'max-requests-per-second': { default: '10' },
    operation: { default: 'auto' },
    summary: { default: 'true' },
    'commit-status': { default: '' },
    'github-token': { default: '' },
};
/**
 * The text of an input, by the runner's rule: `INPUT_` and the name in capitals, hyphens kept; white space
 * around it does not count (as in `getInput` of @actions/core).
 */
function readText(env, name) {
    const given = env[`INPUT_${name.toUpperCase()}`]?.trim();
    return given || INPUTS[name].default;
}

;// CONCATENATED MODULE: ./lib/inputs/complaints.js

/** Whole files get pasted into inputs by accident; so much of a text is enough to know it again. */
const LONGEST_GIVEN = 300;
/** An empty list of complaints. */
function openComplaints() {
    const problems = [];
    return {
        about: (input) => (given, text) => {
            problems.push(Object.freeze({ input, given: shorten(given), text }));
        },
        has: (input) => problems.some((problem) => problem.input === input),
        list: () => Object.keys(INPUTS).flatMap((input) => problems.filter((problem) => problem.input === input)),
    };
}
const shorten = (given) => (given.length > LONGEST_GIVEN ? `${given.slice(0, LONGEST_GIVEN)}…` : given);

;// CONCATENATED MODULE: ./lib/inputs/durations.js
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** Self-hosted jobs may run for days (5 at most, GitHub's limits), so a week is surely a slip. */
const LONGEST_MS = 7 * 24 * 3_600_000;
const FORMS = 'accepted: seconds (90), or pairs of number and unit without spaces (500ms, 90s, 1.5m, 1m30s, 1h)';
/** The milliseconds of a duration; undefined where the text is none. May be more than anybody can wait. */
function parseDuration(text) {
    if (isPlainNumber(text))
        return toMs(Number(text) * 1000);
    if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/i.test(text))
        return undefined;
    const pairs = [...text.matchAll(/([\d.]+)([a-z]+)/gi)];
    return toMs(pairs.reduce((ms, [, number, unit]) => ms + Number(number) * (UNITS_MS[unit?.toLowerCase() ?? ''] ?? 0), 0));
}
/** What is not nothing must not round to nothing: `0` has a meaning of its own. */
const toMs = (ms) => (ms > 0 ? Math.max(1, Math.round(ms)) : 0);
const isPlainNumber = (text) => /^\d+(\.\d+)?$/.test(text);
/** The milliseconds of a duration between 0 and a week; complains, and gives 0, where the text is none. */
function readDuration(text, complain) {
    const ms = parseDuration(text);
    if (ms !== undefined && ms <= LONGEST_MS)
        return ms;
    complain(text, ms === undefined ? sayNoDuration(text) : `is too long; at most 7 days (168h); ${FORMS}`);
    return 0;
}
/** `auto`, or the milliseconds of a duration above 0. */
function readInterval(text, complain) {
    if (text.toLowerCase() === 'auto')
        return 'auto';
    const ms = readDuration(text, (given, mistake) => complain(given, `${mistake}; or "auto"`));
    if (parseDuration(text) === 0)
        complain(text, 'must be above 0; accepted: a duration such as 5s, or "auto"');
    return ms;
}
/** For the log: a small bare number may have been meant as minutes. Undefined where nothing needs to be said. */
function remarkOnSeconds(input, text) {
    const seconds = isPlainNumber(text) ? Number(text) : 0;
    if (seconds <= 0 || seconds >= 60)
        return undefined;
    return `${input}: "${text}" is read as ${seconds}s (${seconds} ${seconds === 1 ? 'second' : 'seconds'}); write ${seconds}m for minutes`;
}
function sayNoDuration(text) {
    if (/^[-−]/.test(text))
        return `cannot be negative; ${FORMS}`;
    const near = spellShort(text);
    return `is no duration; ${FORMS}${parseDuration(near) === undefined ? '' : `; nearest: "${near}"`}`;
}
/** What a duration in longer words would be in ours: `5 minutes` is `5m`. */
function spellShort(text) {
    return text
        .slice(0, 80)
        .toLowerCase()
        .replace(/[\s,]+|and/g, '')
        .replace(/(milliseconds?|millis|msecs?)/g, 'ms')
        .replace(/(minutes?|mins?)/g, 'm')
        .replace(/(seconds?|secs?)/g, 's')
        .replace(/(hours?|hrs?)/g, 'h');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/inputs/digests.js
/** SHA-256 digests in every spelling that people copy, to lower-case hexadecimal: what is compared is the bytes. */
/** What is accepted, in words for a person. */
const DIGESTS = 'accepted: a SHA-256 as base64 (44 characters, as Lambda reports it for a zip), as hexadecimal (64), or sha256:…';
/** The digest's 32 bytes in lower-case hexadecimal; undefined where the text is no SHA-256. */
function parseDigest(text) {
    const digest = text.replace(/^sha256:/i, '');
    if (/^[0-9a-f]{64}$/i.test(digest))
        return digest.toLowerCase();
    // 43 letters hold 258 bits. Lambda leaves the two spare ones 0, and so must who copies from it.
    if (/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(digest))
        return Buffer.from(digest, 'base64').toString('hex');
    return undefined;
}

;// CONCATENATED MODULE: ./lib/inputs/lists.js
/** Lists as people write them: a new line or a comma between entries; white space, CR and blank entries do not count. */
/** The entries of a list separated by new lines or commas. */
function splitList(text) {
    return clean(text.split(/[\r\n,]/));
}
/** The entries of a list separated by new lines alone: a path may hold a comma. */
function splitLines(text) {
    return clean(text.split(/[\r\n]/));
}
const clean = (entries) => entries.map((entry) => entry.trim()).filter((entry) => entry !== '');

;// CONCATENATED MODULE: ./lib/inputs/nearest.js
/** Which accepted word a person may have meant. */
/** A text longer than this is near to nothing, and comparing it would take long. */
const LONGEST_COMPARED = 200;
/** The word that takes the fewest changes of a letter, whatever its case; the first of equals. Undefined without words. */
function findNearest(text, words) {
    const given = text.slice(0, LONGEST_COMPARED).toLowerCase();
    const distances = words.map((word) => countEdits(given, word.slice(0, LONGEST_COMPARED).toLowerCase()));
    return words[distances.indexOf(Math.min(...distances))];
}
/** The edit distance of Levenshtein, row by row. */
function countEdits(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, at) => at);
    for (const [line, letter] of [...from].entries())
        row = nextRow(row, line + 1, letter, to);
    return row.at(-1) ?? 0;
}
function nextRow(above, first, letter, to) {
    const row = [first];
    for (let at = 0; at < to.length; at++) {
        const replaced = (above[at] ?? 0) + (letter === to[at] ? 0 : 1);
        row.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1));
    }
    return row;
}

;// CONCATENATED MODULE: ./lib/inputs/per-function.js

/** Whether a function is named so: as it was given, or as it is shown. */
function isNamed({ target, givens }, key) {
    return target.display === key || givens.includes(key);
}
/** Takes `function=value` apart at the first `=`, which no function's name can hold; undefined without a `=`. */
function splitAtEquals(text) {
    const at = text.indexOf('=');
    return at < 0 ? undefined : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
/**
 * Whether an entry is a line or a lone value. A digest in base64 ends in `=`, so where only padding follows it is a lone
 * value, unless a function is named before it (an expression that yielded nothing).
 */
function readEntry(text, { listed }) {
    const line = splitAtEquals(text);
    if (!line)
        return { text, value: text };
    const isLine = listed.some((one) => isNamed(one, line.key)) || !/^=*$/.test(line.value);
    return isLine ? { text, ...line } : { text, value: text };
}
/**
 * The value for each of `functions.listed`, in their order; undefined where there is none. Complains of lone values beside
 * others, of lines for functions that are not listed, and of two values for one function.
 */
function assignValues(entries, functions, complain) {
    const lone = entries.find((entry) => entry.key === undefined);
    if (!lone)
        return assignLines(entries, functions, complain);
    const other = entries.find((entry) => entry.key !== undefined || entry.value !== lone.value);
    if (other)
        complain(other.text, `stands beside ${JSON.stringify(lone.text)}, which holds for all functions; ${EITHER}`);
    return functions.listed.map(() => lone.value);
}
const EITHER = 'accepted: a single value for all functions, or only lines of function=value';
function assignLines(entries, functions, complain) {
    for (const entry of entries)
        complainIfUnlisted(entry, functions, complain);
    const twice = new Set();
    const values = functions.listed.map((one) => {
        const [first, ...others] = linesFor(one, entries, functions.listed);
        const other = others.find((entry) => entry.value !== first?.value);
        if (other && !twice.has(other))
            complain(other.text, sayTwice(one, first));
        if (other)
            twice.add(other);
        return first?.value;
    });
    return values;
}
/** A line that names this function only as shown gives way where it names another one exactly as that was given. */
function linesFor(one, entries, listed) {
    const lines = entries.filter((entry) => entry.key !== undefined && isNamed(one, entry.key));
    const given = lines.filter((entry) => one.givens.includes(entry.key ?? ''));
    const meantForOthers = (entry) => listed.some((other) => other.givens.includes(entry.key ?? ''));
    return given.length === 0 ? lines : lines.filter((entry) => given.includes(entry) || !meantForOthers(entry));
}
function complainIfUnlisted(entry, { listed, complete }, complain) {
    const key = entry.key ?? '';
    if (!complete || listed.some((one) => isNamed(one, key)))
        return;
    complain(entry.text, sayUnlisted(key, listed));
}
/** That a line names a function that is not awaited, and which one may have been meant. */
function sayUnlisted(key, listed) {
    const names = [...new Set(listed.flatMap(({ target, givens }) => [target.display, ...givens]))];
    const nearest = findNearest(key, names);
    const few = names.length > 10 ? `${names.slice(0, 10).join(', ')}, …` : names.join(', ');
    return `names ${JSON.stringify(key)}, which is not in function-name; accepted: ${few}; nearest: "${nearest}"`;
}
const sayTwice = ({ target }, first) => `gives another value for "${target.display}" than ${JSON.stringify(first?.text)}; accepted: one value for a function`;

;// CONCATENATED MODULE: ./lib/inputs/expected-code.js
/** The code that must be live: digests that are given, or taken of the files that were deployed. */




/** The digest expected of each listed function, in lower-case hexadecimal; undefined where none is. */
function readDigests(text, functions, complain) {
    const entries = splitList(text).map((entry) => readEntry(entry, functions));
    const digests = entries.flatMap((entry) => readDigest(entry, complain));
    // Where a digest cannot be read the rest is still checked: the function that it is for, and whether it stands alone.
    return assignValues(digests, functions, complain);
}
function readDigest(entry, complain) {
    const value = parseDigest(entry.value);
    if (value === undefined)
        complain(entry.text, `is no SHA-256 (${entry.value.length} characters); ${DIGESTS}`);
    return value === undefined && entry.key === undefined ? [] : [{ ...entry, value: value ?? entry.value }];
}
/** Likewise, of the files that are named. */
async function readFileDigests(text, functions, complain, readFile) {
    const digest = digestOnce(readFile);
    const entries = [];
    // One after the other: a deployment package can fill much of the memory.
    for (const line of splitLines(text))
        entries.push(...(await readFileEntry(line, functions, complain, digest)));
    return assignValues(entries, functions, complain);
}
/** Takes the digest of each file once, however many functions were deployed from it. */
function digestOnce(readFile) {
    const known = new Map();
    return (path) => {
        const digest = known.get(path) ?? digestFile(path, readFile);
        known.set(path, digest);
        return digest;
    };
}
async function digestFile(path, readFile) {
    try {
        return {
            digest: (0,external_node_crypto_.createHash)('sha256')
                .update(await readFile(path))
                .digest('hex'),
        };
    }
    catch (error) {
        return { fault: error instanceof Error ? error.message : String(error) };
    }
}
/** A path may hold a `=`: it is a line only where a listed function is named before it, or where there is no such file. */
async function readFileEntry(text, functions, complain, digest) {
    const line = splitAtEquals(text);
    if (line && functions.listed.some((one) => isNamed(one, line.key)))
        return take(text, line.value, line.key);
    const lone = await digest(text);
    if ('digest' in lone)
        return [{ text, value: lone.digest }];
    if (line && !functions.complete)
        return take(text, line.value, line.key);
    complain(text, line ? `${sayUnlisted(line.key, functions.listed)}; nor is there such a file` : sayUnread(lone.fault));
    return [];
    async function take(given, path, key) {
        const file = path === '' ? { fault: 'no path behind the =' } : await digest(path);
        if ('digest' in file)
            return [{ text: given, key, value: file.digest }];
        complain(given, sayUnread(file.fault));
        return [];
    }
}
const sayUnread = (fault) => `cannot be read (${fault}); accepted: the path of the deployed zip, relative to the workspace, or lines of function=path`;
/** The functions for which both a digest and a file are given. */
function findBoth(listed, digests, fileDigests) {
    const both = listed.filter((_, at) => digests[at] !== undefined && fileDigests[at] !== undefined);
    return both.map(({ target }) => target.display);
}

// EXTERNAL MODULE: ./lib/targets/qualifier.js
var targets_qualifier = __webpack_require__(8738);
;// CONCATENATED MODULE: ./lib/inputs/expected-version.js



/** The version expected of each listed function; undefined where none is. Complains where there is no alias to point. */
function readVersions(text, functions, complain) {
    const entries = splitList(text).map((entry) => readEntry(entry, functions));
    // Lambda writes versions without leading zeros: `07` would be waited for in vain.
    const wrong = entries.filter(({ value }) => !/^[1-9]\d*$/.test(value));
    for (const entry of wrong)
        complain(entry.text, 'is no version; accepted: a number such as 7, or lines of function=7');
    const versions = assignValues(entries.filter((entry) => entry.key !== undefined || !wrong.includes(entry)), functions, complain);
    complainWithoutAlias(text, functions.listed, versions, complain);
    return versions;
}
function complainWithoutAlias(text, listed, versions, complain) {
    const without = listed.filter(({ target }, at) => versions[at] !== undefined && !(0,targets_qualifier/* isAlias */.Vj)(target.qualifier));
    if (without.length === 0)
        return;
    const names = without.map(({ target }) => `"${target.display}"`).join(', ');
    complain(text, `needs an alias, and ${names} has none; accepted: functions given as name:alias, or an alias in qualifier`);
}

;// CONCATENATED MODULE: ./lib/targets/partition.js
/** Regions and the partitions of AWS that they belong to. */
/** Prefixes of regions by partition (botocore, partitions.json); whatever is not listed is in `aws`. */
const PARTITIONS = [
    ['cn-', 'aws-cn'],
    ['us-gov-', 'aws-us-gov'],
    ['us-iso-', 'aws-iso'],
    ['us-isob-', 'aws-iso-b'],
    ['us-isof-', 'aws-iso-f'],
    ['eu-isoe-', 'aws-iso-e'],
    ['eusc-', 'aws-eusc'],
];
/** The partition of a region, by the region's prefix; `aws` where none is known. */
function partitionOf(region) {
    return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
/**
 * Whether the text has the shape of a region: `eu-west-1`. No list: new regions need no new version of the action. But the
 * shape is held to, because the region becomes a part of the host that credentials are sent to.
 */
function isRegion(text) {
    return text.length <= 63 && /^[a-z]{2,}(-[a-z0-9]+)+$/.test(text);
}

;// CONCATENATED MODULE: ./lib/targets/identifier.js
/**
 * The room `targets`: what to wait for. It takes the texts that people write for a function apart, and folds repeats. It
 * must not know where the texts come from, nor what is awaited of the function.
 */


/** Lambda's limits (API reference, GetFunction): the length in all, and that of a name standing alone. */
const LONGEST = 256;
const LONGEST_BARE_NAME = 64;
const identifier_FORMS = 'accepted: name, name:qualifier, 123456789012:function:name[:qualifier] or an ARN of a function, separated by new lines or commas';
/**
 * Takes an identifier apart: `name`, `name:qualifier`, partial ARN or ARN, in any partition.
 * Gives its pieces, or what is wrong with it; never throws.
 */
function parseIdentifier(text) {
    const parts = text.split(':');
    if (parts[0]?.toLowerCase() === 'arn' && (parts.length > 2 || parts[1] === ''))
        return parseArn(parts);
    if (parts[1] === 'function' && parts.length > 2)
        return parsePartialArn(parts);
    return parseName(parts);
}
function parseArn(parts) {
    const [arn, partition = '', service, region = '', account = '', resource, name = '', ...rest] = parts;
    if (arn !== 'arn' || service !== 'lambda' || resource !== 'function')
        return wrong('is no ARN of a Lambda function (arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER])');
    if (!/^aws(-[a-z0-9]+)*$/.test(partition))
        return wrong(`has ${quote(partition)} where the partition should be (aws, aws-cn, …)`);
    if (!isRegion(region))
        return wrong(`has ${quote(region)} where the region should be (such as eu-west-1)`);
    if (!isAccount(account))
        return wrong(noAccount(account));
    const functionName = parts.slice(0, 7).join(':');
    return complete({ name, functionName, region, account, partition }, rest, LONGEST);
}
function parsePartialArn(parts) {
    const [account = '', , name = '', ...rest] = parts;
    if (!isAccount(account))
        return wrong(noAccount(account));
    return complete({ name, functionName: parts.slice(0, 3).join(':'), account }, rest, LONGEST);
}
function parseName(parts) {
    const [name = '', ...rest] = parts;
    // Lambda itself takes this for an account and a name, so a qualifier would go astray.
    if (isAccount(name) && rest[0])
        return wrong(`starts with an account: write ${quote(`${name}:function:${rest.join(':')}`)}`);
    return complete({ name, functionName: name }, rest, LONGEST_BARE_NAME);
}
function complete(pieces, rest, longestName) {
    const mistake = findMistake(pieces, rest, longestName);
    if (mistake !== undefined)
        return wrong(mistake);
    const [qualifier] = rest;
    return Object.freeze({ ...pieces, ...(qualifier !== undefined && { qualifier }) });
}
function findMistake({ name, functionName }, [qualifier, ...tooMany], longestName) {
    if (tooMany.length > 0)
        return 'has too many parts between colons';
    if (name === '')
        return 'has an empty name';
    if (!/^[A-Za-z0-9_-]+$/.test(name))
        return `has characters that no name may have${nearName(name)}; a name has ${NAME}`;
    if (name.length > longestName)
        return `has a name of ${name.length} characters; a name has ${NAME}`;
    if (functionName.length > LONGEST)
        return `is longer than the ${LONGEST} characters that Lambda takes`;
    return qualifier === undefined ? undefined : findQualifierMistake(qualifier);
}
/** What is wrong with a qualifier, and what is accepted; undefined where nothing is. */
function findQualifierMistake(qualifier) {
    if ((0,targets_qualifier/* isQualifier */.bY)(qualifier))
        return undefined;
    if (qualifier === '')
        return `has an empty qualifier: leave out the colon, or give ${targets_qualifier/* QUALIFIERS */.Gk}`;
    const nearest = (0,targets_qualifier/* nearestQualifier */.jC)(qualifier);
    return `${quote(qualifier)} is no qualifier; accepted: ${targets_qualifier/* QUALIFIERS */.Gk}${nearest ? `; nearest: "${nearest}"` : ''}`;
}
const NAME = `1 to ${LONGEST_BARE_NAME} of A-Z a-z 0-9 - _`;
/** The nearest name that could be: what may not stand there becomes a hyphen. */
function nearName(name) {
    const near = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
    return near === '' || near.length > LONGEST_BARE_NAME ? '' : ` (nearest: ${quote(near)})`;
}
const isAccount = (text) => /^\d{12}$/.test(text);
const noAccount = (text) => `has ${quote(text)} where the account should be (12 digits)`;
const wrong = (what) => ({ mistake: `${what}; ${identifier_FORMS}` });
const quote = (text) => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

;// CONCATENATED MODULE: ./lib/targets/listing.js

/** The functions in the order given. Those that show the same, in one region and account, are folded into the first. */
function listTargets(givens, defaults) {
    const listed = new Map();
    for (const { text, identifier } of givens) {
        const target = aimAt(identifier, defaults);
        const key = JSON.stringify([target.display, target.region, target.account]);
        const known = listed.get(key);
        if (known)
            known.givens.push(text);
        else
            listed.set(key, { target, givens: [text] });
    }
    return [...listed.values()];
}
/** The target that an identifier means. An ARN is asked in its own region, whatever the default. */
function aimAt(identifier, defaults) {
    const { name, functionName, account } = identifier;
    const qualifier = identifier.qualifier ?? defaults.qualifier;
    const region = identifier.region ?? defaults.region;
    return Object.freeze({
        display: qualifier === undefined ? name : `${name}:${qualifier}`,
        functionName,
        name,
        ...(qualifier !== undefined && { qualifier }),
        region,
        ...(account !== undefined && { account }),
        partition: identifier.partition ?? partitionOf(region),
    });
}

;// CONCATENATED MODULE: ./lib/inputs/region.js
/** The region of functions that do not tell their own. */


const HOW = 'accepted: a region such as eu-west-1, given as aws-region, in AWS_REGION (which aws-actions/configure-aws-credentials sets), or by ARNs in function-name';
/**
 * The region: `aws-region`, else AWS_REGION, else AWS_DEFAULT_REGION (the CLI's, which the SDK does not read), else the
 * profile's. Complains of a wrong one, and of none where one is needed; then gives an empty text.
 */
async function findRegion(env, needed, profileRegion, complain) {
    const input = readText(env, 'aws-region');
    if (input !== '')
        return check(input, '', complain);
    if (!needed)
        return '';
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
        const region = env[name]?.trim();
        if (region)
            return check(region, `from ${name}: `, complain);
    }
    const region = await askProfile(profileRegion);
    if (region)
        return check(region, 'from the profile: ', complain);
    complain('', `no region is known; ${HOW}`);
    return '';
}
/** A profile that cannot be read tells no region; that it is broken will show with the credentials. */
async function askProfile(profileRegion) {
    try {
        return (await profileRegion())?.trim();
    }
    catch {
        return undefined;
    }
}
function check(region, from, complain) {
    if (isRegion(region))
        return region;
    const near = region.toLowerCase().replace(/[\s_]+/g, '-');
    complain(region, `${from}is no region; ${HOW}${isRegion(near) ? `; nearest: "${near}"` : ''}`);
    return '';
}

;// CONCATENATED MODULE: ./lib/inputs/functions.js
/** The inputs that say which functions: `function-name`, `qualifier`, `aws-region`. */






/** The functions that are listed. `profileRegion` is asked only where a function needs a region and nothing else tells. */
async function readFunctions(env, profileRegion, complaints) {
    const names = readNames(readText(env, 'function-name'), complaints.about('function-name'));
    const qualifier = readQualifier(readText(env, 'qualifier'), complaints.about('qualifier'));
    const needed = names.some(({ identifier }) => identifier.region === undefined);
    const region = await findRegion(env, needed, profileRegion, complaints.about('aws-region'));
    // With a wrong default qualifier, what is known of a function without its own is not enough to judge the other inputs.
    const known = complaints.has('qualifier') ? names.filter(({ identifier }) => identifier.qualifier) : names;
    return {
        listed: listTargets(known, { ...(qualifier !== undefined && { qualifier }), region }),
        complete: !complaints.has('function-name') && !complaints.has('qualifier'),
    };
}
function readNames(text, complain) {
    const entries = splitList(text);
    if (entries.length === 0)
        complain(text, 'is required; accepted: one or more names or ARNs, separated by new lines or commas');
    return entries.flatMap((entry) => {
        const read = parseIdentifier(entry);
        if (!('mistake' in read))
            return [{ text: entry, identifier: read }];
        complain(entry, read.mistake);
        return [];
    });
}
function readQualifier(text, complain) {
    if (text === '')
        return undefined;
    const mistake = findQualifierMistake(text);
    if (mistake !== undefined)
        complain(text, mistake);
    return text;
}
/** Provisioned concurrency is configured on a version or an alias; `$LATEST` is neither. */
function complainUnprovisionable(text, listed, complain) {
    const without = listed.filter(({ target: { qualifier } }) => !(0,targets_qualifier/* isVersion */.lF)(qualifier) && !(0,targets_qualifier/* isAlias */.Vj)(qualifier));
    if (without.length === 0)
        return;
    const names = without.map(({ target }) => `"${target.display}"`).join(', ');
    complain(text, `needs a version or an alias, and ${names} has none; accepted: "false", or functions as name:qualifier`);
}

;// CONCATENATED MODULE: ./lib/inputs/rates.js
/** A plain decimal number above 0; complains, and gives 1, where the text is none. */
function readRate(text, complain) {
    const rate = /^(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (rate > 0 && Number.isFinite(rate))
        return rate;
    complain(text, 'is no number above 0; accepted: a plain decimal number such as 10 or 0.5');
    return 1;
}

;// CONCATENATED MODULE: ./lib/inputs/words.js


/** One of the words, in the spelling of `accepted`; complains, and gives the first, where the text is none of them. */
function readWord(text, accepted, complain) {
    const word = findWord(text, accepted);
    if (word === undefined)
        complain(text, sayUnknown(text, accepted));
    return word ?? accepted[0];
}
/**
 * `any`, or the words of a list in Lambda's spelling, each once. `refused` are words that Lambda has but that cannot be
 * desired, with the reason.
 */
function readWords(text, accepted, complain, refused = new Map()) {
    const entries = splitList(text);
    if (entries.length === 1 && isWord(entries[0], 'any'))
        return 'any';
    if (entries.length === 0)
        complain(text, `names nothing; accepted: ${sayList([...accepted, 'any'])}`);
    return Object.freeze([...new Set(entries.flatMap((entry) => words_readEntry(entry, accepted, complain, refused)))]);
}
function words_readEntry(entry, accepted, complain, refused) {
    const word = findWord(entry, accepted);
    if (word !== undefined)
        return [word];
    complain(entry, sayWhyNot(entry, accepted, refused));
    return [];
}
function sayWhyNot(entry, accepted, refused) {
    if (isWord(entry, 'any'))
        return `cannot stand beside other words; accepted: "any" alone, or a list of ${accepted.join(', ')}`;
    const reason = refused.get(findWord(entry, [...refused.keys()]) ?? '');
    return reason ? `${reason}; accepted: ${sayList([...accepted, 'any'])}` : sayUnknown(entry, [...accepted, 'any']);
}
/** YAML 1.2's booleans and no others (core schema, 10.3.2); as `getBooleanInput` of @actions/core reads them. */
function readBoolean(text, complain) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (!['false', 'False', 'FALSE'].includes(text))
        complain(text, sayNoBoolean(text));
    return false;
}
/** The booleans of YAML 1.1 and of shells are nearest by meaning, not by spelling. */
function sayNoBoolean(text) {
    const word = text.toLowerCase();
    const meant = ['yes', 'y', 'on', '1'].includes(word)
        ? 'true'
        : ['no', 'n', 'off', '0'].includes(word)
            ? 'false'
            : undefined;
    return `is no boolean; accepted: true or false; nearest: "${meant ?? findNearest(text, ['true', 'false'])}"`;
}
function sayUnknown(text, accepted) {
    return `is not known; accepted: ${sayList(accepted)}; nearest: "${findNearest(text, accepted)}"`;
}
const sayList = (words) => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
const isWord = (text, word) => text?.toLowerCase() === word.toLowerCase();
const findWord = (text, words) => words.find((word) => isWord(text, word));

;// CONCATENATED MODULE: ./lib/inputs/reader.js
/** All inputs at once: the step's environment in, Settings out. */










const DURATIONS = ['timeout', 'poll-interval', 'stable-for', 'not-found-grace'];
const REFUSED_STATES = new Map([['Failed', 'cannot be desired: a function in this State never becomes ready']]);
/**
 * Reads every input of the step and the region that the environment gives.
 * Gives deeply frozen settings. Throws `BadInputs` with all mistakes of all inputs, in the order of the inputs.
 */
async function readSettings(env, deps) {
    const complaints = openComplaints();
    const functions = await readFunctions(env, deps.profileRegion, complaints);
    const settings = { awaited: await readAwaited(env, functions, deps, complaints), ...readManner(env, complaints) };
    const problems = complaints.list();
    if (problems.length > 0)
        throw new BadInputs(problems);
    return Object.freeze(settings);
}
/** Each function with what is awaited of it. */
async function readAwaited(env, functions, deps, complaints) {
    const shared = readShared(env, functions, complaints);
    const digests = await readCode(env, functions, deps.readFile, complaints);
    const versions = readVersions(readText(env, 'expected-version'), functions, complaints.about('expected-version'));
    const awaited = functions.listed.map(({ target }, at) => {
        const codeSha256 = digests[at];
        const version = versions[at];
        const own = { ...(codeSha256 !== undefined && { codeSha256 }), ...(version !== undefined && { version }) };
        return Object.freeze({ target, desired: Object.freeze({ ...shared, ...own }) });
    });
    return Object.freeze(awaited);
}
/** What is awaited of every function alike. */
function readShared(env, { listed }, { about }) {
    const text = (name) => readText(env, name);
    const provisioned = 'wait-for-provisioned-concurrency';
    const provisionedConcurrency = readBoolean(text(provisioned), about(provisioned));
    if (provisionedConcurrency)
        complainUnprovisionable(text(provisioned), listed, about(provisioned));
    const update = 'desired-last-update-status';
    return {
        states: readWords(text('desired-state'), STATES, about('desired-state'), REFUSED_STATES),
        lastUpdateStatuses: readWords(text(update), LAST_UPDATE_STATUSES, about(update)),
        provisionedConcurrency,
        onInactive: readWord(text('on-inactive'), ['fail', 'wait', 'wake'], about('on-inactive')),
        stableForMs: readDuration(text('stable-for'), about('stable-for')),
        notFoundGraceMs: readDuration(text('not-found-grace'), about('not-found-grace')),
    };
}
/** The digest expected of each function, whichever of the two inputs gives it. */
async function readCode(env, functions, readFile, { about }) {
    const given = readDigests(readText(env, 'expected-code-sha256'), functions, about('expected-code-sha256'));
    const complain = about('expected-code-file');
    const text = readText(env, 'expected-code-file');
    const taken = await readFileDigests(text, functions, complain, readFile);
    const both = findBoth(functions.listed, given, taken);
    if (both.length > 0)
        complain(text, `stands beside expected-code-sha256 for ${both.join(', ')}; accepted: one of the two for a function`);
    return functions.listed.map((_, at) => given[at] ?? taken[at]);
}
/** How the step goes about it. */
function readManner(env, { about }) {
    const text = (name) => readText(env, name);
    const commitStatus = text('commit-status');
    return {
        timeoutMs: readDuration(text('timeout'), about('timeout')),
        pollInterval: readInterval(text('poll-interval'), about('poll-interval')),
        failFast: readBoolean(text('fail-fast'), about('fail-fast')),
        maxRequestsPerSecond: readRate(text('max-requests-per-second'), about('max-requests-per-second')),
        operation: readWord(text('operation'), ['auto', 'GetFunction', 'GetFunctionConfiguration'], about('operation')),
        summary: readBoolean(text('summary'), about('summary')),
        ...(commitStatus !== '' && { commitStatus }),
        githubToken: text('github-token'),
        remarks: Object.freeze([
            ...DURATIONS.flatMap((name) => remarkOnSeconds(name, text(name)) ?? []),
            ...remarkOnStability(text('stable-for'), text('timeout')),
        ]),
    };
}
/** Not refused, because a look at the end of the timeout still tells what is wrong; but surely not what was meant. */
function remarkOnStability(stableFor, timeout) {
    const stableForMs = parseDuration(stableFor) ?? 0;
    const hopeless = stableForMs > 0 && stableForMs >= (parseDuration(timeout) ?? 0);
    return hopeless
        ? [`stable-for: "${stableFor}" is not shorter than timeout ("${timeout}"): nothing can become ready`]
        : [];
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/LambdaClient.js + 11 modules
var LambdaClient = __webpack_require__(3913);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js + 5 modules
var node_http_handler = __webpack_require__(3291);
;// CONCATENATED MODULE: ./lib/version.js
/** The action's version, as in package.json (a test compares them); the user agent names it. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/lambda/client.js
/**
 * A client per region. This room is the only one that knows the AWS SDK: it turns answers into what was seen, and faults
 * into trouble, in the words of `verdict`.
 */





/** Without one the SDK writes its warnings to the console, on successful runs too. What matters comes as an error. */
const SILENT = { trace() { }, debug() { }, info() { }, warn() { }, error() { } };
/** Proxies by Node's own agents: the SDK reads none of HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
function openEndpoint(region, env, onRequest) {
    const agent = { keepAlive: true, proxyEnv: env };
    const client = new LambdaClient/* LambdaClient */.N({
        region,
        // The wait owns the retries: it alone knows the budget and the deadline.
        maxAttempts: 1,
        logger: SILENT,
        requestHandler: new node_http_handler/* NodeHttpHandler */.$({ httpAgent: new external_node_http_.Agent(agent), httpsAgent: new external_node_https_.Agent(agent) }),
        customUserAgent: [['lambda-state-action', VERSION]],
    });
    // It would copy every answer for the logger, secrets and all.
    client.middlewareStack.remove('loggerMiddleware');
    client.middlewareStack.add((next) => (args) => {
        const answer = next(args);
        onRequest();
        return answer;
    }, { step: 'deserialize', priority: 'low', name: 'tellOfRequest' });
    return { region, client, reached: false };
}
class Endpoints {
    #env;
    #open = new Map();
    #onRequest;
    /** `onRequest` is called whenever a request is signed and handed over to be sent. */
    constructor(env, onRequest = () => { }) {
        this.#env = env;
        this.#onRequest = onRequest;
    }
    in(region) {
        const known = this.#open.get(region) ?? openEndpoint(region, this.#env, this.#onRequest);
        this.#open.set(region, known);
        return known;
    }
    /** Gives back every connection. */
    close() {
        for (const { client } of this.#open.values())
            client.destroy();
    }
}
/** The region of the profile in use (AWS_PROFILE, ~/.aws/config), by the SDK's own rules; undefined where it has none. */
async function profileRegion() {
    const client = new LambdaClient/* LambdaClient */.N({});
    try {
        return await client.config.region();
    }
    catch {
        return undefined;
    }
    finally {
        client.destroy();
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/GetFunctionCommand.js
var GetFunctionCommand = __webpack_require__(8628);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/GetFunctionConfigurationCommand.js
var GetFunctionConfigurationCommand = __webpack_require__(1006);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/GetProvisionedConcurrencyConfigCommand.js
var GetProvisionedConcurrencyConfigCommand = __webpack_require__(513);
;// CONCATENATED MODULE: ./lib/waiting/turns.js
/** No answer came in time. */
class NoAnswer extends Error {
    name = 'NoAnswer';
}
/** The wait for this function is over; what was asked is of no use any more. */
class Over extends Error {
    name = 'Over';
}
class Turns {
    #waiting = [];
    #pace;
    constructor(pace) {
        this.#pace = pace;
    }
    /** Resolves when a request may start; rejects with `Over` when `signal` is aborted before. */
    next(lane, signal) {
        return new Promise((resolve, reject) => {
            const leave = () => {
                signal.removeEventListener('abort', giveUp);
                const place = this.#waiting.indexOf(turn);
                if (place >= 0)
                    this.#waiting.splice(place, 1);
            };
            const giveUp = () => {
                leave();
                reject(new Over());
            };
            const begin = () => {
                leave();
                resolve();
            };
            const turn = { lane, begin };
            if (signal.aborted)
                return giveUp();
            signal.addEventListener('abort', giveUp);
            this.#waiting.push(turn);
        });
    }
    /** Lets the first request begin that may at `nowMs`; says whether there was one. */
    grant(nowMs) {
        const turn = this.#waiting.find(({ lane }) => this.#pace.freeAtMs(lane) <= nowMs);
        if (!turn)
            return false;
        this.#pace.take(turn.lane, nowMs);
        turn.begin();
        return true;
    }
    isEmpty() {
        return this.#waiting.length === 0;
    }
    /** The first moment at which one of those that wait may begin; Infinity where none waits. */
    nextAtMs() {
        return Math.min(...this.#waiting.map(({ lane }) => this.#pace.freeAtMs(lane)));
    }
}
/** Runs `send` for at most `limitMs`, even where it is deaf to its signal; gives back its timer and its listener whatever happens. */
async function limited(send, limitMs, clock, over) {
    if (over.aborted)
        throw new Over();
    const giveUp = new AbortController();
    const settled = new AbortController();
    let end = (_why) => { };
    const givenUp = new Promise((_, reject) => {
        end = (why) => {
            giveUp.abort(why);
            reject(why);
        };
    });
    const onOver = () => end(new Over());
    over.addEventListener('abort', onOver);
    const bell = clock.sleep(limitMs, settled.signal).then(() => {
        if (!settled.signal.aborted)
            end(new NoAnswer(`no answer within ${limitMs / 1_000} s`));
    });
    try {
        return await Promise.race([send(giveUp.signal), givenUp]);
    }
    catch (error) {
        throw giveUp.signal.aborted ? giveUp.signal.reason : error;
    }
    finally {
        over.removeEventListener('abort', onOver);
        // Without a reason of its own, each abort makes an error with a stack: 1,000 functions wait long enough to feel it.
        settled.abort('settled');
        await bell;
    }
}

;// CONCATENATED MODULE: ./lib/lambda/answer.js
/**
 * Reads an answer's body before the SDK does: bounded, and only where it can be one of Lambda's. A 2xx that is cut,
 * empty, no JSON or too long is no answer; the SDK would take an empty one for a function without any field.
 */
/** Lambda's answers have a few kB; a megabyte is none of Lambda's. */
const LONGEST_BYTES = 1_048_576;
/** An answer that cannot be one of Lambda's. The message says what was wrong with it, and quotes nothing of it. */
class BrokenAnswer extends Error {
    name = 'BrokenAnswer';
}
/** Adds the reading to a command's stack; `answer` is filled as soon as something came back. `mayBeAnything`: the body of an Invoke. */
function readInto(answer, stack, mayBeAnything = false) {
    const it = stack;
    it.add((next) => async (args) => {
        answer.endpoint = originOf(args.request);
        const result = await next(args);
        const response = result.response;
        answer.status = response.statusCode;
        answer.headers = response.headers;
        const bytes = await readBody(response);
        answer.isJson = isJsonObject(bytes);
        response.body = bytes;
        if (response.statusCode < 300 && !answer.isJson && !mayBeAnything)
            throw new BrokenAnswer(describeBroken(bytes));
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'readAnswer' });
}
function originOf({ protocol, hostname, port }) {
    return `${protocol}//${hostname}${port ? `:${port}` : ''}`;
}
async function readBody(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of (response.body ?? [])) {
        length += chunk.length;
        if (length > LONGEST_BYTES)
            throw new BrokenAnswer('the answer is longer than 1 MiB');
        chunks.push(chunk);
    }
    const announced = response.headers['content-length'];
    if (announced !== undefined && Number(announced) !== length)
        throw new BrokenAnswer('the answer was cut');
    return Buffer.concat(chunks);
}
function isJsonObject(bytes) {
    try {
        const value = JSON.parse(bytes.toString('utf8'));
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
    catch {
        return false;
    }
}
function describeBroken(bytes) {
    return bytes.length === 0 ? 'the answer was empty' : 'the answer was no JSON object, or was cut';
}

;// CONCATENATED MODULE: ./lib/lambda/trouble.js

/** The SDK's names for being throttled (`@smithy/service-error-classification`), and Lambda's own. */
const THROTTLED = new Set([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
]);
const DENIED = new Set([
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'UnauthorizedOperation',
    'NotAuthorized',
]);
const SIGNATURE = new Set([
    'AuthFailure',
    'InvalidSignatureException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
]);
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);
const INVALID = new Set([
    'IncompleteSignature',
    'IncompleteSignatureException',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidToken',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'OptInRequired',
    'UnrecognizedClientException',
]);
/** Never reached: name resolution, refused, no route, a proxy that gives no tunnel, an endpoint that is no URL (Node's codes). */
const UNREACHED = new Set([
    'EADDRNOTAVAIL',
    'EAI_AGAIN',
    'EAI_FAIL',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'ERR_INVALID_URL',
    'ERR_PROXY_INVALID_CONFIG',
    'ERR_PROXY_TUNNEL',
]);
/** Node's codes for a certificate that is not trusted, and for a peer that speaks no TLS. */
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$)/;
/** Turns whatever a request was rejected with into trouble. Keeps the error's name and message, and nothing else of it. */
function troubleOf(error, answer, circumstances) {
    const { operation } = circumstances;
    const name = nameOf(error);
    const asked = {
        operation,
        ...(name !== undefined && { name }),
        ...(answer.status !== undefined && { status: answer.status }),
        message: messageOf(error),
    };
    if (answer.status === undefined)
        return withoutAnswer(error, asked, circumstances);
    const kind = error instanceof BrokenAnswer ? 'passing' : kindOf(name, answer);
    if (kind !== 'throttled')
        return { kind, ...asked };
    const retryAfterMs = readRetryAfter(answer.headers);
    return { kind, ...asked, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
function withoutAnswer(error, asked, { reached, endpoint, triedAtMs }) {
    const code = codesOf(error).find((c) => UNREACHED.has(c) || TLS.test(c));
    if (reached || code === undefined)
        return { kind: 'passing', ...asked };
    return { kind: 'unreachable', ...asked, name: code, endpoint, tls: TLS.test(code), sinceMs: triedAtMs };
}
/** The kind of a fault that has a status. Without a name it is Lambda's only if it looks like one of AWS's answers. */
function kindOf(name, answer) {
    const status = answer.status ?? 0;
    if (name !== undefined) {
        if (THROTTLED.has(name))
            return 'throttled';
        if (name === 'ResourceNotFoundException')
            return 'not-found';
        if (DENIED.has(name))
            return 'permission';
        if (SIGNATURE.has(name))
            return 'signature';
        if (EXPIRED.has(name))
            return 'expired';
        if (INVALID.has(name))
            return 'invalid-credentials';
    }
    if (status === 429)
        return 'throttled';
    if (status < 400 || status >= 500)
        return 'passing';
    if (name !== undefined)
        return 'rejected';
    return isOfAws(answer) ? byStatus(status) : 'passing';
}
function isOfAws({ headers, isJson }) {
    return isJson === true && headers?.['x-amzn-requestid'] !== undefined;
}
function byStatus(status) {
    if (status === 403)
        return 'permission';
    return status === 404 ? 'not-found' : 'rejected';
}
/** Names that the SDK or Node make up where nothing gave one. */
const NO_NAMES = new Set([
    'Error',
    'RangeError',
    'SyntaxError',
    'TypeError',
    'Unknown',
    'UnknownError',
    'LambdaServiceException',
    'BrokenAnswer',
    'NoAnswer',
    'AbortError',
]);
function nameOf(error) {
    const name = error instanceof Error ? error.name : undefined;
    return name === undefined || NO_NAMES.has(name) || /^\d*$/.test(name) ? undefined : name;
}
/** Node puts the causes of a failed connection to several addresses into `errors`. */
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    const { code, errors, cause } = error;
    return [code, ...(errors ?? []).flatMap(codesOf), ...(cause === undefined ? [] : codesOf(cause))].filter((c) => typeof c === 'string');
}
/** What the error says, without anything that it quotes of an answer. */
function messageOf(error) {
    if (!(error instanceof Error))
        return '';
    // The parser quotes the answer, and the SDK adds advice for programmers.
    if (error.name === 'SyntaxError')
        return 'the answer was no JSON';
    if (error.name === 'RangeError')
        return 'the answer was nested too deep';
    // The SDK hands on whatever the answer has as its message.
    if (typeof error.message !== 'string')
        return error.name;
    const first = error.errors?.[0];
    return error.message || (first === undefined ? error.name : messageOf(first));
}
/** `Retry-After` in ms: seconds, or a date (RFC 9110, 10.2.3), which counts from the date of the answer itself. */
function readRetryAfter(headers = {}) {
    const value = headers['retry-after']?.trim();
    if (!value)
        return undefined;
    if (/^\d+(\.\d+)?$/.test(value))
        return Number(value) * 1_000;
    const ms = Date.parse(value) - Date.parse(headers.date ?? '');
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

;// CONCATENATED MODULE: ./lib/lambda/asking.js



/** Asks once, and once more where the signature was refused: the SDK corrects its clock by that answer. Rejects with `Over` alone. */
async function askLambda(endpoint, request, ask, nowMs) {
    const first = await askOnce(endpoint, request, ask, nowMs);
    return 'trouble' in first && first.trouble.kind === 'signature' ? askOnce(endpoint, request, ask, nowMs) : first;
}
async function askOnce(endpoint, request, ask, nowMs) {
    const answer = {};
    const credentials = await readCredentials(endpoint, request.operation, ask);
    if ('kind' in credentials)
        return { trouble: credentials, answer, error: undefined };
    endpoint.triedAtMs ??= nowMs();
    try {
        const output = await ask.request(request.lane, (signal) => send(endpoint.client, request, answer, signal));
        endpoint.reached = true;
        return { ok: request.read(output) };
    }
    catch (error) {
        if (error instanceof Over)
            throw error;
        const trouble = diagnose(endpoint, request.operation, error, answer);
        return { trouble: { ...trouble, message: withoutKeys(trouble.message, credentials) }, answer, error };
    }
}
function send(client, request, answer, abortSignal) {
    const command = request.command();
    readInto(answer, command.middlewareStack, request.mayBeAnything);
    return client.send(command, { abortSignal });
}
function diagnose(endpoint, operation, error, answer) {
    const trouble = troubleOf(error, answer, {
        operation,
        endpoint: answer.endpoint ?? 'set by AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL or the profile',
        reached: endpoint.reached,
        triedAtMs: endpoint.triedAtMs ?? 0,
    });
    // An answer or a reset shows that something is there. DNS, a refusal, TLS and silence do not: name resolution hangs too.
    const isSilent = error instanceof NoAnswer && answer.status === undefined;
    endpoint.reached ||= trouble.kind !== 'unreachable' && !isSilent;
    return trouble;
}
/** Resolved before a turn is taken, so that the request starts when its turn comes. The SDK keeps them until they expire. */
async function readCredentials({ client }, operation, ask) {
    try {
        return await ask.prepare(() => client.config.credentials());
    }
    catch (error) {
        if (error instanceof Over)
            throw error;
        return credentialsTrouble(error, operation);
    }
}
/** AWS quotes the request whose signature it refuses, and the session token is one of its headers. An emulator's `test` is no key. */
function withoutKeys(message, { accessKeyId, secretAccessKey, sessionToken = '' }) {
    const keys = [accessKeyId, secretAccessKey, sessionToken].filter((key) => key.length >= 16);
    return keys.reduce((text, key) => text.replaceAll(key, '***'), message);
}
/** Node's codes for connections that break off, and for name resolution that may do better the next time. */
const MOMENTARY = new Set(['EAI_AGAIN', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** A source that fails for the moment (5xx, throttled, silence, a reset) is asked again; everything else is final. */
function credentialsTrouble(error, operation) {
    const name = error instanceof Error ? error.name : '';
    const asked = { operation, ...(name && { name }) };
    // Without the status: it is not Lambda's answer.
    if (isMomentary(error, name))
        return { kind: 'passing', ...asked, message: `the source of the credentials: ${messageOf(error)}` };
    const message = messageOf(error);
    if (/^ExpiredToken/.test(name))
        return { kind: 'expired', ...asked, message };
    // The SDK's own error says that no source has any; any other is a source that was asked and refused.
    return { kind: name === 'CredentialsProviderError' ? 'no-credentials' : 'invalid-credentials', ...asked, message };
}
function isMomentary(error, name) {
    const status = error.$metadata?.httpStatusCode ?? 0;
    if (error instanceof NoAnswer || status === 429 || status >= 500)
        return true;
    return THROTTLED.has(name) || name === 'TimeoutError' || codesOf(error).some((code) => MOMENTARY.has(code));
}

;// CONCATENATED MODULE: ./lib/lambda/look.js
/** A look at a function: what Lambda shows of it, by named fields only. */


/** The contract's second from one GetFunctionConfiguration to the next. */
const CONFIGURATION_GAP_MS = 1_000;
/** `operation`: the input. */
function viewerOf(target, operation, provisionedConcurrency, endpoints) {
    return {
        target,
        endpoint: endpoints.in(target.region),
        operation: operation === 'auto' ? 'GetFunction' : operation,
        configurationAtMs: Number.NEGATIVE_INFINITY,
        mayStandIn: operation === 'auto',
        provisionedConcurrency,
    };
}
/** The quotas that a look counts on, and when the next may be. */
function planOf({ operation, provisionedConcurrency, configurationAtMs }) {
    const lane = operation === 'GetFunctionConfiguration' ? 'control' : 'own';
    const lanes = provisionedConcurrency ? [lane, 'control'] : [lane];
    return { lanes, notBeforeMs: configurationAtMs + CONFIGURATION_GAP_MS };
}
/** Looks once. Both requests of a look at provisioned concurrency go out together: neither waits for the other. */
async function look(viewer, ask, nowMs) {
    const [shown, provisioned] = await Promise.all([
        askForFunction(viewer, ask, nowMs),
        viewer.provisionedConcurrency ? askForProvisioned(viewer, ask, nowMs) : undefined,
    ]);
    const trouble = troubleIn(shown) ?? troubleIn(provisioned);
    return Object.freeze({
        ...('ok' in shown && { seen: shown.ok }),
        ...(provisioned && 'ok' in provisioned && { provisioned: provisioned.ok }),
        ...(trouble && { trouble }),
    });
}
function troubleIn(answered) {
    return answered && 'trouble' in answered ? answered.trouble : undefined;
}
async function askForFunction(viewer, ask, nowMs) {
    const answered = await askLambda(viewer.endpoint, requestFor(viewer, nowMs), ask, nowMs);
    if (troubleIn(answered)?.kind !== 'permission' || !viewer.mayStandIn || viewer.operation !== 'GetFunction')
        return answered;
    viewer.operation = 'GetFunctionConfiguration';
    return askLambda(viewer.endpoint, requestFor(viewer, nowMs), ask, nowMs);
}
function requestFor(viewer, nowMs) {
    const { target, operation } = viewer;
    return operation === 'GetFunction'
        ? {
            operation,
            lane: 'own',
            command: () => new GetFunctionCommand/* GetFunctionCommand */.Y(identify(target)),
            read: (output) => seenOf(output.Configuration ?? {}, output.Concurrency?.ReservedConcurrentExecutions),
        }
        : {
            operation,
            lane: 'control',
            command: () => {
                viewer.configurationAtMs = nowMs();
                return new GetFunctionConfigurationCommand/* GetFunctionConfigurationCommand */.q(identify(target));
            },
            read: (output) => seenOf(output),
        };
}
async function askForProvisioned({ target, endpoint }, ask, nowMs) {
    const answered = await askLambda(endpoint, provisionedRequest(target), ask, nowMs);
    const isMissing = troubleIn(answered)?.name === 'ProvisionedConcurrencyConfigNotFoundException';
    return isMissing ? { ok: Object.freeze({}) } : answered;
}
function provisionedRequest(target) {
    return {
        operation: 'GetProvisionedConcurrencyConfig',
        lane: 'control',
        command: () => new GetProvisionedConcurrencyConfigCommand/* GetProvisionedConcurrencyConfigCommand */.D({ FunctionName: target.functionName, Qualifier: target.qualifier }),
        read: (output) => keep({
            status: textOf(output.Status) ?? '',
            statusReason: textOf(output.StatusReason),
            requested: numberOf(output.RequestedProvisionedConcurrentExecutions),
            allocated: numberOf(output.AllocatedProvisionedConcurrentExecutions),
        }),
    };
}
/** What Lambda is asked for; the qualifier goes apart, since a bare name may not carry it in every operation. */
function identify({ functionName, qualifier }) {
    return { FunctionName: functionName, ...(qualifier !== undefined && { Qualifier: qualifier }) };
}
/** The one place where fields are taken from an answer. Environment, the code's link, tags and all else stay behind. */
function seenOf(configuration, reservedConcurrency) {
    return keep({
        state: textOf(configuration.State),
        stateReason: textOf(configuration.StateReason),
        stateReasonCode: textOf(configuration.StateReasonCode),
        lastUpdateStatus: textOf(configuration.LastUpdateStatus),
        lastUpdateStatusReason: textOf(configuration.LastUpdateStatusReason),
        lastUpdateStatusReasonCode: textOf(configuration.LastUpdateStatusReasonCode),
        functionArn: textOf(configuration.FunctionArn),
        version: textOf(configuration.Version),
        codeSha256: textOf(configuration.CodeSha256),
        revisionId: textOf(configuration.RevisionId),
        lastModified: textOf(configuration.LastModified),
        packageType: textOf(configuration.PackageType),
        logGroup: textOf(configuration.LoggingConfig?.LogGroup),
        snapStart: textOf(configuration.SnapStart?.ApplyOn),
        reservedConcurrency: numberOf(reservedConcurrency),
    });
}
/** The SDK hands on what is of another type than documented. It is a value that is not known: shown, and waited on. */
function textOf(value) {
    if (value === undefined || value === null)
        return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
}
const numberOf = (value) => (typeof value === 'number' ? value : undefined);
/** Leaves out what is absent. */
function keep(fields) {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.freeze(Object.fromEntries(present));
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/InvokeCommand.js
var InvokeCommand = __webpack_require__(2532);
;// CONCATENATED MODULE: ./lib/lambda/wake.js
/** The wake: one Invoke, whose refusals while Lambda begins to restore the function are what it is for. */




/** Refusals that mean: Lambda restores the function now (each seen in the field, with several statuses). */
const RESTORING = new Set([
    'ResourceNotReadyException',
    'CodeArtifactUserPendingException',
    'SnapStartNotReadyException',
]);
/** Invokes once with `{}`. An answer of the function itself, an error of its own included, is a wake too. */
async function wake({ target, endpoint }, ask, nowMs) {
    const answered = await askLambda(endpoint, {
        operation: 'Invoke',
        lane: 'own',
        command: () => new InvokeCommand/* InvokeCommand */.m({ ...identify(target), InvocationType: 'RequestResponse', Payload: Buffer.from('{}') }),
        read: () => true,
        mayBeAnything: true,
    }, ask, nowMs);
    return { wake: 'ok' in answered ? 'accepted' : judgeRefusal(answered) };
}
function judgeRefusal({ trouble, error }) {
    if (trouble.name !== undefined && RESTORING.has(trouble.name))
        return 'accepted';
    // The function may be running for long: to ask again could run it twice, and the looks tell whether it woke.
    if (error instanceof NoAnswer && trouble.kind === 'passing')
        return 'accepted';
    // The function has run, though its answer is too long or was cut.
    if (trouble.kind === 'passing' && trouble.status !== undefined && trouble.status < 300)
        return 'accepted';
    const reason = error?.Reason;
    if (reason !== 'ReservedFunctionConcurrentInvocationLimitExceeded')
        return trouble;
    const { operation, name, status, message } = trouble;
    return {
        kind: 'no-capacity',
        operation,
        ...(name && { name }),
        ...(status && { status }),
        message: message || reason,
    };
}

// EXTERNAL MODULE: ./lib/verdict/readiness.js
var readiness = __webpack_require__(7905);
;// CONCATENATED MODULE: ./lib/verdict/memory.js

/** Nothing is known yet. */
const NOTHING = Object.freeze({});
/** Folds a look, answered at `atMs` on the wait's clock, into what is remembered. */
function remember(desired, before, look, atMs) {
    const { trouble: _past, ...lasting } = before;
    return Object.freeze({
        ...lasting,
        ...(look.seen && rememberSeen(desired, before, look.seen, atMs)),
        ...(look.provisioned && rememberProvisioned(before, look.provisioned, atMs)),
        ...(look.trouble && { trouble: look.trouble }),
        ...rememberNotFound(before, look, atMs),
        ...rememberAsDesired(desired, before, look, atMs),
    });
}
function rememberSeen(desired, before, seen, atMs) {
    const updateEnded = before.seen?.lastUpdateStatus === 'InProgress' && seen.lastUpdateStatus !== 'InProgress';
    return {
        seen,
        seenAtMs: atMs,
        ...rememberExpected(desired, before, seen),
        ...(updateEnded && { updateEndedAtMs: atMs }),
        ...(before.wake && { wake: sinceTheWake(before.wake, seen) }),
    };
}
function rememberExpected(desired, before, seen) {
    if (seen.lastUpdateStatus === 'Failed' || seen.state === 'Failed')
        return { expectedCodeWasSeen: false, expectedVersionWasSeen: false };
    const { codeSha256, version } = desired;
    return {
        expectedCodeWasSeen: before.expectedCodeWasSeen || (codeSha256 !== undefined && (0,readiness/* hasExpectedCode */.kY)(desired, seen)),
        expectedVersionWasSeen: before.expectedVersionWasSeen || (version !== undefined && (0,readiness/* hasExpectedVersion */.ZY)(desired, seen)),
    };
}
function sinceTheWake(wake, seen) {
    if (wake.kind === 'again')
        return wake;
    return {
        ...wake,
        leftInactive: wake.leftInactive || (seen.state !== undefined && seen.state !== 'Inactive'),
        wasPending: wake.wasPending || seen.state === 'Pending',
    };
}
function rememberProvisioned(before, provisioned, atMs) {
    const configured = provisioned.status !== undefined;
    return { provisioned, unprovisionedSinceMs: configured ? undefined : (before.unprovisionedSinceMs ?? atMs) };
}
/** A passing trouble tells nothing of the function, so it neither begins nor breaks a run. */
function rememberNotFound(before, look, atMs) {
    if (look.trouble?.kind === 'not-found')
        return { notFound: { sinceMs: before.notFound?.sinceMs ?? atMs, trouble: look.trouble } };
    return look.seen ? { notFound: undefined } : {};
}
/**
 * "Not found" and anything that is not as desired break the run, a passing trouble does not. Nor is it unbroken across a
 * new RevisionId, which changes when an update begins and again when it ends: there was one between the two looks.
 */
function rememberAsDesired(desired, before, look, atMs) {
    if (look.trouble?.kind === 'not-found')
        return { asDesiredSinceMs: undefined };
    if (!look.seen)
        return {};
    const provisioned = look.provisioned ?? (look.trouble ? before.provisioned : undefined);
    if (!(0,readiness/* isAsDesired */.F8)(desired, look.seen, provisioned))
        return { asDesiredSinceMs: undefined };
    const unbroken = before.seen?.revisionId === look.seen.revisionId;
    return { asDesiredSinceMs: (unbroken ? before.asDesiredSinceMs : undefined) ?? atMs };
}

;// CONCATENATED MODULE: ./lib/verdict/judge.js


/** After a wake: how long a function may take to leave Inactive. */
const WAKE_GRACE_MS = 30_000;
/** After an update that was seen to end: how long Inactive is taken for a state on its way. */
const UPDATE_SETTLES_MS = 10_000;
/** How long an endpoint that was never reached is tried. */
const UNREACHABLE_MS = 30_000;
/**
 * What a look means: the first row that fits. The order is the contract's. States of the wake come in with `memory`.
 */
const TABLE = [
    // State is Failed, State is looked at
    ({ desired, seen }) => desired.states !== 'any' && seen.state === 'Failed' ? end('failed', 'state-failed') : undefined,
    // LastUpdateStatus is Failed, and not among the desired
    ({ desired, seen }) => seen.lastUpdateStatus === 'Failed' && !(0,readiness/* isDesired */.fp)(desired.lastUpdateStatuses, 'Failed')
        ? end('failed', 'update-failed')
        : undefined,
    // Deleting, Deactivating, Deactivated, not desired
    (sight) => isUndesired(sight, ['Deleting', 'Deactivating', 'Deactivated']) ? end('failed', 'going-away') : undefined,
    // ActiveNonInvocable of $LATEST, not desired, no update in progress (a published version goes on to Active)
    (sight) => isUndesired(sight, ['ActiveNonInvocable']) && !isUpdating(sight) && sight.seen.version === '$LATEST'
        ? end('failed', 'latest-not-invocable')
        : undefined,
    // Inactive, not desired, no update in progress, with another code than Idle, or again after the wake
    (sight) => isInactive(sight) && (!isIdle(sight.seen) || fellBack(sight.memory.wake))
        ? end('failed', 'inactive-fault')
        : undefined,
    // Inactive, likewise, Idle or no code
    (sight) => (isInactive(sight) ? judgeIdle(sight) : undefined),
    // the expected digest or version was reported before, another one is now, and no update failed (then it is forgotten)
    ({ desired, seen, memory }) => memory.expectedCodeWasSeen && seen.codeSha256 !== undefined && !(0,readiness/* hasExpectedCode */.kY)(desired, seen)
        ? end('superseded', 'superseded-code')
        : undefined,
    ({ desired, seen, memory }) => memory.expectedVersionWasSeen && seen.version !== undefined && !(0,readiness/* hasExpectedVersion */.ZY)(desired, seen)
        ? end('superseded', 'superseded-version')
        : undefined,
    // all as desired: ready, once it has held for stable-for
    ({ desired, seen, provisioned, memory, atMs }) => {
        if (!(0,readiness/* isAsDesired */.F8)(desired, seen, provisioned))
            return undefined;
        const stableAtMs = (memory.asDesiredSinceMs ?? atMs) + desired.stableForMs;
        return atMs >= stableAtMs ? end('ready', 'ready') : waitFor(stableAtMs);
    },
    // provisioned concurrency FAILED
    ({ provisioned }) => (provisioned?.status === 'FAILED' ? end('failed', 'provisioned-failed') : undefined),
    // none is configured: waited for as long as not-found-grace
    ({ desired, provisioned, memory, atMs }) => {
        if (!provisioned || provisioned.status !== undefined)
            return undefined;
        const graceEndsMs = (memory.unprovisionedSinceMs ?? atMs) + desired.notFoundGraceMs;
        return atMs >= graceEndsMs ? end('failed', 'provisioned-missing') : waitFor(graceEndsMs);
    },
];
/**
 * Judges one observation, made at `atMs` on the wait's clock, in the light of what is remembered.
 * Gives the verdict and what is to be remembered from now on.
 */
function judge(desired, before, observation, atMs) {
    return observation.wake === undefined
        ? judgeLook(desired, before, observation, atMs)
        : judgeWake(before, observation.wake, atMs);
}
function judgeLook(desired, before, look, atMs) {
    const memory = remember(desired, before, look, atMs);
    const byState = look.seen && judgeSeen({ desired, seen: look.seen, provisioned: look.provisioned, memory, atMs });
    const verdict = look.trouble && !isFinal(byState) ? judgeTrouble(look.trouble, desired, memory, atMs) : (byState ?? WAIT);
    return { verdict, memory: isWake(verdict) ? askWake(memory) : memory, news: isNews(before, memory) };
}
function judgeSeen(sight) {
    for (const row of TABLE) {
        const verdict = row(sight);
        if (verdict)
            return verdict;
    }
    return WAIT;
}
/** What a function's result is when the timeout ends before a verdict: what was seen last says more than the clock. */
function judgeTheEnd(memory) {
    if (memory.notFound)
        return end('not-found', 'not-found', memory.notFound.trouble);
    if (memory.trouble?.kind === 'unreachable')
        return end('error', 'trouble', memory.trouble);
    const { wake, seen, trouble } = memory;
    const refused = wake?.kind === 'again' && seen?.state === 'Inactive' ? wake.trouble : undefined;
    return end('timed-out', 'timeout', trouble ?? refused);
}
/** What goes wrong with a look: which troubles end the wait, and which need patience. */
function judgeTrouble(trouble, desired, memory, atMs) {
    switch (trouble.kind) {
        case 'not-found': {
            const graceEndsMs = (memory.notFound?.sinceMs ?? atMs) + desired.notFoundGraceMs;
            return atMs >= graceEndsMs ? end('not-found', 'not-found', trouble) : waitFor(graceEndsMs);
        }
        case 'permission':
        case 'expired':
        case 'invalid-credentials':
        case 'no-credentials':
        case 'signature':
            return end('denied', 'trouble', trouble);
        case 'rejected':
            return end('error', 'trouble', trouble);
        case 'unreachable': {
            const patienceEndsMs = trouble.sinceMs + UNREACHABLE_MS;
            return atMs >= patienceEndsMs ? end('error', 'trouble', trouble) : waitFor(patienceEndsMs);
        }
        case 'throttled':
        case 'passing':
        case 'no-capacity':
            return WAIT;
        default:
            return trouble;
    }
}
/** Idle: by `on-inactive`. */
function judgeIdle({ desired, memory, atMs }) {
    const settlesMs = (memory.updateEndedAtMs ?? Number.NEGATIVE_INFINITY) + UPDATE_SETTLES_MS;
    if (atMs < settlesMs)
        return waitFor(settlesMs);
    switch (desired.onInactive) {
        case 'fail':
            return end('inactive', 'idle');
        case 'wait':
            return WAIT;
        case 'wake':
            return judgeSleeper(memory.wake, atMs);
        default:
            return desired.onInactive;
    }
}
function judgeSleeper(wake, atMs) {
    switch (wake?.kind) {
        case undefined:
            return WAKE;
        case 'asked':
            return WAIT;
        case 'again':
            return atMs >= wake.notBeforeMs ? WAKE : waitFor(wake.notBeforeMs);
        case 'accepted': {
            const graceEndsMs = wake.atMs + WAKE_GRACE_MS;
            if (wake.leftInactive)
                return WAIT;
            return atMs >= graceEndsMs ? end('inactive', 'not-woken') : waitFor(graceEndsMs);
        }
        default:
            return wake;
    }
}
/** The answer to the wake. A refusal that is none of Lambda's own ways to begin restoring ends the wait. */
function judgeWake(before, wake, atMs) {
    if (wake === 'accepted') {
        const { leftInactive, wasPending } = before.wake?.kind === 'asked' ? before.wake : NOT_LEFT;
        const memory = { ...before, wake: { kind: 'accepted', atMs, leftInactive, wasPending } };
        return { verdict: WAIT, memory: Object.freeze(memory), news: true };
    }
    const verdict = judge_judgeRefusal(wake);
    const memory = isFinal(verdict) ? before : Object.freeze({ ...before, wake: againAfter(before.wake, wake, atMs) });
    return { verdict, memory, news: true };
}
function judge_judgeRefusal(trouble) {
    switch (trouble.kind) {
        case 'throttled':
        case 'passing':
        case 'unreachable':
            return WAIT;
        case 'no-capacity':
            return end('inactive', 'no-capacity', trouble);
        case 'permission':
        case 'expired':
        case 'invalid-credentials':
        case 'no-credentials':
        case 'signature':
            return end('denied', 'trouble', trouble);
        case 'not-found':
        case 'rejected':
            return end('failed', 'wake-refused', trouble);
        default:
            return trouble;
    }
}
/** Half a second, doubled at each try, 10 s at most; longer where Lambda asks for it. */
function againAfter(wake, trouble, atMs) {
    const tries = wake && 'tries' in wake ? wake.tries : 1;
    const backoffMs = Math.min(500 * 2 ** (tries - 1), 10_000);
    const askedMs = trouble.kind === 'throttled' ? (trouble.retryAfterMs ?? 0) : 0;
    return { kind: 'again', tries, notBeforeMs: atMs + Math.max(backoffMs, askedMs), trouble };
}
function askWake(memory) {
    const tries = memory.wake && 'tries' in memory.wake ? memory.wake.tries + 1 : 1;
    return Object.freeze({ ...memory, wake: { kind: 'asked', tries, ...NOT_LEFT } });
}
const NOT_LEFT = Object.freeze({ leftInactive: false, wasPending: false });
const isUndesired = ({ desired, seen }, states) => seen.state !== undefined && states.includes(seen.state) && !(0,readiness/* isDesired */.fp)(desired.states, seen.state);
const isUpdating = ({ seen }) => seen.lastUpdateStatus === 'InProgress';
const isInactive = (sight) => isUndesired(sight, ['Inactive']) && !isUpdating(sight);
const isIdle = (seen) => seen.stateReasonCode === undefined || seen.stateReasonCode === '' || seen.stateReasonCode === 'Idle';
const fellBack = (wake) => wake !== undefined && 'wasPending' in wake && wake.wasPending;
const WAIT = Object.freeze({ result: 'wait' });
const WAKE = Object.freeze({ result: 'wait', wake: true });
const waitFor = (lookByMs) => ({ result: 'wait', lookByMs });
function end(result, cause, trouble) {
    return Object.freeze({ result, cause, ...(trouble && { trouble }) });
}
const isWake = (verdict) => verdict.result === 'wait' && verdict.wake === true;
/** Whether a verdict ends the wait. */
function isFinal(verdict) {
    return verdict !== undefined && verdict.result !== 'wait';
}
/** The fields whose change people are told of. */
const TOLD = [
    'state',
    'stateReason',
    'stateReasonCode',
    'lastUpdateStatus',
    'lastUpdateStatusReason',
    'lastUpdateStatusReasonCode',
    'version',
    'codeSha256',
];
function isNews(before, now) {
    return ((before.seen === undefined) !== (now.seen === undefined) ||
        TOLD.some((field) => before.seen?.[field] !== now.seen?.[field]) ||
        before.provisioned?.status !== now.provisioned?.status ||
        (now.provisioned !== undefined && before.provisioned === undefined) ||
        before.trouble?.kind !== now.trouble?.kind);
}

;// CONCATENATED MODULE: ./lib/verdict/seen.js
/**
 * What one look at a function showed. The room `verdict` is the heart: what was seen, what is desired, and what that
 * means. It imports no other room, knows no SDK, no clock and no words for people.
 */
/** Whether a trouble holds for every function at the same endpoint: one answer settles it for all of them. */
function isSharedTrouble({ kind }) {
    return kind === 'unreachable' || kind === 'expired' || kind === 'invalid-credentials' || kind === 'no-credentials';
}

;// CONCATENATED MODULE: ./lib/waiting/clock.js
/** Node's timers wrap around above this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The real one. The step starts with the process, so its time origin is the start of the step. */
const realClock = {
    now: () => performance.now(),
    random: () => Math.random(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal.aborted)
            return resolve();
        const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
        signal.addEventListener('abort', end);
    }),
};

;// CONCATENATED MODULE: ./lib/waiting/backoff.js
/** Back-off with jitter, as a value: no counter to reset, no clock. */
/**
 * How long to wait after the n-th failure in a row: `firstMs` doubled each time up to `mostMs`, of which chance takes up
 * to a half so that many clients do not come back in step. `random` is in [0, 1).
 */
function backoffMs(nth, firstMs, mostMs, random) {
    const fullMs = Math.min(firstMs * 2 ** Math.min(nth - 1, 30), mostMs);
    return fullMs * (1 - random / 2);
}

;// CONCATENATED MODULE: ./lib/waiting/pace.js
/**
 * One budget for all requests, spread evenly, and what throttling makes of it. All functions slow down together and
 * recover together: the rate falls by a third when a request is refused, then climbs. Near the rate that was refused it
 * climbs slowly, since a quota that others share seldom grows within seconds; below and above that it climbs fast.
 */

/** Of the shared quota of 15 a second, a good neighbour takes a third. */
const CONTROL_PER_SECOND = 5;
/** However often Lambda refuses: a request a second is kind to any quota, and notices when there is room again. */
const SLOWEST_PER_SECOND = 1;
const LONGEST_PAUSE_MS = 1_000;
/** What a refusal leaves of the rate. */
const CUT = 0.66;
/** Growth of the rate: per second near the rate that was refused, and per answer elsewhere. */
const SLOWLY = 1.02;
const FAST = 1.25;
class Pace {
    #most;
    #random;
    #rate;
    #ceiling = Number.POSITIVE_INFINITY;
    #nextMs = 0;
    #nextControlMs = 0;
    #pausedUntilMs = 0;
    #refusedInARow = 0;
    #cutAtMs = Number.NEGATIVE_INFINITY;
    #grownAtMs = 0;
    constructor(maxRequestsPerSecond, random) {
        this.#most = maxRequestsPerSecond;
        this.#rate = maxRequestsPerSecond;
        this.#random = random;
    }
    /** The least time between two requests of a lane now. */
    gapMs(lane) {
        const rate = lane === 'control' ? Math.min(this.#rate, CONTROL_PER_SECOND) : this.#rate;
        return 1_000 / rate;
    }
    /** The first moment at which a request of this lane may start. */
    freeAtMs(lane) {
        return Math.max(this.#nextMs, this.#pausedUntilMs, lane === 'control' ? this.#nextControlMs : 0);
    }
    /** A request of this lane starts at `nowMs`. */
    take(lane, nowMs) {
        this.#nextMs = nowMs + 1_000 / this.#rate;
        if (lane === 'control')
            this.#nextControlMs = nowMs + this.gapMs('control');
    }
    /** A request was answered, by anything but a refusal for its rate. */
    answered(nowMs) {
        const seconds = Math.min((nowMs - this.#grownAtMs) / 1_000, 1);
        this.#refusedInARow = 0;
        this.#grownAtMs = nowMs;
        const isNear = this.#rate > this.#ceiling * CUT * 0.99 && this.#rate < this.#ceiling * 1.1;
        this.#rate = Math.min(this.#most, this.#rate * (isNear ? SLOWLY ** seconds : FAST));
    }
    /** A request that started at `startedMs` was refused for its rate. Those that were under way then tell nothing new. */
    refused(startedMs, nowMs, retryAfterMs = 0) {
        this.#pause(nowMs + retryAfterMs);
        if (startedMs < this.#cutAtMs)
            return;
        this.#refusedInARow += 1;
        // Refusals in a row are one event: its first tells at which rate it began.
        if (this.#refusedInARow === 1)
            this.#ceiling = this.#rate;
        this.#cutAtMs = nowMs;
        this.#grownAtMs = nowMs;
        this.#rate = Math.max(Math.min(SLOWEST_PER_SECOND, this.#most), this.#rate * CUT);
        this.#pause(nowMs + backoffMs(this.#refusedInARow, 500, LONGEST_PAUSE_MS, this.#random()));
    }
    #pause(untilMs) {
        this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
    }
}

;// CONCATENATED MODULE: ./lib/waiting/schedule.js
/** When the next look at a function is due. */
/** How far apart the starts of two looks at one function are, `waitedMs` after the start of the step. */
function autoGapMs(waitedMs) {
    return waitedMs < 30_000 ? clamp(waitedMs / 20, 250, 500) : clamp(waitedMs / 60, 500, 2_000);
}
function clamp(ms, leastMs, mostMs) {
    return Math.min(Math.max(ms, leastMs), mostMs);
}

;// CONCATENATED MODULE: ./lib/waiting/wait.js





/** At most this long for an answer (the contract's figure). */
const ANSWER_MS = 5_000;
/** An answer that is outstanding when the timeout ends gets this much longer. */
const LAST_ANSWER_MS = 1_000;
/** Just before the last looks no other begins: its answer, still outstanding, or its share of the budget would delay them. */
const QUIET_MS = 100;
const SILENCE_MS = 30_000;
/**
 * No look may begin after the timeout, and timers are late: the last one aims this much before it, and each of the last
 * round has this much more than its share of the budget.
 */
const LAST_LOOK_MS = 10;
const LATE_MS = 2;
const KEPT_FIRST = 10;
const KEPT = 50;
/** Waits until every subject has a verdict, or until the time is up; gives an outcome per subject, in their order. */
async function wait(waiter) {
    return new Wait(waiter).run();
}
class Wait {
    #w;
    #courses;
    #awaited;
    #pace;
    #turns;
    #running = new Set();
    /** With `timeout: 0` the time is up once every function has been looked at. */
    #once;
    /** A look that began but has not asked yet: the next one waits for it, so that looks ask in their order. */
    #starting;
    #lastRequestMs;
    #toldMs;
    #poke = () => { };
    constructor(waiter) {
        const startMs = waiter.clock.now();
        this.#w = waiter;
        this.#once = waiter.timeoutMs === 0;
        this.#pace = new Pace(waiter.maxRequestsPerSecond, waiter.clock.random);
        this.#turns = new Turns(this.#pace);
        this.#toldMs = startMs;
        this.#lastRequestMs = startMs;
        this.#courses = waiter.subjects.map((subject, index) => newCourse(subject, index, startMs));
        this.#awaited = new Set(this.#courses);
    }
    async run() {
        const onCancel = () => this.#poke();
        this.#w.cancel.addEventListener('abort', onCancel);
        try {
            while (this.#awaited.size > 0)
                await this.#step();
        }
        finally {
            this.#w.cancel.removeEventListener('abort', onCancel);
            await Promise.all(this.#running);
        }
        return {
            outcomes: this.#courses.flatMap((course) => course.outcome ?? []),
            requests: this.#courses.reduce((sum, course) => sum + course.requests, 0),
        };
    }
    /** Does all that is to be done now, then sleeps until there is more. */
    async #step() {
        const nowMs = this.#w.clock.now();
        if (this.#w.cancel.aborted)
            return this.#endAll(nowMs, () => ({ result: 'cancelled', cause: 'cancelled' }));
        if (this.#isTimeUp(nowMs))
            return this.#endAll(nowMs, (course) => this.#w.judgeTheEnd(course.memory));
        this.#breakSilence(nowMs);
        while (this.#beginOne(nowMs))
            ;
        const nap = new AbortController();
        this.#poke = () => nap.abort('poked');
        await this.#w.clock.sleep(Math.max(0, this.#nextMs(nowMs) - nowMs), nap.signal);
    }
    /** With `timeout: 0` it is up when the last of the requests has gone out. */
    #deadlineMs() {
        if (!this.#once)
            return this.#w.timeoutMs;
        const allBegan = !this.#starting && this.#turns.isEmpty() && [...this.#awaited].every(isLookedAt);
        return allBegan ? this.#lastRequestMs : Number.POSITIVE_INFINITY;
    }
    #isTimeUp(nowMs) {
        const deadlineMs = this.#deadlineMs();
        if (nowMs < deadlineMs)
            return false;
        return nowMs >= deadlineMs + LAST_ANSWER_MS || [...this.#awaited].every((course) => !course.looking);
    }
    /** Lets one request or one look begin; says whether there was one. Requests of looks under way come first. */
    #beginOne(nowMs) {
        if (!this.#once && nowMs > this.#deadlineMs())
            return false;
        if (this.#turns.grant(nowMs))
            return true;
        if (this.#starting)
            return false;
        const course = this.#mostUrgent(nowMs);
        if (course)
            this.#begin(course, nowMs);
        return course !== undefined;
    }
    /** Of the functions that are due, the one that was not seen for longest. */
    #mostUrgent(nowMs) {
        // No lane is free before this one: with 1,000 functions the search is worth saving.
        if (this.#pace.freeAtMs('own') > nowMs)
            return undefined;
        const last = this.#lastRound();
        let urgent;
        for (const course of this.#awaited) {
            if (course.looking || this.#mayLookAtMs(course, last) > nowMs)
                continue;
            if (!urgent || course.lookedMs < urgent.lookedMs)
                urgent = course;
        }
        return urgent;
    }
    /** When a function may be looked at: when it is due, or in the last round, and the budget allows. */
    #mayLookAtMs(course, last) {
        if (this.#once ? isLookedAt(course) : course.lookedMs >= last.fromMs)
            return Number.POSITIVE_INFINITY;
        const { lanes } = this.#w.plan(course.subject);
        const freeMs = Math.max(...lanes.map((lane) => this.#pace.freeAtMs(lane)));
        const nextMs = Math.max(course.dueMs, freeMs);
        const quietMs = lanes.reduce((sum, lane) => sum + this.#pace.gapMs(lane), QUIET_MS);
        return nextMs > last.nextMs - quietMs ? Math.max(last.nextMs, freeMs) : nextMs;
    }
    /** The fewer are still awaited, the later it begins: what was looked at before that gets another look. */
    #lastRound() {
        const fromMs = this.#lastLooksMs(Number.POSITIVE_INFINITY);
        return { fromMs, nextMs: this.#lastLooksMs(fromMs) };
    }
    /** When the last looks at all that were looked at before `beforeMs` have to begin, for the last one to begin as the time ends. */
    #lastLooksMs(beforeMs) {
        if (this.#once)
            return Number.POSITIVE_INFINITY;
        let restMs = 0;
        let lastGapMs = 0;
        for (const course of this.#awaited) {
            if (course.lookedMs >= beforeMs)
                continue;
            for (const lane of this.#w.plan(course.subject).lanes) {
                lastGapMs = this.#pace.gapMs(lane);
                restMs += lastGapMs + LATE_MS;
            }
        }
        return this.#deadlineMs() - LAST_LOOK_MS - Math.max(0, restMs - lastGapMs);
    }
    #begin(course, nowMs) {
        course.looking = true;
        course.lookedMs = nowMs;
        this.#starting = course;
        this.#run(course, this.#look(course));
    }
    async #look(course) {
        try {
            const observation = await this.#w.look(course.subject, this.#askFor(course));
            this.#learn(course, observation);
            this.#fold(course, observation, this.#w.clock.now());
        }
        finally {
            course.looking = false;
            this.#hasAsked(course);
        }
    }
    async #wake(course) {
        const observation = await this.#w.wake(course.subject, this.#askFor(course));
        this.#fold(course, observation, this.#w.clock.now());
    }
    #askFor(course) {
        const { clock } = this.#w;
        const over = course.over.signal;
        return {
            prepare: (send) => limited(send, ANSWER_MS, clock, over),
            request: async (lane, send) => {
                const turn = this.#turns.next(lane, over);
                this.#poke();
                await turn;
                this.#hasAsked(course);
                course.requests += 1;
                this.#lastRequestMs = clock.now();
                return limited(send, ANSWER_MS, clock, over);
            },
        };
    }
    #hasAsked(course) {
        if (this.#starting !== course)
            return;
        this.#starting = undefined;
        this.#poke();
    }
    /** What the budget learns from a look. */
    #learn(course, { trouble }) {
        const nowMs = this.#w.clock.now();
        if (trouble?.kind === 'throttled')
            this.#pace.refused(course.lookedMs, nowMs, trouble.retryAfterMs);
        else if (!isFault(trouble))
            this.#pace.answered(nowMs);
    }
    /** Judges an observation, and does what the verdict says. */
    #fold(course, observation, atMs) {
        if (course.outcome)
            return;
        const before = course.memory;
        const { verdict, memory, news } = this.#w.judge(course.subject, before, observation, atMs);
        course.memory = memory;
        const final = verdict.result === 'wait' ? undefined : verdict;
        if (news || final)
            this.#tell(course, { index: course.index, atMs, observation, before: known(before), ...(final && { final }) });
        if (final)
            this.#conclude(course, final, observation, atMs);
        if (verdict.result !== 'wait')
            return;
        if (observation.wake === undefined)
            course.dueMs = this.#nextDueMs(course, observation, atMs, verdict.lookByMs);
        if (verdict.wake && !this.#once)
            this.#run(course, this.#wake(course));
    }
    #nextDueMs(course, { trouble }, atMs, lookByMs = Number.POSITIVE_INFINITY) {
        const { pollInterval, plan, clock } = this.#w;
        course.troubles = isFault(trouble) ? course.troubles + 1 : 0;
        const backMs = course.troubles === 0 ? 0 : atMs + backoffMs(course.troubles, 250, 5_000, clock.random());
        if (pollInterval !== 'auto')
            return Math.max(course.lookedMs + pollInterval, backMs);
        const { notBeforeMs } = plan(course.subject);
        const dueMs = Math.max(course.lookedMs + autoGapMs(course.lookedMs), notBeforeMs, backMs);
        return Math.min(dueMs, Math.max(lookByMs, notBeforeMs));
    }
    #conclude(course, final, observation, atMs) {
        this.#end(course, final, atMs);
        if (this.#w.isShared(observation))
            this.#share(course, observation, atMs);
        this.#failFast(final, atMs);
    }
    #failFast(final, atMs) {
        if (this.#w.failFast && final.result !== 'ready')
            this.#endAll(atMs, () => ({ result: 'unfinished', cause: 'fail-fast' }));
    }
    /** What ended the wait for one function of a group, and holds for all of them, ends it for all. */
    #share(from, { trouble }, atMs) {
        if (!trouble)
            return;
        const group = this.#w.groupOf(from.subject);
        for (const course of this.#awaited) {
            if (this.#w.groupOf(course.subject) !== group)
                continue;
            const { verdict, memory } = this.#w.judge(course.subject, course.memory, { trouble }, atMs);
            if (verdict.result === 'wait')
                continue;
            course.memory = memory;
            this.#end(course, verdict, atMs);
        }
    }
    #endAll(atMs, finalOf) {
        for (const course of this.#awaited)
            this.#end(course, finalOf(course), atMs);
    }
    #end(course, final, atMs) {
        const { memory, requests, timeline } = course;
        course.outcome = Object.freeze({ final, known: known(memory), waitedMs: atMs, requests, timeline });
        this.#awaited.delete(course);
        course.over.abort('over');
    }
    #tell(course, change) {
        if (course.timeline.length >= KEPT)
            course.timeline.splice(KEPT_FIRST, 1);
        course.timeline.push(change);
        this.#toldMs = change.atMs;
        this.#w.onChange(change);
    }
    #breakSilence(nowMs) {
        if (nowMs < this.#toldMs + SILENCE_MS)
            return;
        this.#toldMs = nowMs;
        const waiting = [...this.#awaited].map(({ index, memory }) => ({ index, known: known(memory) }));
        this.#w.onSilence(nowMs, waiting);
    }
    /** The next moment at which there may be something to do; answers and new requests poke the loop before. */
    #nextMs(nowMs) {
        const deadlineMs = this.#deadlineMs();
        const endMs = nowMs < deadlineMs ? deadlineMs : deadlineMs + LAST_ANSWER_MS;
        const nextMs = Math.min(endMs, this.#toldMs + SILENCE_MS);
        if (nowMs > deadlineMs && !this.#once)
            return nextMs;
        return Math.min(nextMs, this.#turns.nextAtMs(), this.#nextLookMs());
    }
    #nextLookMs() {
        if (this.#starting)
            return Number.POSITIVE_INFINITY;
        const last = this.#lastRound();
        let nextMs = Number.POSITIVE_INFINITY;
        for (const course of this.#awaited) {
            if (!course.looking)
                nextMs = Math.min(nextMs, this.#mayLookAtMs(course, last));
            // No lane is free before this one: nothing comes sooner.
            if (nextMs <= this.#pace.freeAtMs('own'))
                break;
        }
        return nextMs;
    }
    /** Runs work beside the loop; a bug in it ends the wait for its function, and for no other. */
    #run(course, work) {
        const done = work
            .catch((error) => {
            if (error instanceof Over || course.outcome)
                return;
            this.#end(course, internal(error), this.#w.clock.now());
            this.#failFast(internal(error), this.#w.clock.now());
        })
            .finally(() => {
            this.#running.delete(done);
            this.#poke();
        });
        this.#running.add(done);
    }
}
function newCourse(subject, index, startMs) {
    return {
        index,
        subject,
        over: new AbortController(),
        memory: NOTHING,
        dueMs: startMs,
        lookedMs: Number.NEGATIVE_INFINITY,
        looking: false,
        troubles: 0,
        requests: 0,
        timeline: [],
    };
}
function isLookedAt({ lookedMs }) {
    return lookedMs > Number.NEGATIVE_INFINITY;
}
/** Faults that say nothing of the function and are asked again with back-off. */
function isFault(trouble) {
    return trouble?.kind === 'throttled' || trouble?.kind === 'passing' || trouble?.kind === 'unreachable';
}
/** What is told and kept of a memory. */
function known({ seen, seenAtMs, provisioned, trouble }) {
    return {
        ...(seen && { seen }),
        ...(seenAtMs !== undefined && { seenAtMs }),
        ...(provisioned && { provisioned }),
        ...(trouble && { trouble }),
    };
}
function internal(error) {
    const { name, message } = error instanceof Error ? error : new Error('not an Error was thrown');
    return { result: 'error', cause: 'internal', trouble: { kind: 'rejected', operation: 'GetFunction', name, message } };
}

;// CONCATENATED MODULE: ./lib/main.js
/**
 * The composition root: settings, targets, wait, report, in the order in which things happen. The first request leaves
 * first; the report, with `@actions/core` and its HTTP stack, loads while the answer is under way.
 */










/**
 * To load the report takes the processor for 25 ms (measured: `npm run bench`), in which no socket is served. A request
 * that was handed over is on the wire after this long; or its answer is there before, and the report is loaded at once.
 */
const UNDER_WAY_MS = 10;
/** Runs the step: `env` is the process's own, `cancel` ends the wait at once. Writes to stdout, sets `process.exitCode`. */
async function run(env, cancel) {
    try {
        await gate(env, cancel);
    }
    catch (error) {
        await reportFailure(error, env);
    }
}
async function gate(env, cancel) {
    const settings = await readSettings(env, { profileRegion: profileRegion, readFile: promises_.readFile });
    let opened;
    const report = () => {
        opened ??= Promise.all(/* import() */[__webpack_require__.e(421), __webpack_require__.e(585)]).then(__webpack_require__.bind(__webpack_require__, 1585)).then(({ openReport }) => begin(openReport({ settings, env })));
        return opened;
    };
    let isUnderWay = false;
    const endpoints = new Endpoints(env, () => {
        if (!isUnderWay)
            realClock
                .sleep(UNDER_WAY_MS, cancel)
                .then(report)
                .catch(() => { });
        isUnderWay = true;
    });
    try {
        const { outcomes, requests } = await waitForAll(settings, endpoints, cancel, report);
        await (await report()).finish(outcomes, { waitedMs: realClock.now(), requests });
    }
    finally {
        endpoints.close();
    }
}
function begin(report) {
    report.begin();
    return report;
}
/** What is told waits for the report to be loaded, and keeps its order. */
function waitForAll(settings, endpoints, cancel, report) {
    const subjects = settings.awaited.map(({ target, desired }) => ({
        desired,
        viewer: viewerOf(target, settings.operation, desired.provisionedConcurrency, endpoints),
    }));
    let told = Promise.resolve();
    const tell = (say) => {
        told = told.then(report).then(say);
        // Whoever awaits `told` hears of it; until then it must not end the process without outputs.
        told.catch(() => { });
    };
    return wait({
        subjects,
        look: ({ viewer }, ask) => look(viewer, ask, realClock.now),
        wake: ({ viewer }, ask) => wake(viewer, ask, realClock.now),
        judge: ({ desired }, memory, observation, atMs) => judge(desired, memory, observation, atMs),
        judgeTheEnd: judgeTheEnd,
        plan: ({ viewer }) => planOf(viewer),
        groupOf: ({ viewer }) => viewer.target.region,
        isShared: ({ trouble }) => trouble !== undefined && isSharedTrouble(trouble),
        timeoutMs: settings.timeoutMs,
        pollInterval: settings.pollInterval,
        failFast: settings.failFast,
        maxRequestsPerSecond: settings.maxRequestsPerSecond,
        clock: realClock,
        cancel,
        onChange: (change) => tell((it) => it.change(change)),
        onSilence: (atMs, waiting) => tell((it) => it.silence(atMs, waiting)),
    }).then(async (ended) => {
        await told;
        return ended;
    });
}
async function reportFailure(error, env) {
    const { reportBadInputs, reportInternalError } = await Promise.all(/* import() */[__webpack_require__.e(421), __webpack_require__.e(585)]).then(__webpack_require__.bind(__webpack_require__, 1585));
    const totals = { waitedMs: realClock.now(), requests: 0 };
    if (error instanceof BadInputs)
        await reportBadInputs(error, env, totals);
    else
        await reportInternalError(error, env, totals);
}


/***/ }),

/***/ 8738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ QUALIFIERS),
/* harmony export */   Vj: () => (/* binding */ isAlias),
/* harmony export */   bY: () => (/* binding */ isQualifier),
/* harmony export */   jC: () => (/* binding */ nearestQualifier),
/* harmony export */   lF: () => (/* binding */ isVersion)
/* harmony export */ });
/** What may stand behind a function's name: a version, an alias, `$LATEST` or `$LATEST.PUBLISHED`. */
/** Lambda's names for the code that is not published, and for the newest published of a Managed Instances function. */
const LATEST = ['$LATEST', '$LATEST.PUBLISHED'];
/** What a qualifier may be, in words for a person. */
const QUALIFIERS = 'a version number, an alias (1 to 128 of A-Z a-z 0-9 - _), $LATEST or $LATEST.PUBLISHED';
/** Whether a qualifier is the number of a published version. `$LATEST` is none: it is what was not published yet. */
function isVersion(qualifier) {
    return qualifier !== undefined && /^\d{1,128}$/.test(qualifier);
}
/** Whether a qualifier is an alias; Lambda refuses aliases of digits alone (API reference, CreateAlias). */
function isAlias(qualifier) {
    return qualifier !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(qualifier) && !isVersion(qualifier);
}
/** Whether Lambda could take the text for a qualifier. */
function isQualifier(text) {
    return isVersion(text) || isAlias(text) || LATEST.includes(text);
}
/** The accepted spelling that a wrong qualifier was near to, where there is one: `$latest`, `LATEST.PUBLISHED`. */
function nearestQualifier(text) {
    const bare = text.replace(/^\$/, '').toUpperCase();
    return LATEST.find((word) => word === `$${bare}`);
}


/***/ }),

/***/ 7905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ isAsDesired),
/* harmony export */   ZY: () => (/* binding */ hasExpectedVersion),
/* harmony export */   fp: () => (/* binding */ isDesired),
/* harmony export */   kY: () => (/* binding */ hasExpectedCode)
/* harmony export */ });
function isDesired(words, word) {
    return words === 'any' || (word !== undefined && words.includes(word));
}
/**
 * An absent LastUpdateStatus holds no function back (some published versions never report one), but before a creation
 * ends it is absent too: while the State is Pending it is not ready, `desired-state: any` included.
 */
function isLastUpdateDesired(desired, seen) {
    if (desired.lastUpdateStatuses === 'any')
        return true;
    if (seen.lastUpdateStatus === undefined)
        return seen.state !== 'Pending';
    return isDesired(desired.lastUpdateStatuses, seen.lastUpdateStatus);
}
/** True where no digest is expected. Compares bytes: Lambda writes base64 for a zip, hexadecimal for an image. */
function hasExpectedCode(desired, seen) {
    return desired.codeSha256 === undefined || digestBytes(seen.codeSha256) === desired.codeSha256;
}
/** A digest as Lambda reports it, as lower-case hexadecimal. */
function digestBytes(reported) {
    if (reported === undefined)
        return undefined;
    if (/^[0-9a-f]{64}$/i.test(reported))
        return reported.toLowerCase();
    return Buffer.from(reported, 'base64').toString('hex');
}
/** True where no version is expected. */
function hasExpectedVersion(desired, seen) {
    return desired.version === undefined || seen.version === desired.version;
}
/** Everything but `stable-for`. */
function isAsDesired(desired, seen, provisioned) {
    return (isDesired(desired.states, seen.state) &&
        isLastUpdateDesired(desired, seen) &&
        hasExpectedCode(desired, seen) &&
        hasExpectedVersion(desired, seen) &&
        (!desired.provisionedConcurrency || provisioned?.status === 'READY'));
}


/***/ })

};

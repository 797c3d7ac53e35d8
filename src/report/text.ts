/**
 * The one sanitiser of foreign text: whatever Lambda or a workflow's author wrote, before it is shown to anybody. Knows
 * what the runner, GitHub's Markdown and terminals do with text; knows nothing of functions.
 */

/** Line breaks of every kind and TAB: they part words, so a space stays. */
const SEPARATORS = /[\t\n\v\f\r\u0085\u2028\u2029]/gu

/**
 * Everything that is not seen but acts: C0 and C1 controls, DEL, and all format characters (bidirectional, zero-width,
 * tags). Variation selectors and fillers are no format characters in Unicode, but as invisible.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

const SPACES = /\p{Zs}+/gu

/**
 * Foreign text for log, annotation and commit status: one line, nothing in it but what is seen, and nothing that the
 * runner takes for a command (`::name::` at the start of a line; the older `##[name]` anywhere in it: actions/runner,
 * ActionCommand.cs). At most `max` UTF-16 units, the `…` of a cut included.
 */
export function plain(text: string, max = 1000): string {
  return cut(disarm(visible(text)), max)
}

/** One line of what is seen; unpaired surrogates become U+FFFD, as any encoder would have made of them. */
function visible(text: string): string {
  return text.toWellFormed().replace(SEPARATORS, ' ').replace(UNSEEN, '').replace(SPACES, ' ').trim()
}

/**
 * Runs after everything that takes characters away, so that nothing can close up to a command any more; it only puts
 * spaces in, and a space makes no command.
 */
function disarm(line: string): string {
  return line.replaceAll('##[', '## [').replace(/^:(?=:)/u, ': ')
}

/** Cut by what shows, never through a surrogate pair. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 1) return ''
  const head = text.slice(0, max - 1)
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`
}

/**
 * Foreign text for the summary: as `plain`, then every character but letters, digits, spaces, `-` and `,` as a numeric
 * entity. Markdown reads an entity as the character itself and as nothing else (CommonMark, "entity and numeric character
 * references"), so no HTML, link, table cell or emphasis can come of it. `max` counts before that; a character becomes
 * ten at most.
 */
export function entities(text: string, max = 1000): string {
  return written(plain(text, max))
}

const written = (line: string): string => [...unaddressed(line)].map(entity).join('')

/**
 * Mentions and mail addresses are looked for after the entities were read (GFM, "autolinks (extension)"), so their `@`
 * needs a space behind it to stay text. The `@` of an image's digest (`name@sha256:…`) is neither.
 */
function unaddressed(line: string): string {
  return line.replace(/(?<!\w)@(?=\w)|@(?=[\w-]+\.)/g, '@ ')
}

/** A `-` at the start would be a list or a rule. */
function entity(character: string, index: number): string {
  const harmless = /^[\p{L}\p{Nd} ,-]$/u.test(character) && !(index === 0 && character === '-')
  return harmless ? character : `&#${character.codePointAt(0)};`
}

/** Names with a qualifier, ARNs, actions of IAM: words with a colon inside. */
const IDENTIFIER = /((?:[\w$<>-]+:)+[\w$<>-]+(?:\.\w+)?)/

/**
 * Our own words for the summary, with foreign names in them. Identifiers become code: GitHub would show an emoji for the
 * alias in `orders:new: not ready`.
 */
export function prose(text: string, max = 1000): string {
  const parts = plain(text, max).split(IDENTIFIER)
  return parts.map((part, at) => (at % 2 === 1 ? `<code>${written(part)}</code>` : written(part))).join('')
}

/**
 * A code-sized word of foreign text for the summary. Code, since GitHub looks for issue numbers, commits and `:emoji:`
 * everywhere else, after the entities were read. Not in backticks: there entities are shown as they are written.
 */
export function code(text: string, max = 1000): string {
  return `<code>${entities(text, max)}</code>`
}

import { describe, expect, test } from '@jest/globals'
import { code, entities, plain, prose } from '../../src/report/text.ts'

/** What the runner takes for a command: `::` at the start of a line, `##[` anywhere. */
function commandsIn(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => /^\s*::/.test(line) || line.includes('##['))
}

const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u

/** What a reader of the summary sees, and what GitHub's filters run on. */
function decoded(html: string): string {
  return html.replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
}

/** mulberry32: the same text for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

// biome-ignore format: a bag
const SHARDS = [
  '#', '##', '[', '##[', ':', '::', '::error::', ' ', '\t', '\r', '\n', '\r\n', '\v', '\f', '\u0000', '\u001b[31m', '\u0007',
  '\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2060', '\u2066',
  '\ufeff', '\u{e0041}', '\ufe0f', '\u00a0', '\u3000', '\ud83d', '\ude00', '😀', 'a', 'é', '語', '<', '>', '&', '@a', '`', '|', '-',
]

function randomText(random: () => number): string {
  const length = Math.floor(random() * 24)
  return Array.from({ length }, () => SHARDS[Math.floor(random() * SHARDS.length)]).join('')
}

const RANDOM_TEXTS = (() => {
  const random = seeded(20261125)
  return Array.from({ length: 5000 }, () => randomText(random))
})()

describe('plain', () => {
  test.each([
    [
      'an ordinary sentence is left alone',
      'The role lacks ec2:CreateNetworkInterface.',
      'The role lacks ec2:CreateNetworkInterface.',
    ],
    ['LF parts words', 'bad\n::error::x', 'bad ::error::x'],
    ['CR parts words', 'bad\r::stop-commands::x', 'bad ::stop-commands::x'],
    ['CR LF is one space', 'a\r\nb', 'a b'],
    ['TAB, VT, FF, NEL, LS and PS are spaces', 'a\tb\vc\fd\u0085e\u2028f\u2029g', 'a b c d e f g'],
    ['a leading command is broken', '::set-output name=a::b', ': :set-output name=a::b'],
    ['a leading command behind space is broken', ' \n\t::error::x', ': :error::x'],
    ['a leading command behind something unseen is broken', '\u200b::error::x', ': :error::x'],
    ['a leading command closed up by something unseen is broken', ':\u200b:error::x', ': :error::x'],
    ['an old command is broken anywhere', 'mid ##[error]x', 'mid ## [error]x'],
    ['an old command closed up by a zero-width space is broken', '#\u200b#[error]', '## [error]'],
    ['an old command closed up by ESC is broken', '##\u001b[31m', '## [31m'],
    ['an old command with more signs is broken', '####[a]##[b]', '#### [a]## [b]'],
    ['colours lose their ESC', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['C1 controls go', 'a\u009b31mb', 'a31mb'],
    ['bell, NUL and DEL go', 'a\u0007b\u0000c\u007fd', 'abcd'],
    ['bidirectional controls go', 'a\u202eb\u2066c\u2069d\u200fe\u061cf', 'abcdef'],
    ['zero-width characters go', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg', 'abcdefg'],
    ['tag characters go', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['lone surrogates are replaced', 'a\ud83db\ude00c', 'a\ufffdb\ufffdc'],
    ['halves do not join when what is between them goes', '\ud83d\u200b\ude00', '\ufffd\ufffd'],
    ['runs of spaces of any kind are one', '  a \u00a0\u3000 b  ', 'a b'],
    ['nothing stays nothing', '\u0000\n\u200b', ''],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('what is as long as allowed is not cut', () => {
    expect(plain('abcde', 5)).toBe('abcde')
  })

  test('a cut text ends in … and has the length allowed', () => {
    expect(plain('abcdef', 5)).toBe('abcd…')
  })

  test('a cut never goes through a surrogate pair', () => {
    expect(plain('abc😀def', 5)).toBe('abc…')
    expect(plain('abc😀def', 6)).toBe('abc😀…')
  })

  test('by default a text has at most 1000 units', () => {
    expect(plain('x'.repeat(5000))).toHaveLength(1000)
  })

  test('no random text is a command, shows a control, or is longer than allowed', () => {
    const wrong = RANDOM_TEXTS.filter((text) => {
      const shown = plain(text, 20)
      return commandsIn(shown).length > 0 || UNSEEN.test(shown) || shown.length > 20 || !shown.isWellFormed()
    })
    expect(wrong).toEqual([])
  })

  test('the random texts do have commands in them', () => {
    expect(RANDOM_TEXTS.filter((text) => commandsIn(text).length > 0).length).toBeGreaterThan(500)
  })

  test('what is sanitised once stays as it is', () => {
    expect(RANDOM_TEXTS.filter((text) => plain(plain(text)) !== plain(text))).toEqual([])
  })
})

describe('entities', () => {
  test.each([
    ['markup', '</td><script>', '&#60;&#47;td&#62;&#60;script&#62;'],
    ['a link', '[a](https://b)', '&#91;a&#93;&#40;https&#58;&#47;&#47;b&#41;'],
    ['an issue number', '#12', '&#35;12'],
    ['an emoji shortcode', ':smile:', '&#58;smile&#58;'],
    ['a table cell', 'a | b', 'a &#124; b'],
    ['an entity', '&lt;', '&#38;lt&#59;'],
    ['emphasis', '*a* _b_ ~c~', '&#42;a&#42; &#95;b&#95; &#126;c&#126;'],
    ['a list or a rule', '- a', '&#45; a'],
    ['an emoji of four bytes', '😀', '&#128512;'],
  ])('%s becomes text', (_, text, expected) => {
    expect(entities(text)).toBe(expected)
  })

  test('letters of every script, digits, spaces, inner hyphens and commas stay', () => {
    expect(entities('my-fn 12, naïve 関数')).toBe('my-fn 12, naïve 関数')
  })

  test('neither a mention nor a mail address is left when the entities are read', () => {
    expect(decoded(entities('hi @octocat, (@org/team)'))).toBe('hi @ octocat, (@ org/team)')
    expect(decoded(entities('a.b@example.com'))).toBe('a.b@ example.com')
  })

  test('the digest of an image is shown as it is', () => {
    expect(decoded(entities('repo@sha256:ab12'))).toBe('repo@sha256:ab12')
  })

  test('a cut counts what is seen, not the entities', () => {
    expect(entities('<<<<<<', 4)).toBe('&#60;&#60;&#60;&#8230;')
  })

  test('of no random text any sign but those of entities, hyphens and commas is left', () => {
    const left = RANDOM_TEXTS.filter((text) => !/^[\p{L}\p{Nd} ,-]*$/u.test(entities(text).replace(/&#\d+;/g, '')))
    expect(left).toEqual([])
  })
})

describe('code', () => {
  test('is code with entities inside', () => {
    expect(code('a`</code>')).toBe('<code>a&#96;&#60;&#47;code&#62;</code>')
  })

  test('passes its length on', () => {
    expect(code('abcdef', 3)).toBe('<code>ab&#8230;</code>')
  })
})

describe('prose', () => {
  test.each([
    ['an alias that is the name of an emoji', 'orders:new: not ready', '<code>orders&#58;new</code>&#58; not ready'],
    ['$LATEST.PUBLISHED', 'f:$LATEST.PUBLISHED.', '<code>f&#58;&#36;LATEST&#46;PUBLISHED</code>&#46;'],
    ['an ARN', 'on arn:aws:x:<account>:y.', 'on <code>arn&#58;aws&#58;x&#58;&#60;account&#62;&#58;y</code>&#46;'],
    ['no identifier', 'permissions: id-token: write', 'permissions&#58; id-token&#58; write'],
  ])('%s', (_, text, html) => {
    expect(prose(text)).toBe(html)
  })
})

/** The action's version, as in package.json (a test compares them); the user agent names it. */
export const VERSION = '1.0.0'

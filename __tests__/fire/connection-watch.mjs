/**
 * Preloaded into the action (`--import`): writes down every host and port that a socket, a name server or a datagram goes
 * to, in the file that CONNECTIONS names, and at the end which kinds of network and process handles Node made underneath.
 */
import { createHook } from 'node:async_hooks'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const note = (record) => appendFileSync(process.env.CONNECTIONS, `${JSON.stringify(record)}\n`)

/** Calls `hear` with the arguments of a method, then the method. */
function overhear(owner, name, hear) {
  const original = owner[name]
  owner[name] = function (...args) {
    hear(...args)
    return original.apply(this, args)
  }
}

// Every TCP and TLS connection of Node's own HTTP and of undici ends up here; `args` may be normalised already: [[options]].
overhear(net.Socket.prototype, 'connect', (first) => {
  const { host = 'localhost', port, path } = (Array.isArray(first) ? first[0] : first) ?? {}
  note({ to: path ?? `${host}:${port}` })
})
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveSrv', 'resolveTxt'])
  for (const owner of [dns, dns.promises]) overhear(owner, name, (host) => note({ name: host }))
overhear(dgram.Socket.prototype, 'send', (...args) => note({ datagram: args.slice(1).join() }))

/** What goes around the functions above is still seen here, with no address. */
const OUTWARD = /^(TCPCONNECTWRAP|TCPSERVERWRAP|PIPECONNECTWRAP|GETADDRINFOREQWRAP|QUERYWRAP|UDPWRAP|PROCESSWRAP)$/
const kinds = []
createHook({
  init(_, type) {
    if (OUTWARD.test(type)) kinds.push(type)
  },
}).enable()
process.on('exit', () => note({ kinds }))

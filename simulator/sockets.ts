/** The port and the sockets of a server: taken, counted, given back. */
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Listens on 127.0.0.1, at `port` or (0) at a free one, and gives the port. Rejects where it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  await promise
  server.keepAliveTimeout = 65_000
  return (server.address() as AddressInfo).port
}

/** Gives the set of open sockets, kept up to date. */
export function track(server: Server): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return sockets
}

/** Closes the server and cuts off whoever is still connected. */
export async function shut(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

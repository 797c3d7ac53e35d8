/** Lets the simulator stand in for a forward proxy: CONNECT becomes a tunnel to itself, whatever host was named. */
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** Takes the server and its port, and hears of each tunnel through `onTunnel`. Sockets end with the server's. */
export function acceptTunnels(server: Server, port: () => number, onTunnel: (host: string) => void): void {
  server.on('connect', (request, client: Duplex, head: Buffer) => {
    onTunnel(request.url ?? '')
    const tunnel = connect(port(), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      tunnel.write(head)
      tunnel.pipe(client).pipe(tunnel)
    })
    const end = () => {
      client.destroy()
      tunnel.destroy()
    }
    for (const side of [client, tunnel]) side.on('error', end).on('close', end)
  })
}

/** Listening, with a message that a person can act on where it is not possible. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers the port, which the system chose where `port` is 0. */
export function listen(http: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      reject(new Error(whyNot(error, port, host)))
    }
    http.once('error', fail)
    http.listen(port, host, () => {
      http.off('error', fail)
      resolve((http.address() as AddressInfo).port)
    })
  })
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. Choose another one: PORT=${port + 1} npm start`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023, such as PORT=8080.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine.`
    default:
      return `Cannot listen on ${host}:${port}: ${error.message}`
  }
}

/** The host to put into an address, where the one that is listened on means every address of the machine. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Orders mails one after the other and prints the address of each that was taken, until it is killed. */
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '../../../server/clock.ts'
import { createMailer } from '../../../server/mail/createMailer.ts'
import { NEWSROOM, orderOf, SECRET } from './orders.ts'

const dir = process.argv[2] ?? ''
const mailer = createMailer({
  spoolDir: join(dir, 'spool'),
  outboxDir: join(dir, 'outbox'),
  // Nobody listens there.
  smtpUrl: 'smtp://127.0.0.1:1',
  from: 'desk@press.example.org',
  newsroom: () => NEWSROOM,
  secret: SECRET,
  timeZone: 'UTC',
  clock: systemClock,
  logger: pino({ level: 'silent' }),
  troubled: () => undefined,
  settled: () => undefined,
})
for (;;) {
  const order = orderOf('digest')
  await mailer.send(order)
  process.stdout.write(`${order.to}\n`)
}

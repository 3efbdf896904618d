// Loaded before the program by network.test.ts: every way out of the machine fails, and is written down.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(what) {
  return (...args) => {
    appendFileSync(process.env.NETWORK_LOG, `${what} ${JSON.stringify(args[0] ?? '')}\n`);
    throw new Error(`${what}: there is no network in this test`);
  };
}

net.Socket.prototype.connect = function connect(...args) {
  appendFileSync(process.env.NETWORK_LOG, `connect ${JSON.stringify(args[0] ?? '')}\n`);
  process.nextTick(() => this.destroy(new Error('there is no network in this test')));
  return this;
};
dgram.createSocket = refuse('datagram');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  dns[name] = refuse(name);
  dns.promises[name] = refuse(name);
}
syncBuiltinESMExports();

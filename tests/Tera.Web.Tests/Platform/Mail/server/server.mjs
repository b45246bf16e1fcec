// Takes letters over SMTP and tells of each on one line of its output, as JSON. Its arguments: user and password, both empty for none.
import { SMTPServer } from "smtp-server";

const [user, password] = process.argv.slice(2);
let busy = 0;

const server = new SMTPServer({
  authOptional: !user,
  allowInsecureAuth: true,
  disabledCommands: user ? [] : ["AUTH"],
  // Offers STARTTLS with a certificate nobody vouches for.
  onAuth(auth, session, done) {
    done(auth.username === user && auth.password === password ? null : Object.assign(new Error("Authentication failed"), { responseCode: 535 }), { user });
  },
  onRcptTo(address, session, done) {
    const name = address.address.split("@")[0];
    if (name === "tidak.ada") return done(Object.assign(new Error("No such user here"), { responseCode: 550 }));
    if (name === "sibuk" && busy++ < 1) return done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", part => parts.push(part));
    stream.on("end", () => {
      const from = session.envelope.mailFrom.address;
      const to = session.envelope.rcptTo.map(one => one.address);
      process.stdout.write(JSON.stringify({ from, to, user: session.user ?? null, secure: session.secure, raw: Buffer.concat(parts).toString("base64") }) + "\n");
      done();
    });
  },
});

server.on("error", error => process.stderr.write(`${error.message}\n`));
server.listen(0, "127.0.0.1", () => process.stdout.write(JSON.stringify({ port: server.server.address().port }) + "\n"));
process.stdin.on("end", () => server.close(() => process.exit(0))).resume();

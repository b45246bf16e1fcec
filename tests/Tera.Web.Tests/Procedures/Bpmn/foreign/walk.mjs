// Reads a BPMN file and walks through it along given answers. Standard input: { source, walks: [{ answers: { step: ["ya", "tidak"] } }] };
// standard output: { warnings, walks: [[step, …]] }. A step is named as our engine names it.
import { EventEmitter } from 'node:events';
import { BpmnModdle } from 'bpmn-moddle';
import { Engine } from 'bpmn-engine';

const stepPrefix = 'langkah-';
const patience = 20000;

const { source, walks } = JSON.parse(await text(process.stdin));
const { warnings } = await new BpmnModdle().fromXML(source);
const walked = [];
for (const { answers } of walks) {
  walked.push(await walk(answers));
}

process.stdout.write(JSON.stringify({ warnings: warnings.map((warning) => warning.message), walks: walked }));
process.exit(0);

async function walk(answers) {
  const visits = {};
  const trace = [];
  const listener = new EventEmitter();
  listener.on('activity.call', (call) => setImmediate(() => call.signal()));
  listener.on('activity.wait', (task) => {
    const step = task.id.slice(stepPrefix.length);
    if (trace.at(-1) !== step) {
      trace.push(step);
      answer(task.environment, step, (answers[step] ?? [])[visits[step] ?? 0]);
      visits[step] = (visits[step] ?? 0) + 1;
    }

    setImmediate(() => task.signal());
  });

  const engine = new Engine({ name: 'tera', source, variables: counts(source) });
  const ended = engine.waitFor('end').then(() => trace);
  await engine.execute({ listener });
  return Promise.race([ended, new Promise((_, reject) => setTimeout(() => reject(new Error(`no end: ${trace.join(' ')}`)), patience).unref())]);
}

// One way out is true, every other of the same step is false.
function answer(environment, step, way) {
  const stem = step.replaceAll('-', '_');
  for (const [, name] of source.matchAll(/\$\{environment\.variables\.(\w+)\}/g)) {
    if (name === `${stem}_ya` || name === `${stem}_ditolak` || name === `${stem}_tidak` || name.startsWith(`${stem}_tidak_`)) {
      environment.variables[name] = name === `${stem}_${(way ?? '').replaceAll('-', '_')}`;
    }
  }
}

// Rows that each unit does are done by two.
function counts(xml) {
  return Object.fromEntries([...xml.matchAll(/\$\{environment\.variables\.(jumlah_\w+)\}/g)].map(([, name]) => [name, 2]));
}

async function text(stream) {
  let all = '';
  for await (const part of stream) {
    all += part;
  }

  return all;
}

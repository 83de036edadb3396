import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../src/arguments.ts';
import { fixture } from './support/build.ts';
import { bellhop, start } from './support/pty.ts';

const run = promisify(execFile);
const without = 'The commands of bellhop --help work without one.';

describe('the command line', () => {
  const consoleOf = (...argv: string[]) => {
    const asked = readArguments(argv);
    if (asked.kind !== 'console') throw new Error(JSON.stringify(asked));
    return asked.flags;
  };

  it('without arguments is the console on the operator’s account, locked and in real time', () => {
    expect(consoleOf()).toEqual({
      sources: [{}],
      write: false,
      demo: false,
      simulated: false,
      speed: 1,
      ascii: false,
      noColour: false,
    });
  });

  it('--demo is simulated, and twenty times as fast', () => {
    expect(consoleOf('--demo')).toMatchObject({ demo: true, simulated: true, speed: 20 });
    expect(consoleOf('--demo', '--fleet', 'windows-11')).toMatchObject({ fleet: 'windows-11' });
    expect(consoleOf('--demo', '--speed', '2.5', '--workspaces=1000')).toMatchObject({ speed: 2.5, workspaces: 1000 });
  });

  it('--demo has as much of Lex V1 as was asked for, by Region', () => {
    expect(consoleOf('--demo', '--lex-v1', 'gone')).toMatchObject({ lexV1: { everywhere: 'gone', regions: {} } });
    expect(consoleOf('--demo', '--lex-v1', 'us-east-1=html-503,eu-west-1=empty')).toMatchObject({
      lexV1: { everywhere: 'serving', regions: { 'us-east-1': 'html-503', 'eu-west-1': 'empty' } },
    });
  });

  it('names the account as the AWS CLI does', () => {
    const flags = ['--profile', 'desk', '--region', 'us-gov-west-1', '--endpoint-url', 'http://[::1]:4566', '--write'];
    expect(consoleOf(...flags, '--rate', '0.5', '--speed', '100')).toMatchObject({
      sources: [{ profile: 'desk', region: 'us-gov-west-1' }],
      endpointUrl: 'http://[::1]:4566',
      write: true,
      rate: 0.5,
      speed: 100,
    });
  });

  it('says how often the screen is refreshed, and whether the fleet is kept', () => {
    expect(consoleOf('--refresh', '60', '--no-inventory')).toMatchObject({ refresh: 60, noInventory: true });
    expect(consoleOf('--refresh', 'off')).toMatchObject({ refresh: 'off' });
    expect(readArguments(['--refresh', '2'])).toEqual({
      kind: 'wrong',
      sentence: '--refresh is a whole number from 5 to 86400; "2" is not.',
    });
  });

  it.each<[readonly string[], readonly object[]]>([
    [[], [{}]],
    [
      ['--demo', '--region', 'us-east-1,eu-west-1'],
      [{ region: 'us-east-1' }, { region: 'eu-west-1' }],
    ],
    [
      ['--profile', 'a,b'],
      [{ profile: 'a' }, { profile: 'b' }],
    ],
    [
      ['--profile', 'a', '--profile', 'b'],
      [{ profile: 'a' }, { profile: 'b' }],
    ],
    [
      ['--profile', 'a, b', '--region', 'eu-west-1,us-east-1'],
      [
        { profile: 'a', region: 'eu-west-1' },
        { profile: 'a', region: 'us-east-1' },
        { profile: 'b', region: 'eu-west-1' },
        { profile: 'b', region: 'us-east-1' },
      ],
    ],
  ])('%j looks at every profile in every Region', (argv, sources) => {
    expect(consoleOf(...argv)).toMatchObject({ sources });
  });

  it('hands all that follows a command to it', () => {
    expect(readArguments(['simulate', '--port', '0', '--help'])).toEqual({
      kind: 'command',
      name: 'simulate',
      args: ['--port', '0', '--help'],
    });
  });

  it.each([
    [['--rejion', 'eu-west-1'], 'bellhop has no flag --rejion. Did you mean --region?'],
    [['--no-colour'], 'bellhop has no flag --no-colour. Did you mean --no-color?'],
    [['--frobnicate'], 'bellhop has no flag --frobnicate. bellhop --help lists what there is.'],
    [['-x'], 'bellhop has no flag -x. bellhop --help lists what there is.'],
    [['simulat'], 'bellhop has no command "simulat". Did you mean simulate?'],
    [['aply', 'plan.json'], 'bellhop has no command "aply". Did you mean apply?'],
    [['--demo', 'apply'], 'apply comes first: bellhop apply, then its flags.'],
    [['--demo', 'simulate'], 'simulate comes first: bellhop simulate, then its flags.'],
    [['--region'], '--region needs a value.'],
    [['--region', '--demo'], '--region needs a value.'],
    [['--profile='], '--profile needs a value.'],
    [['--demo=yes'], '--demo takes no value.'],
    [['--region', 'Ireland'], '--region is a Region\'s code, like eu-west-1; "Ireland" is none.'],
    [['--region', 'eu-west-1,Ireland'], '--region is a Region\'s code, like eu-west-1; "Ireland" is none.'],
    [['--region', 'eu-west-1,eu-west-1'], '--region names "eu-west-1" twice.'],
    [['--profile', 'a,b,a'], '--profile names "a" twice.'],
    [['--profile', 'a,'], '--profile has a comma with no name beside it.'],
    [
      ['--profile', 'a,b,c', '--region', 'eu-west-1,eu-west-2,eu-west-3,eu-central-1,us-east-1,us-east-2'],
      '--profile and --region make 18 accounts and Regions: 16 at most at once.',
    ],
    [['--endpoint-url', '4566'], '--endpoint-url is a URL, like http://127.0.0.1:4566; "4566" is none.'],
    [['--endpoint-url', 'file:///etc'], '--endpoint-url is a URL, like http://127.0.0.1:4566; "file:///etc" is none.'],
    [['--speed', '2'], '--speed is for a simulated AWS: it needs --demo or --endpoint-url.'],
    [['--demo', '--speed', 'fast'], '--speed is a number from 0.1 to 10000; "fast" is not.'],
    [['--demo', '--speed', '0'], '--speed is a number from 0.1 to 10000; "0" is not.'],
    [['--rate', '1e9'], '--rate is a number from 0.01 to 100; "1e9" is not.'],
    [['--demo', '--workspaces', '1.5'], '--workspaces is a whole number from 0 to 200000; "1.5" is not.'],
    [['--demo', '--fleet', 'motels'], '--fleet is hotels or windows-11; "motels" is not.'],
    [
      ['--demo', '--lex-v1', 'retired'],
      '--lex-v1 is one of serving, empty, denied, gone, html, html-503, reset, silent, or REGION=gone,REGION=empty; "retired" is not.',
    ],
    [['--lex-v1', 'gone'], '--lex-v1 says how much of Lex V1 the demo has: it needs --demo.'],
    [['--fleet', 'hotels'], '--fleet chooses what the demo shows: it needs --demo.'],
    [['--workspaces', '10'], '--workspaces sets the size of the demo: it needs --demo.'],
    [['--demo', '--profile', 'desk'], '--demo brings an AWS of its own: leave out --profile.'],
  ])('%j is refused with one sentence', (argv, sentence) => {
    expect(readArguments(argv)).toEqual({ kind: 'wrong', sentence });
  });
});

describe('the command', () => {
  it('prints its version and its help', async () => {
    expect((await run(process.execPath, [bellhop, '--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { stdout, stderr } = await run(process.execPath, [bellhop, '--help']);
    expect(stdout).toContain('bellhop --demo');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(stderr).toBe('');
  });

  it('is wrong usage: one sentence on stderr, exit 1', async () => {
    const failure = await run(process.execPath, [bellhop, '--rejion']).catch((error) => error);
    expect(failure).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'bellhop: bellhop has no flag --rejion. Did you mean --region?\n',
    });
  });

  it('without a terminal says so and names what works without one', async () => {
    const failure = await run(process.execPath, [bellhop, '--demo']).catch((error) => error);
    expect(failure).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `bellhop: The console needs a terminal. ${without}\n`,
    });
  });

  it('on TERM=dumb says so too', async () => {
    await using app = await start(process.execPath, [bellhop, '--demo'], { env: { TERM: 'dumb' } });
    expect((await app.exit).code).toBe(1);
    expect((await app.screen()).replaceAll('\n', '')).toContain(`The console cannot draw on TERM=dumb. ${without}`);
    expect(app.raw).not.toContain('\x1b');
  });
});

describe('the first line', () => {
  it('is on the alternate screen before the console is loaded', async () => {
    await using app = await start(process.execPath, [fixture, '--demo']);
    await app.sees('ready');
    const first = app.raw.indexOf(' bellhop  SIMULATED  starting…');
    expect(first).toBeGreaterThan(app.raw.indexOf('\x1b[?1049h'));
    expect(first).toBeLessThan(app.raw.indexOf('ready'));
    // One alternate screen, entered once: some terminals clear it, or keep another cursor, when it is entered twice.
    expect(app.raw.split('\x1b[?1049h')).toHaveLength(2);
  });

  it('keys typed before the console is there are not lost, and not echoed', async () => {
    await using app = await start('sh', ['-c', `sleep 0.2; exec ${process.execPath} ${fixture}`]);
    app.type('jkl');
    await app.sees('keys jkl');
    expect((await app.screen()).match(/jkl/g)).toHaveLength(1);
  });
});

describe('the terminal’s powers', () => {
  const options = async (args: readonly string[], env: Record<string, string | undefined>): Promise<unknown> => {
    await using app = await start(process.execPath, [fixture, ...args], { env, columns: 200 });
    await app.sees(/\{.*\}/);
    return JSON.parse(/\{.*\}/.exec(await app.screen())?.[0] ?? '');
  };

  it.each([
    ['UTF-8 and colours', [], {}, { ascii: false, colour: true }],
    ['NO_COLOR', [], { NO_COLOR: '1' }, { colour: false }],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, { colour: true }],
    ['--no-color', ['--no-color'], {}, { colour: false }],
    ['a shell with CI set', [], { CI: 'true' }, { colour: true }],
    ['no locale', [], { LANG: undefined }, { ascii: true }],
    ['LANG=C', [], { LANG: 'C' }, { ascii: true }],
    ['LC_ALL over LANG', [], { LC_ALL: 'POSIX' }, { ascii: true }],
    ['LC_CTYPE over LANG', [], { LANG: 'C', LC_CTYPE: 'de_DE.utf8' }, { ascii: false }],
    ['--ascii', ['--ascii'], {}, { ascii: true }],
  ])('%s', async (_, args, env, expected) => {
    expect(await options(args, env)).toMatchObject(expected);
  });
});

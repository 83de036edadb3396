import { describe, expect, test } from 'vitest';
import { type LexConsole, openLex } from './lex-console.tsx';

const account = '123456789012';
const role = (suffix: string) =>
  `arn:aws:iam::${account}:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots${suffix}`;

/** AWS takes seconds to make the archive of a bot. */
const speed = 20;

/** From the probe to the question for the V2 name, with what is proposed on the way. */
async function toTarget(lex: LexConsole, bot: string): Promise<void> {
  await lex.walk(['still answers', 'enter'], ['ScheduleAppointment', '/']);
  await lex.terminal.type(`${bot}\r`);
  await lex.walk([`filter: ${bot}`, 'enter'], ['Proposed:', 'enter'], ['Will not move', 'enter']);
  await lex.walk(['takes it now', 'enter'], ['Written and read back', 'enter']);
  await lex.terminal.sees('Name of the V2 bot');
}

/** Takes the V1 name for the V2 bot, and the role that is proposed, up to the confirmation. */
async function toConfirm(lex: LexConsole, bot: string): Promise<void> {
  await toTarget(lex, bot);
  await lex.walk(['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter'], ['What is sent', 'G', 'enter']);
  await lex.terminal.sees('confirm');
}

describe('a bot without a namesake in V2', () => {
  test('is created there by one request, however often enter is pressed', async () => {
    await using lex = await openLex({ speed });
    await toConfirm(lex, 'ScheduleAppointment');
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.type('MIGRATE ScheduleAppointment\r\r\r');
    await lex.terminal.sees('Runs / ');
    await expect
      .poll(() => lex.calls('StartMigration'))
      .toEqual([
        {
          v1BotName: 'ScheduleAppointment',
          v1BotVersion: '1',
          v2BotName: 'ScheduleAppointment',
          v2BotRole: role(''),
          migrationStrategy: 'CREATE_NEW',
        },
      ]);
  });

  test('is not sent before its phrase is typed by hand', async () => {
    await using lex = await openLex({ speed });
    await toConfirm(lex, 'ScheduleAppointment');
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.press('enter');
    await lex.terminal.sees('does not match yet: nothing was sent');
    await lex.terminal.paste('MIGRATE ScheduleAppointment');
    await lex.terminal.sees('typed, not pasted');
    await lex.terminal.type('migrate scheduleappointment\r');
    await lex.terminal.sees('Character 1 differs');
    expect(await lex.calls('StartMigration')).toEqual([]);
  });
});

describe('a bot whose namesake is in V2', () => {
  test('overwrites the Draft of its locale only after that was acknowledged and the name typed', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'OrderFlowers');
    await lex.walk(['V2 bot:', 'enter']);
    await lex.terminal.sees('Strategy: UPDATE_EXISTING');
    await lex.terminal.sees('OVERWRITES en_US Draft of OrderFlowers');
    await lex.walk(['Strategy:', 'enter']);
    // What the existing bot has is proposed, as an update likely replaces it.
    await lex.terminal.sees('the role that the existing bot has now');
    await lex.walk(['PROPOSED', 'enter'], ['OVERWRITES', 'G', 'enter']);
    await lex.terminal.sees('overwritten; there is no way back');
    await lex.terminal.press('enter');
    await lex.terminal.sees('Enter alone confirms nothing');
    await lex.terminal.sees('Press the number of each line');
    await lex.terminal.press('1');
    await lex.walk(['[x]', 'enter']);
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.type('OrderFlowers\r');
    await lex.terminal.sees('Runs / ');
    await expect
      .poll(() => lex.calls('StartMigration'))
      .toMatchObject([{ v2BotName: 'OrderFlowers', v2BotRole: role('_A7KX2M'), migrationStrategy: 'UPDATE_EXISTING' }]);
  });

  test('is told from one that differs in case only', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'BookTrip');
    await lex.walk(['V2 bot:', 'enter'], ['No V2 bot is named BookTrip', 'esc']);
    await lex.terminal.sees('Name of the V2 bot');
    await lex.terminal.press('ctrl+u');
    await lex.terminal.type('booktrip\r');
    await lex.terminal.sees('Strategy: UPDATE_EXISTING');
  });

  test('is no target when it is a network of bots', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'OrderFlowers');
    await lex.terminal.press('ctrl+u');
    await lex.terminal.type('FrontDesk\r');
    await lex.terminal.sees('is a BotNetwork, not a bot');
    await lex.terminal.press('enter');
    await lex.terminal.sees('step 6 of 9');
  });

  test('has to wait while another migration runs into it', async () => {
    await using lex = await openLex({ speed });
    await toConfirm(lex, 'OrderFlowers');
    await lex.console.sources
      .first()
      .link.getState()
      .session?.changes.startLexMigration({
        v1BotName: 'PedidosDeFlores',
        v1BotVersion: '1',
        v2BotName: 'OrderFlowers',
        v2BotRole: role('_A7KX2M'),
        migrationStrategy: 'UPDATE_EXISTING',
      });
    await lex.walk(['Press the number', '1'], ['[x]', 'enter'], ['Type this phrase']);
    await lex.terminal.type('OrderFlowers\r');
    await lex.terminal.sees('into OrderFlowers is still in progress');
    await lex.terminal.sees('step 9 of 9');
    expect(await lex.calls('StartMigration')).toHaveLength(1);
  });
});

describe('a V2 side that cannot be read', () => {
  const blind = (tell: LexConsole['tell']) => tell('faults', [{ operation: 'ListBots', effect: 'deny' }]);

  test('leaves the strategy to the operator, and asks for the V2 name on top of the phrase', async () => {
    await using lex = await openLex({ speed, prepare: blind });
    await toTarget(lex, 'ScheduleAppointment');
    await lex.walk(['V2 bot:', 'enter'], ['CREATE_NEW: I know', 'enter'], ['PROPOSED', 'enter']);
    await lex.terminal.sees('Existence unknown: you chose CREATE_NEW');
    await lex.walk(['What is sent', 'G', 'enter'], ['Type this phrase']);
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.walk(['2 of 2'], ['Type this phrase']);
    await lex.terminal.type('ScheduleAppointment\r');
    await lex.terminal.sees('Runs / ');
  });

  test('is looked at again before the start, and what has changed is to be chosen anew', async () => {
    await using lex = await openLex({ speed, prepare: blind });
    await toTarget(lex, 'OrderFlowers');
    await lex.walk(['V2 bot:', 'enter'], ['UPDATE_EXISTING: I know', 'down', 'enter'], ['PROPOSED', 'enter']);
    await lex.walk(['What is sent', 'G', 'enter'], ['Press the number', '1'], ['[x]', 'enter'], ['Type this phrase']);
    await lex.tell('faults', []);
    await lex.terminal.type('OrderFlowers\r');
    await lex.terminal.sees('Since the review something changed');
    await lex.terminal.sees('step 6 of 9');
    expect(await lex.calls('StartMigration')).toEqual([]);
  });
});

describe('the probe', () => {
  test.each([
    ['empty', 'No bots visible in eu-west-1.', 'status: 200'],
    ['denied', 'Lex V1 refused the request in eu-west-1.', 'code: AccessDeniedException'],
    ['gone', 'AWS says that Lex V1 is gone (410 GoneException)', 'code: GoneException'],
    ['html', 'Lex V1 gave an answer that bellhop does not interpret.', 'status: 200'],
  ])('says of a V1 that is %s what it saw and what helps, and goes no further', async (v1, headline, evidence) => {
    await using lex = await openLex({ speed, prepare: (tell) => tell('lex', { v1 }), rows: 40 });
    await lex.terminal.sees(headline);
    await lex.terminal.sees(evidence);
    await lex.terminal.sees('Look in another Region of Lex V1: us-east-1');
    await lex.terminal.press('enter');
    await lex.terminal.sees('step 1 of 9');
  });

  test('holds nothing up while V1 stays silent, and says so in the end', async () => {
    await using lex = await openLex({ speed, prepare: (tell) => tell('lex', { v1: 'silent' }) });
    await lex.walk(['bellhop asks now', '?'], ['Keys', 'esc'], ['Asking: lex:GetBots', 'enter']);
    await lex.terminal.sees('Lex V1 has not answered yet.');
    await lex.terminal.sees('The Lex V1 endpoint in eu-west-1 is not reachable.');
    await lex.terminal.sees('silence does not tell');
  });

  test('asks again on a key', async () => {
    await using lex = await openLex({ speed, prepare: (tell) => tell('lex', { v1: 'gone' }) });
    await lex.terminal.sees('AWS says that Lex V1 is gone');
    await lex.tell('lex', { v1: 'serving' });
    await lex.terminal.press('r');
    await lex.terminal.sees('still answers');
  });
});

describe('the wizard', () => {
  test('carries the end of Lex V1 and what was chosen on every step', async () => {
    await using lex = await openLex({ speed });
    const head = async (chosen: string) => {
      await lex.terminal.sees('nothing new since 2025-03-31, end of support 2025-09-15');
      await lex.terminal.sees(chosen);
    };
    await lex.walk(['still answers', 'enter'], ['ScheduleAppointment', 'G', 'k', 'k', 'enter']);
    await lex.walk(['Proposed:', 'enter'], ['Will not move', 'enter'], ['takes it now', 'enter']);
    await lex.walk(['Written and read back', 'enter']);
    await head('ScheduleAppointment 1, en-AU');
    await lex.walk(['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter']);
    await head('ScheduleAppointment 1, en-AU → ScheduleAppointment, CREATE_NEW');
  });

  test('goes a step back on a key and leaves from the first one', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'ScheduleAppointment');
    await lex.walk(
      ['step 6', 'esc'],
      ['step 5', 'esc'],
      ['step 4', 'esc'],
      ['step 3', 'esc'],
      ['step 2', 'esc', 'esc'],
      ['step 1', 'esc'],
    );
    await lex.terminal.sees('WorkSpaces');
  });

  test('keeps what it has read while help lies on top', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'OrderFlowers');
    await lex.walk(['step 6', 'esc'], ['step 5', 'esc']);
    await lex.terminal.sees('Will not move');
    const intents = await lex.calls('GetIntent');
    await lex.walk(['step 4', '?'], ['Keys', 'esc'], ['Will not move', 'G']);
    expect(await lex.calls('GetIntent')).toEqual(intents);
  });

  test('says what could not be read, and asks for that alone', async () => {
    const prepare = (tell: LexConsole['tell']) =>
      tell('faults', [{ operation: 'GetIntent', id: 'OrderFlowers', effect: 'deny' }]);
    await using lex = await openLex({ speed, prepare });
    await toTarget(lex, 'OrderFlowers');
    await lex.walk(['step 6', 'esc'], ['step 5', 'esc']);
    await lex.terminal.sees('Unknown: Not read, so what they hold is unknown: intents OrderFlowers.');
    await lex.terminal.sees('at least');
    await lex.tell('faults', []);
    await lex.terminal.press('r');
    await lex.terminal.seesNo('Unknown:');
    await lex.terminal.sees('Will not move');
    expect((await lex.calls('GetIntent')).filter(({ name }) => name !== 'OrderFlowers')).toHaveLength(1);
  });

  test('starts nothing while changes are locked, and names the key', async () => {
    await using lex = await openLex({ speed, unlocked: false });
    await toConfirm(lex, 'ScheduleAppointment');
    await lex.walk(['W unlocks them', 'enter'], ['W unlocks them', 'W'], ['Unlock changes', 'y'], ['Type this phrase']);
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.terminal.sees('Runs / ');
  });

  test('takes a role by its ARN, checked while it is typed', async () => {
    await using lex = await openLex({ speed });
    await toTarget(lex, 'ScheduleAppointment');
    await lex.walk(['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 't']);
    await lex.terminal.type('arn:aws:iam::999999999999:role/lex-v2-shared');
    await lex.terminal.sees('This role belongs to account 999999999999');
    await lex.terminal.press('tab');
    await lex.walk(['asks IAM whether it exists', 'enter']);
    await lex.terminal.sees(`v2BotRole           arn:aws:iam::${account}:role/lex-v2-shared`);
  });

  test('shows a version that cannot be read as a failure, and asks for it again', async () => {
    const prepare = (tell: LexConsole['tell']) => tell('faults', [{ operation: 'GetBot', effect: 'deny' }]);
    await using lex = await openLex({ speed, prepare });
    await lex.walk(['still answers', 'enter'], ['OrderFlowers', 'enter'], ['Proposed:', 'enter'], ['lex:GetBot']);
    await lex.tell('faults', []);
    await lex.terminal.press('r');
    await lex.terminal.sees('step 4 of 9');
  });
});

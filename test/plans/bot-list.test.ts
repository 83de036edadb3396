import { describe, expect, test } from 'vitest';
import { faultsIn, readBots } from '../../src/plans/bot-list.ts';

const role = 'arn:aws:iam::123456789012:role/lex';
const faults = (text: string) => readBots(text).bad.map(({ at, why }) => `${at}: ${why}`);

describe('a list of bots', () => {
  test('names a bot a line, and as much about it as somebody has settled', () => {
    const { wishes, bad } = readBots(
      `\ufeffbot;version;to;role;strategy;remark\r\nOrderFlowers;$LATEST;Flowers-2;${role};create_new;for ann\r\n# BookTrip\r\nBook_Trip;;;;\r\n`,
    );
    expect(bad).toEqual([]);
    expect(wishes).toEqual([
      { at: 'line 2', bot: 'OrderFlowers', version: '$LATEST', to: 'Flowers-2', role, strategy: 'CREATE_NEW' },
      { at: 'line 4', bot: 'Book_Trip' },
    ]);
  });

  test("takes the names of AWS's request for its columns", () => {
    const text = 'V1 bot name,v1_bot_version,v2BotName,V2BotRole,migrationStrategy\nOrder,3,New,,UPDATE_EXISTING\n';
    expect(readBots(text).wishes).toEqual([
      { at: 'line 2', bot: 'Order', version: '3', to: 'New', strategy: 'UPDATE_EXISTING' },
    ]);
  });

  // biome-ignore format: a table
  test.each([
    ['of no bots', 'bot,to\n', ['as a whole: It names no bot.']],
    ['without a column for the bot', 'name,to\nOrder,New\n', ['line 1: "name" is none of bot, version, to, role, strategy and remark.']],
    ['whose columns leave the bot out', 'to,role\nNew,\n', ['line 1: The first row has to name the columns, and one of them bot.']],
    ['with two columns for one thing', 'bot,to,v2BotName\nOrder,New,New\n', ['line 1: "to" and "v2BotName" both are the to.']],
    ['with a column misspelt', 'bot,versoin\nOrder,3\n', ['line 1: "versoin" is none of bot, version, to, role, strategy and remark.']],
    ['with a line that names none', 'bot,to\n,New\n', ['line 2, column bot: It names no bot.']],
    ['with a V1 name that holds a digit', 'bot\nBot2\n', [/^line 2, column bot: .*character 4 is "2".*Perhaps Bot\.$/]],
    ['with a version that is none', 'bot,version\nOrder,abc1\n', [/^line 2, column version: A Lex V1 version is \$LATEST or a number.* Perhaps 1\.$/]],
    ['with a V2 name of two hyphens', 'bot,to\nOrder,A--b\n', [/^line 2, column to: .*two separators/]],
    ['with a role by its name', 'bot,role\nOrder,lex-role\n', [/^line 2, column role: A role is named by its whole ARN/]],
    ['with a strategy that Lex does not know', 'bot,strategy\nOrder,OVERWRITE\n', ['line 2, column strategy: "OVERWRITE" is neither CREATE_NEW nor UPDATE_EXISTING.']],
    ['with a bot twice', 'bot,version\nOrder,3\nOrder,4\n', [/^line 3, column bot: Order is in line 2 already/]],
    ['with several faults tells all of them', 'bot,version,to\nBot2,x,\nOrder,,-a\n', [/^line 2, column bot/, /^line 2, column version/, /^line 3, column to/]],
    ['with more cells than columns', 'bot,to\nOrder,New,Other\n', [/^line 2: It has more cells than there are columns/]],
    ['with a quote that is never closed', 'bot\n"Order\n', ['line 2: A quote is never closed.']],
  ])('%s', (_, text, expected) => {
    const found = faults(text);
    expect(found).toHaveLength(expected.length);
    for (const [at, each] of expected.entries()) expect(found[at]).toMatch(each);
  });

  test('no cell is shown with what would drive a terminal', () => {
    expect(JSON.stringify(faults('bot,strategy\nOrder,\u001b[2J\n'))).not.toContain('\\u001b');
  });
});

test.each([
  ['$LATEST', undefined],
  ['007', undefined],
  ['latest', /Perhaps \$LATEST/],
  ['1'.repeat(65), /up to 64 digits/],
])('a version %s', (version, why) => {
  const [fault] = faultsIn({ bot: 'Order', version });
  if (why) expect(fault?.why).toMatch(why);
  else expect(fault).toBeUndefined();
});

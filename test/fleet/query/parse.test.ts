import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/fleet/query/parse.ts';
import { printQuery } from '../../../src/fleet/query/print.ts';

/** As it reads back, or where and why it does not. */
const read = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.ok ? printQuery(parsed.query) : parsed;
};

describe('a query', () => {
  it.each([
    ['', ''],
    ['  ann   lee ', 'ann lee'],
    ['state:stopped user:ann*', 'state:stopped user:ann*'],
    ['bundle:"Standard with *"', 'bundle:"Standard with *"'],
    ['bundle:Standard" with "*', 'bundle:"Standard with *"'],
    ['user:"a \\"b\\" c"', 'user:"a \\"b\\" c"'],
    ['user:CORP\\ann', 'user:CORP\\ann'],
    ['state:stopped,error ann', '(state:stopped or state:error) ann'],
    ['tag:env=prod,test,owner=ann', 'tag:env=prod or tag:env=test or tag:owner=ann'],
    ['user:"a,b"', 'user:"a,b"'],
    ['a or b c OR d', 'a or b c or d'],
    ['(a or b) and c', '(a or b) c'],
    ['((a))', 'a'],
    ['-(a or -b)', '-(a or -b)'],
    ['--a not b not (c d)', 'a -b -(c d)'],
    ['"or" "-x" "user:ann" "(a)"', '"or" "-x" "user:ann" "(a)"'],
    ['seen:>30d seen<2h snapshot:<=1.5w', 'seen:>30d seen:<2h snapshot:<=1.5w'],
    ['root>=80 data:<50 root:=80', 'root:>=80 data:<50 root:80'],
    ['system=windows_10 directory:corp OperatingSystem:windows_7', 'os:windows_10 dir:corp os:windows_7'],
    ['tag:? error:"" error:none', 'tag:? error:"" error:none'],
    ['user:">x" user:"=x"', 'user:">x" user:"=x"'],
    ['2001:db8::1 12:30', '2001:db8::1 12:30'],
    ['"os!=x" nosuch!=x', '"os!=x" "nosuch!=x"'],
    ['connected:unknown connected:? run:none,rolled_back', 'connected:? connected:? (run:none or run:rolled_back)'],
  ])('%j reads as %j', (text, printed) => {
    expect(read(text)).toEqual(printed);
    expect(read(printed)).toEqual(printed);
  });

  it.each([
    ['stat:stopped', 0, 4, /no field stat; did you mean state:\?/],
    ['x env=prod', 2, 3, /no field env; a tag is asked for by tag:KEY=VALUE/],
    ['ann user:', 4, 5, /user: needs a value right after it/],
    ['user: ann', 0, 5, /needs a value/],
    ['state:stopped,', 13, 1, /a value stands after each comma/],
    ['state:a,,b', 7, 1, /a value stands after each comma/],
    ['user:"ann', 5, 1, /no " closes this one/],
    ['a ""', 2, 2, /nothing between the quotes/],
    ['a - b', 2, 1, /right before what is not wanted/],
    ['a not', 2, 3, /nothing stands after this not/],
    ['or a', 0, 2, /both sides of or/],
    ['a or', 2, 2, /both sides of or/],
    ['(a or) b', 3, 2, /both sides of or/],
    ['a and or b', 6, 2, /both sides of or/],
    ['(a', 0, 1, /no \) closes/],
    ['a)', 1, 1, /no \( opens/],
    ['a ()', 3, 1, /nothing between the parentheses/],
    ['state:>x', 0, 8, /state is not a size or an age/],
    ['seen:30d', 0, 8, /an age with its unit.*seen:>30d/],
    ['seen:>30', 0, 8, /an age with its unit/],
    ['root:>big', 0, 9, /GiB in figures: root:80/],
    ['ann state==stopped', 9, 2, /== is nothing here: write state:stopped$/],
    ['os!=windows_10', 2, 2, /write -os:windows_10$/],
    ['connected:false', 0, 15, /connected is one of yes, no, \? \(not known\)$/],
    ['encrypted:maybe', 0, 15, /one of yes, no/],
    ['run:fail', 0, 8, /one of open, done, .*none.*did you mean run:failed\?/],
    ['seen:>', 0, 6, /seen:> needs a value/],
    [`${'('.repeat(51)}a${')'.repeat(51)}`, 50, 1, /50 deep at most/],
  ])('%j is refused at its column with a sentence', (text, at, length, why) => {
    expect(read(text)).toEqual({ ok: false, at, length, why: expect.stringMatching(why) });
  });
});

/** Everything that the inventory of one version rests on: its intents one by one, aliases and channels of the bot. */
import { useMemo } from 'react';
import type { Failure } from '../aws/answer.ts';
import type { LexBot, LexIntent } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import type { Material } from '../lex/inventory.ts';
import { asReadOf } from '../lex/marks.ts';
import { type Rows, useLexAliases, useLexChannels } from './use-lex-lists.ts';
import { useLexReading } from './use-lex-reading.ts';

export interface ReadMaterial {
  readonly material: Material;
  readonly done: boolean;
  /** Why something is missing, each reason once. */
  readonly failures: readonly Failure[];
  /** Asks for what is missing. */
  again(): void;
}

type Intents = ReadonlyMap<string, LexIntent>;

const noIntents: Intents = new Map();

export function useLexMaterial(bot: LexBot): ReadMaterial {
  const aliases = useLexAliases(bot.name);
  const channels = useLexChannels(bot.name);
  const intents = useLexReading(`intents of ${asReadOf(bot)}`, noIntents, (session, ask, tell, known) =>
    readIntents(session, bot, ask, tell, known),
  );
  return useMemo(() => {
    const parts = [aliases, channels, intents];
    return {
      material: {
        bot,
        intents: bot.intents.flatMap(({ name }) => intents.known.get(name) ?? []),
        aliases: complete(aliases),
        channels: complete(channels),
      },
      done: parts.every(({ done }) => done),
      failures: unlike(parts.flatMap(({ failure }) => failure ?? [])),
      again: () => {
        for (const part of parts) if (part.failure) part.again();
      },
    };
  }, [bot, aliases, channels, intents]);
}

/** Half a list would pass for all of it. */
function complete<T>({ known, done, failure }: Rows<T>): readonly T[] | undefined {
  return done && !failure ? known : undefined;
}

/** Those that are not known yet, all at once: the budget spaces them. One that cannot be read leaves the others be. */
async function readIntents(
  session: Session,
  bot: LexBot,
  ask: Ask,
  tell: (known: Intents) => void,
  known: Intents,
): Promise<Failure | undefined> {
  let now = known;
  const answers = await Promise.all(
    bot.intents
      .filter(({ name }) => !known.has(name))
      .map(async ({ name, version }) => {
        const answer = await session.lex.intent(name, version, ask);
        if (answer.ok) {
          now = new Map(now).set(name, answer.value);
          tell(now);
        }
        return answer;
      }),
  );
  return answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]))[0];
}

function unlike(failures: readonly Failure[]): readonly Failure[] {
  const seen = new Set<string>();
  return failures.filter(({ operation, why }) => {
    const key = `${operation} ${why}`;
    return !seen.has(key) && seen.add(key);
  });
}

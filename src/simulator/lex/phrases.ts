/** What a simulated bot says, in the language of its locale. */

export interface Phrases {
  readonly ask: (what: string) => readonly string[];
  readonly confirm: string;
  readonly done: string;
  readonly more: string;
  readonly pardon: readonly string[];
  readonly goodbye: string;
}

const english: Phrases = {
  ask: (what) => [`Which ${what} would you like?`, `Please tell me the ${what}.`, `And the ${what}?`, `What ${what}?`],
  confirm: 'Shall I go ahead?',
  done: 'Done. You will get a confirmation by e-mail.',
  more: 'Is there anything else I can do for you?',
  pardon: ['Sorry, could you say that again?', 'I did not get that.'],
  goodbye: 'I could not understand. Goodbye.',
};

const languages: Readonly<Record<string, Phrases>> = {
  de: {
    ask: (what) => [
      `Welche Angabe für ${what}?`,
      `Bitte nennen Sie ${what}.`,
      `Und ${what}?`,
      `Was soll ${what} sein?`,
    ],
    confirm: 'Soll ich das so übernehmen?',
    done: 'Erledigt. Sie erhalten eine Bestätigung.',
    more: 'Kann ich sonst noch etwas für Sie tun?',
    pardon: ['Entschuldigung, wie bitte?', 'Das habe ich nicht verstanden.'],
    goodbye: 'Ich konnte Sie nicht verstehen. Auf Wiederhören.',
  },
  es: {
    ask: (what) => [`¿Qué ${what} desea?`, `Indique ${what}, por favor.`, `¿Y ${what}?`, `¿Cuál es ${what}?`],
    confirm: '¿Quiere que siga adelante?',
    done: 'Hecho. Recibirá una confirmación.',
    more: '¿Puedo ayudarle en algo más?',
    pardon: ['Perdone, ¿puede repetirlo?', 'No le he entendido.'],
    goodbye: 'No he podido entenderle. Adiós.',
  },
  fr: {
    ask: (what) => [`Quel ${what} souhaitez-vous ?`, `Indiquez ${what}, s’il vous plaît.`, `Et ${what} ?`, `${what} ?`],
    confirm: 'Je confirme ?',
    done: 'C’est fait. Vous recevrez une confirmation.',
    more: 'Puis-je vous aider pour autre chose ?',
    pardon: ['Pardon, pouvez-vous répéter ?', 'Je n’ai pas compris.'],
    goodbye: 'Je n’ai pas pu vous comprendre. Au revoir.',
  },
  it: {
    ask: (what) => [`Quale ${what} desidera?`, `Mi dica ${what}, per favore.`, `E ${what}?`, `${what}?`],
    confirm: 'Procedo?',
    done: 'Fatto. Riceverà una conferma.',
    more: 'Posso aiutarla in altro?',
    pardon: ['Scusi, può ripetere?', 'Non ho capito.'],
    goodbye: 'Non sono riuscito a capire. Arrivederci.',
  },
  ja: {
    ask: (what) => [
      `${what}をお知らせください。`,
      `${what}は何ですか?`,
      `${what}をどうぞ。`,
      `もう一度${what}をお願いします。`,
    ],
    confirm: 'よろしいですか?',
    done: '完了しました。確認メールをお送りします。',
    more: '他にご用件はございますか?',
    pardon: ['もう一度お願いします。', '聞き取れませんでした。'],
    goodbye: '申し訳ありません。失礼いたします。',
  },
  ko: {
    ask: (what) => [
      `${what}을(를) 말씀해 주세요.`,
      `${what}은(는) 무엇인가요?`,
      `${what}은(는)요?`,
      `다시 ${what}을(를) 말씀해 주세요.`,
    ],
    confirm: '이대로 진행할까요?',
    done: '완료되었습니다. 확인 메일을 보내 드립니다.',
    more: '더 도와드릴 일이 있나요?',
    pardon: ['다시 말씀해 주시겠어요?', '이해하지 못했습니다.'],
    goodbye: '이해하지 못했습니다. 안녕히 가세요.',
  },
};

export const phrasesOf = (locale: string): Phrases => languages[locale.slice(0, 2)] ?? english;

/** `FlowerType` and `flower_type` read `flower type`. */
export const words = (name: string): string =>
  name
    .replace(/^AMAZON\./, '')
    .replace(/[._]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** A Polly voice of the locale. */
export const voices: Readonly<Record<string, readonly string[]>> = {
  'de-DE': ['Marlene', 'Vicki'],
  'en-AU': ['Nicole', 'Russell'],
  'en-GB': ['Amy', 'Brian'],
  'en-IN': ['Aditi', 'Raveena'],
  'en-US': ['Joanna', 'Matthew', 'Salli'],
  'es-419': ['Mia'],
  'es-ES': ['Lucia', 'Conchita'],
  'es-US': ['Lupe', 'Miguel'],
  'fr-FR': ['Lea', 'Mathieu'],
  'fr-CA': ['Chantal'],
  'it-IT': ['Bianca', 'Giorgio'],
  'ja-JP': ['Mizuki', 'Takumi'],
  'ko-KR': ['Seoyeon'],
};

/** The 13 locales of Lex V1. */
export const locales = Object.keys(voices);

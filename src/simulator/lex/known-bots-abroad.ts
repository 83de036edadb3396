/** Of the known bots, those that do not speak American English: with OrderFlowers and its like, every locale of Lex V1. */
import type { BotBlueprint } from './blueprint.ts';

export const botsAbroad: readonly BotBlueprint[] = [
  {
    name: 'Zimmerreservierung',
    locale: 'de-DE',
    description: 'Reserviert Zimmer und Tische. Ein Slot heißt, wie Lex V2 es nicht erlaubt.',
    versions: 2,
    aliases: { produktion: '2' },
    intents: [
      {
        name: 'ZimmerReservieren',
        utterances: ['Ich möchte ein Zimmer reservieren', 'Ein Zimmer bitte', 'Zimmer für {Anreise}'],
        slots: { Anreise: 'AMAZON.DATE', 'Zimmer.Art': 'Zimmerarten' },
      },
      { name: 'TischReservieren', utterances: ['Einen Tisch bitte'], slots: { Uhrzeit: 'AMAZON.TIME' } },
    ],
  },
  {
    name: 'ReservationHotel',
    locale: 'fr-FR',
    description: 'Réserve une chambre d’hôtel.',
    versions: 2,
    aliases: { prod: '2' },
    clarification: true,
    intents: [
      {
        name: 'ReserverChambre',
        utterances: ['Je voudrais réserver une chambre', 'Une chambre s’il vous plaît'],
        slots: { Arrivee: 'AMAZON.DATE', Nuits: 'AMAZON.NUMBER', TypeDeChambre: 'TypesDeChambre' },
        hooks: 'both',
      },
    ],
  },
  {
    name: 'CentreDeContact',
    locale: 'fr-CA',
    description: 'Premier accueil du centre de contact.',
    versions: 3,
    aliases: { prod: '3' },
    channels: ['Twilio-Sms'],
    intents: [
      { name: 'ParlerAUnAgent', utterances: ['Je veux parler à un agent'], hooks: 'fulfilment' },
      { name: 'SuivreMonColis', utterances: ['Où est mon colis'], slots: { Poids: 'AMAZON.WeightUnit' } },
    ],
  },
  {
    name: 'AsistenteDeViajes',
    locale: 'es-ES',
    description: 'Reserva trenes y hoteles.',
    versions: 2,
    aliases: { prod: '1', pruebas: '$LATEST' },
    intents: [
      {
        name: 'ReservarTren',
        utterances: ['Quiero un billete de tren'],
        slots: { Origen: 'AMAZON.City', Destino: 'AMAZON.City', Fecha: 'AMAZON.DATE' },
        messages: 4,
      },
    ],
  },
  {
    name: 'PedidosDeFlores',
    locale: 'es-US',
    description: 'OrderFlowers, en español.',
    versions: 1,
    aliases: { prod: '1' },
    intents: [
      {
        name: 'PedirFlores',
        utterances: ['Quiero pedir flores', 'Flores por favor'],
        slots: { TipoDeFlor: 'TiposDeFlor', Fecha: 'AMAZON.DATE' },
        hooks: 'both',
      },
    ],
  },
  {
    name: 'SoporteLatam',
    locale: 'es-419',
    description: 'Soporte para América Latina.',
    versions: 0,
    intents: [{ name: 'AbrirCaso', utterances: ['Quiero abrir un caso'], slots: { Producto: 'Productos' } }],
  },
  {
    name: 'PrenotaHotel',
    locale: 'it-IT',
    description: 'Prenota una camera.',
    versions: 1,
    aliases: { prod: '1' },
    intents: [
      {
        name: 'PrenotareCamera',
        utterances: ['Vorrei prenotare una camera'],
        slots: { Arrivo: 'AMAZON.DATE', Notti: 'AMAZON.NUMBER' },
        followUp: true,
      },
    ],
  },
  {
    name: 'HotelYoyaku',
    locale: 'ja-JP',
    description: 'ホテルの予約を受け付けるボット',
    versions: 2,
    aliases: { prod: '2' },
    intents: [
      {
        name: 'HeyaYoyaku',
        utterances: ['部屋を予約したい', '予約をお願いします'],
        slots: { Chekkuin: 'AMAZON.DATE', HeyaType: 'HeyaTypes' },
        hooks: 'fulfilment',
      },
    ],
  },
  {
    name: 'HotelReservationKorea',
    locale: 'ko-KR',
    description: '호텔 객실 예약 봇',
    versions: 1,
    aliases: { prod: '1' },
    intents: [
      {
        name: 'GaeksilYeyak',
        utterances: ['객실을 예약하고 싶어요'],
        slots: { CheckIn: 'AMAZON.DATE' },
        followUp: true,
      },
    ],
  },
  {
    name: 'TravelDeskIndia',
    locale: 'en-IN',
    description: 'The travel desk of the Mumbai office.',
    versions: 2,
    aliases: { prod: '2' },
    intents: [{ name: 'BookCab', slots: { From: 'AMAZON.City', At: 'AMAZON.TIME' }, hooks: 'dialog' }],
  },
];

/** The custom slot types that a bot's intents use, with their values. */
import { type Bot, customSlotTypes, latest, type SlotType } from './bots.ts';
import { words } from './phrases.ts';

const values: Readonly<Record<string, readonly string[]>> = {
  FlowerTypes: ['roses', 'lilies', 'tulips', 'orchids'],
  RoomTypes: ['queen', 'king', 'deluxe', 'suite'],
  CarTypes: ['economy', 'standard', 'midsize', 'full size', 'minivan', 'luxury'],
  RoomServiceDishes: ['club sandwich', 'soup of the day', 'burger', 'fruit plate'],
  AccountTypes: ['checking', 'savings', 'credit card'],
  AppointmentTypes: ['cleaning', 'whitening', 'root canal'],
  Zimmerarten: ['Einzelzimmer', 'Doppelzimmer', 'Suite'],
  TypesDeChambre: ['simple', 'double', 'suite'],
  TiposDeFlor: ['rosas', 'lirios', 'tulipanes'],
  Productos: ['cuenta', 'factura', 'reserva'],
  HeyaTypes: ['シングル', 'ダブル', '和室'],
  QuizAnswers: ['yes', 'no', 'blue whale', 'Jupiter'],
  ShuttleRoutes: ['airport', 'city', 'beach'],
  FaqTopics: ['parking', 'breakfast', 'wifi', 'pets'],
  Severities: ['low', 'normal', 'high', 'urgent'],
};

export function slotTypesOf(bot: Bot): readonly SlotType[] {
  const draft = latest(bot);
  return customSlotTypes(draft).map((name) => ({
    name,
    description: `${words(name)} (${bot.name})`,
    values: values[name] ?? ['first', 'second', 'third'],
    versions: bot.versions.length - 1,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
  }));
}

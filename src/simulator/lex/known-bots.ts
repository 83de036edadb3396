/**
 * The bots that every simulated account begins with, in this order: each stands for one kind of migration, and together
 * they speak every locale and hold every kind of trouble.
 */
import type { BotBlueprint } from './blueprint.ts';
import { botsAbroad } from './known-bots-abroad.ts';
import { oddBots } from './known-bots-odd.ts';

export const knownBots: readonly BotBlueprint[] = [
  {
    name: 'OrderFlowers',
    locale: 'en-US',
    description: 'Orders flowers for pick-up, from the lobby florist.',
    versions: 4,
    aliases: { prod: '3', beta: '$LATEST' },
    channels: ['Slack'],
    clarification: true,
    intents: [
      {
        name: 'OrderFlowers',
        utterances: ['I would like to order some flowers', 'Order flowers', 'I want {FlowerType}'],
        slots: { FlowerType: 'FlowerTypes', PickupDate: 'AMAZON.DATE', PickupTime: 'AMAZON.TIME' },
        hooks: 'both',
      },
      { name: 'OrderFlowers_Help', parent: 'AMAZON.HelpIntent' },
      { name: 'CancelFlowers', slots: { OrderNumber: 'AMAZON.NUMBER' }, since: 5 },
    ],
  },
  {
    name: 'BookTrip',
    locale: 'en-US',
    description: 'Books a hotel, a car or a flight.',
    versions: 3,
    aliases: { prod: '3', test: '$LATEST' },
    channels: ['Facebook'],
    clarification: true,
    tags: { team: 'travel' },
    intents: [
      {
        name: 'BookHotel',
        utterances: ['Book a hotel', 'I want a room in {Location}'],
        slots: { Location: 'AMAZON.City', CheckInDate: 'AMAZON.DATE', Nights: 'AMAZON.NUMBER', RoomType: 'RoomTypes' },
        hooks: 'both',
      },
      {
        name: 'BookCar',
        slots: { PickUpCity: 'AMAZON.City', PickUpDate: 'AMAZON.DATE', CarType: 'CarTypes' },
        hooks: 'both',
        followUp: true,
      },
      {
        name: 'BookFlight',
        slots: { From: 'AMAZON.Airport', To: 'AMAZON.Airport', DepartureDate: 'AMAZON.DATE' },
        hooks: 'fulfilment',
        since: 3,
      },
    ],
  },
  {
    name: 'HotelConcierge',
    locale: 'en-GB',
    description: 'Answers guests in their rooms.',
    versions: 6,
    aliases: { prod: '6', staging: '6', dev: '$LATEST' },
    channels: ['Kik'],
    logs: 'TEXT',
    intents: [
      { name: 'OrderRoomService', slots: { Dish: 'RoomServiceDishes', ServeAt: 'AMAZON.TIME' }, messages: 4 },
      { name: 'RequestTowels', slots: { Count: 'AMAZON.NUMBER' }, followUp: true },
      { name: 'LateCheckOut', slots: { CheckOutTime: 'AMAZON.TIME' }, hooks: 'fulfilment' },
    ],
  },
  {
    name: 'BankingHelper',
    locale: 'en-US',
    description: 'Balances, transfers and questions about cards.',
    versions: 14,
    aliases: { prod: '12', canary: '14', dev: '$LATEST' },
    channels: ['Twilio-Sms', 'Slack'],
    logs: 'AUDIO',
    clarification: true,
    detectSentiment: true,
    tags: { team: 'payments', 'cost-centre': '4711' },
    intents: [
      { name: 'CheckBalance', slots: { AccountType: 'AccountTypes' }, hooks: 'fulfilment' },
      {
        name: 'TransferMoney',
        slots: { FromAccount: 'AccountTypes', Amount: 'AMAZON.NUMBER', Payee: 'AMAZON.FirstName' },
        hooks: 'both',
      },
      { name: 'SearchBankingFaq', parent: 'AMAZON.KendraSearchIntent', kendra: true, since: 10 },
      { name: 'BankingHelper_Fallback', parent: 'AMAZON.FallbackIntent', hooks: 'fulfilment' },
    ],
  },
  {
    name: 'ScheduleAppointment',
    locale: 'en-AU',
    description: 'Makes appointments at the clinic. Nothing in it needs hands after the migration.',
    versions: 1,
    intents: [{ name: 'MakeAppointment', slots: { AppointmentType: 'AppointmentTypes', Date: 'AMAZON.DATE' } }],
  },
  ...botsAbroad,
  {
    name: 'KidsQuiz',
    locale: 'en-US',
    description: 'A quiz for the kids’ club (subject to COPPA).',
    versions: 2,
    aliases: { prod: '2' },
    childDirected: true,
    intents: [
      { name: 'AskQuestion', slots: { Answer: 'QuizAnswers' }, messages: 4, hooks: 'fulfilment' },
      { name: 'NextQuestion', parent: 'AMAZON.NextIntent' },
      { name: 'ShuffleQuestions', parent: 'AMAZON.ShuffleOnIntent', since: 2 },
    ],
  },
  {
    name: 'FleetReporter',
    locale: 'en-US',
    description: 'Takes reports from shuttle drivers.',
    versions: 1,
    status: 'FAILED',
    failureReason:
      'The intent ReportSpeeding has a slot Speed of type AMAZON.SpeedUnit that no sample utterance uses, and the slot type ShuttleRoutes has no values.',
    aliases: { prod: '1' },
    intents: [
      { name: 'ReportDelay', slots: { Minutes: 'AMAZON.DURATION', Route: 'ShuttleRoutes' } },
      { name: 'ReportSpeeding', slots: { Speed: 'AMAZON.SpeedUnit' }, since: 2 },
    ],
  },
  {
    name: 'LegacyFaq',
    locale: 'en-US',
    description: 'Started in 2018, never built.',
    versions: 0,
    status: 'NOT_BUILT',
    intents: [{ name: 'AnswerFaq', slots: { Topic: 'FaqTopics' } }],
  },
  {
    name: 'IT_Service_Desk',
    locale: 'en-US',
    description: 'Resets passwords and opens tickets.',
    versions: 9,
    aliases: { prod: '8', uat: '9' },
    channels: ['Slack'],
    logs: 'TEXT',
    detectSentiment: true,
    clarification: true,
    intents: [
      { name: 'ResetPassword', slots: { UserName: 'AMAZON.AlphaNumeric' }, hooks: 'both' },
      {
        name: 'OpenTicket',
        slots: { Severity: 'Severities', Phone: 'AMAZON.PhoneNumber' },
        hooks: 'both',
        messages: 4,
      },
      { name: 'ServiceDesk_StartOver', parent: 'AMAZON.StartOverIntent' },
    ],
  },
  ...oddBots,
];

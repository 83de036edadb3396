/**
 * Every key, declared once. Dispatch, the hint line, the help page, the palette and the README's table come from here.
 * Keys are written as the dispatcher names them: `j`, `G`, `enter`, `esc`, `ctrl+d`, `shift+tab`, `space`.
 */

export type Group =
  | 'Everywhere'
  | 'Lists'
  | 'Columns'
  | 'Copying'
  | 'Views'
  | 'WorkSpaces'
  | 'Accounts'
  | 'Runs'
  | 'Lex'
  | 'Typing'
  | 'Questions';

export interface Command {
  readonly keys: readonly string[];
  /** Imperative, as the palette and the help page show it. */
  readonly title: string;
  /** One word or two for the hint line; none: not hinted. */
  readonly hint?: string;
  readonly group: Group;
  /** Hinted even where it is disabled: pressed, it says what is missing. */
  readonly always?: boolean;
}

export const commands = {
  help: { keys: ['?'], title: 'Show every key', hint: 'help', group: 'Everywhere' },
  palette: {
    keys: [':', 'ctrl+p'],
    title: 'Go to a screen or run a command by name',
    hint: 'commands',
    group: 'Everywhere',
  },
  back: { keys: ['esc'], title: 'Go back', hint: 'back', group: 'Everywhere' },
  quit: { keys: ['q', 'ctrl+c'], title: 'Quit', group: 'Everywhere' },
  suspend: { keys: ['ctrl+z'], title: 'Suspend to the shell (fg comes back)', group: 'Everywhere' },
  redraw: { keys: ['ctrl+l'], title: 'Draw the screen anew', group: 'Everywhere' },
  lock: { keys: ['W'], title: 'Unlock or lock changes', group: 'Everywhere' },
  retry: { keys: ['r'], title: 'Ask AWS again', hint: 'refresh', group: 'Everywhere' },
  refreshing: { keys: ['ctrl+r'], title: 'How often AWS is asked again by itself, or never', group: 'Everywhere' },

  fleet: { keys: [], title: 'WorkSpaces', group: 'Views' },
  glance: { keys: ['F'], title: 'Fleet at a glance: how many of what', hint: 'glance', group: 'Views' },
  directories: { keys: [], title: 'Directories', group: 'Views' },
  bundles: { keys: [], title: 'Bundles', group: 'Views' },
  sources: {
    keys: ['A'],
    title: 'Accounts and Regions: what is looked at, another one, switch',
    hint: 'accounts',
    group: 'Views',
  },
  runs: { keys: ['R'], title: 'Runs: what ran and runs', hint: 'runs', group: 'Views' },
  lex: { keys: ['L'], title: 'Lex: move a V1 bot to V2', hint: 'Lex', group: 'Views' },
  lexV2: { keys: ['B'], title: 'Lex: V2 bots and what came in lately', group: 'Views' },
  lexHistory: { keys: ['H'], title: 'Lex: migrations AWS knows of', hint: 'history', group: 'Views' },
  lexBackups: { keys: [], title: 'Lex: backups on this machine', group: 'Views' },

  notices: { keys: ['@'], title: 'What happened: notices, each in full', group: 'Views' },

  down: { keys: ['j', 'down'], title: 'Down', group: 'Lists' },
  up: { keys: ['k', 'up'], title: 'Up', group: 'Lists' },
  pageDown: { keys: ['pagedown', 'ctrl+f', 'ctrl+d'], title: 'Page down', group: 'Lists' },
  pageUp: { keys: ['pageup', 'ctrl+b', 'ctrl+u'], title: 'Page up', group: 'Lists' },
  first: { keys: ['g', 'home'], title: 'First row', group: 'Lists' },
  last: { keys: ['G', 'end'], title: 'Last row', group: 'Lists' },
  open: { keys: ['enter', 'right', 'l'], title: 'Open', hint: 'open', group: 'Lists' },
  following: { keys: ['J', 'n'], title: 'The next of the list it was opened from', hint: 'next', group: 'Lists' },
  previous: { keys: ['K', 'N'], title: 'The one before it in that list', group: 'Lists' },
  section: { keys: ['tab', ']'], title: 'To the next section', hint: 'section', group: 'Lists' },
  sectionBefore: { keys: ['shift+tab', '['], title: 'To the section before', group: 'Lists' },
  mark: { keys: ['space'], title: 'Mark or unmark', hint: 'mark', group: 'Lists' },
  markRange: { keys: ['v', 'ctrl+space'], title: 'Mark from the last mark to here', group: 'Lists' },
  markAll: { keys: ['a'], title: 'Mark all rows shown', group: 'Lists' },
  invert: { keys: ['i'], title: 'Mark those shown that are not marked, unmark the others', group: 'Lists' },
  markByList: { keys: ['p'], title: 'Mark by a list, pasted or of a file: ids, users, computers', group: 'Lists' },
  unmarkAll: { keys: ['u'], title: 'Unmark all', group: 'Lists' },
  filter: { keys: ['/'], title: 'Filter', hint: 'filter', group: 'Lists' },
  views: { keys: ['V'], title: 'Saved views: a query, its columns and its order', group: 'Lists' },
  saveView: { keys: ['w'], title: 'Save this view: query, columns and order', group: 'Lists' },
  removeView: { keys: ['x'], title: 'Take the view out', hint: 'take out', group: 'Lists' },
  lookUp: { keys: ['T'], title: 'Look up the tags or snapshots that the filter or a column asks for', group: 'Lists' },
  sort: { keys: ['s'], title: 'Sort by a column', hint: 'sort', group: 'Lists' },
  reverse: { keys: ['S'], title: 'Reverse the order', group: 'Lists' },
  columns: { keys: ['C'], title: 'Columns: which, and in which order', hint: 'columns', group: 'Lists' },
  columnsRight: { keys: ['>', 'shift+right'], title: 'To the columns further right', group: 'Lists' },
  columnsLeft: { keys: ['<', 'shift+left'], title: 'Back to the columns further left', group: 'Lists' },

  showColumn: { keys: ['space'], title: 'Show or hide the column', hint: 'show/hide', group: 'Columns' },
  columnUp: { keys: ['K', 'shift+up'], title: 'Move the column to the left', hint: 'left', group: 'Columns' },
  columnDown: { keys: ['J', 'shift+down'], title: 'Move the column to the right', hint: 'right', group: 'Columns' },
  sortByColumn: { keys: ['s'], title: 'Sort by this column', hint: 'sort by', group: 'Columns' },
  usualColumns: { keys: ['0'], title: 'The usual columns again', hint: 'reset', group: 'Columns' },

  copy: { keys: ['y'], title: 'Copy ids, users, addresses or names to the clipboard', hint: 'copy', group: 'Lists' },
  export: { keys: ['ctrl+s', 'E'], title: 'Export what is shown, or what is marked, to a file', group: 'Lists' },

  copyId: { keys: ['i'], title: 'Copy the id', hint: 'id', group: 'Copying' },
  copyUser: { keys: ['u'], title: 'Copy the user', hint: 'user', group: 'Copying' },
  copyAddress: { keys: ['a'], title: 'Copy the address', hint: 'address', group: 'Copying' },
  copyComputer: { keys: ['c'], title: 'Copy the computer name', hint: 'computer', group: 'Copying' },
  copyRow: { keys: ['y'], title: 'Copy the whole row', hint: 'row', group: 'Copying' },
  exportOther: {
    keys: ['tab'],
    title: 'What is shown instead of what is marked, and back',
    hint: 'marked/shown',
    group: 'Copying',
  },
  exportToClipboard: {
    keys: ['ctrl+y'],
    title: 'To the clipboard instead of a file',
    hint: 'clipboard',
    group: 'Copying',
  },
  addMarks: { keys: ['enter'], title: 'Mark those that were found', hint: 'mark', group: 'Copying' },
  replaceMarks: {
    keys: ['o'],
    title: 'Mark those that were found, and no others',
    hint: 'only these',
    group: 'Copying',
  },

  migrate: { keys: ['m'], title: 'Migrate to another bundle', hint: 'migrate', group: 'WorkSpaces', always: true },
  rebuild: { keys: ['b'], title: 'Rebuild from the bundle', hint: 'rebuild', group: 'WorkSpaces', always: true },
  advise: {
    keys: ['d'],
    title: 'What do you want? Every way to it, the least destructive first',
    hint: 'do',
    group: 'WorkSpaces',
    always: true,
  },
  restore: { keys: [], title: 'Restore from the last healthy snapshot', group: 'WorkSpaces' },
  modifyProtocol: { keys: [], title: 'Modify the protocol: keeps both volumes', group: 'WorkSpaces' },
  reboot: { keys: [], title: 'Reboot', group: 'WorkSpaces' },
  startWorkspace: { keys: [], title: 'Start', group: 'WorkSpaces' },
  stopWorkspace: { keys: [], title: 'Stop', group: 'WorkSpaces' },
  choose: { keys: ['enter', 'right', 'l'], title: 'Choose this one', hint: 'choose', group: 'Questions' },
  why: { keys: ['i'], title: 'Say why, in full', hint: 'why', group: 'WorkSpaces' },
  override: {
    keys: ['o'],
    title: 'Include although its user is connected (again: do not)',
    hint: 'override',
    group: 'WorkSpaces',
  },
  jump: {
    keys: ['tab'],
    title: 'To the first that goes, and back to the first held back',
    hint: 'goes/held',
    group: 'WorkSpaces',
  },
  ticket: { keys: ['t'], title: 'Say why: the change ticket', hint: 'ticket', group: 'WorkSpaces' },
  policy: { keys: ['p'], title: 'Change how many go at a time, and when to stop', hint: 'pace', group: 'WorkSpaces' },
  fresh: {
    keys: ['f'],
    title: 'Wait for a fresh snapshot of each, 12 h at most (again: do not)',
    hint: 'fresh snapshot',
    group: 'WorkSpaces',
  },
  mapping: {
    keys: ['M'],
    title: 'A target for each bundle, or one for all',
    hint: 'one for all or each',
    group: 'WorkSpaces',
  },
  wish: { keys: ['w'], title: 'What they are to become: system, protocol, compute', hint: 'wish', group: 'WorkSpaces' },
  leaveOut: { keys: ['x'], title: 'Leave out (again: take the proposal)', hint: 'leave out', group: 'WorkSpaces' },

  addSource: { keys: ['a'], title: 'Look at another account or Region as well', hint: 'add', group: 'Accounts' },
  switchSource: {
    keys: ['s'],
    title: 'Another account or Region instead of this one',
    hint: 'switch',
    group: 'Accounts',
  },
  leaveSource: { keys: ['x'], title: 'Look at this one no longer', hint: 'take away', group: 'Accounts' },
  lockSource: { keys: ['w'], title: 'Unlock or lock changes of this one', hint: 'unlock/lock', group: 'Accounts' },
  otherRegions: { keys: ['o'], title: 'Lex V1 in the other Regions', hint: 'Regions', group: 'Accounts' },
  typeRegion: { keys: ['t'], title: 'Type a Region', hint: 'type it', group: 'Accounts' },

  pause: { keys: ['p'], title: 'Pause: send nothing more until it is continued', hint: 'pause', group: 'Runs' },
  resume: { keys: ['c'], title: 'Continue a run that is held, paused or unfinished', hint: 'continue', group: 'Runs' },
  stop: { keys: ['x'], title: 'Stop: send nothing more', hint: 'stop', group: 'Runs' },
  again: { keys: ['n'], title: 'Plan anew what failed or was not started', hint: 'plan anew', group: 'Runs' },
  map: { keys: ['m'], title: 'Old and new ids, names and addresses', hint: 'map', group: 'Runs' },
  reasons: { keys: ['f'], title: 'Failures by reason', hint: 'failures', group: 'Runs' },
  afterwards: { keys: ['a'], title: 'What is left to do by people', hint: 'afterwards', group: 'Runs' },

  useBackup: { keys: ['u'], title: 'Take the backup that is here already', hint: 'use it', group: 'Lex' },
  recordsInstead: {
    keys: ['J'],
    title: 'Keep bot, intents and slot types as JSON instead of an archive',
    hint: 'as JSON',
    group: 'Lex',
  },
  withoutBackup: {
    keys: ['N'],
    title: 'Go on without a backup, or with one that is not whole',
    hint: 'without',
    group: 'Lex',
  },
  askRegions: { keys: ['a'], title: 'Ask Lex V1 in every Region listed', hint: 'ask them all', group: 'Lex' },
  beginAnew: { keys: ['ctrl+n'], title: 'Begin the wizard anew, without what was chosen', group: 'Lex' },
  exportV2: {
    keys: ['E'],
    title: 'Keep an export of the V2 bot before it is overwritten',
    hint: 'export V2 first',
    group: 'Lex',
  },
  typeRole: { keys: ['t'], title: 'Type a role ARN', hint: 'type ARN', group: 'Lex' },
  openRun: { keys: ['o'], title: 'The run that started this migration', hint: 'its run', group: 'Lex' },
  tickOff: { keys: ['space'], title: 'Tick the task off (again: take that back)', hint: 'tick off', group: 'Lex' },
  noteTask: { keys: ['e'], title: 'Note a line about the task', hint: 'note', group: 'Lex' },
  buildLocale: { keys: ['b'], title: 'Lex: build the locale of the V2 bot', hint: 'build', group: 'Lex' },
  takeSuggestion: { keys: ['tab'], title: 'Take what is suggested', hint: 'take suggestion', group: 'Lex' },

  complete: {
    keys: ['tab'],
    title: 'Complete what is being typed (again: the next)',
    hint: 'complete',
    group: 'Typing',
  },
  completeBack: { keys: ['shift+tab'], title: 'Complete it with the one before', group: 'Typing' },
  earlier: { keys: ['alt+p'], title: 'The line asked before (again: the one before that)', group: 'Typing' },
  later: { keys: ['alt+n'], title: 'The line asked after it', group: 'Typing' },
  clearLine: { keys: ['ctrl+u'], title: 'Empty the line', group: 'Typing' },

  accept: { keys: ['enter'], title: 'Go on', hint: 'go on', group: 'Questions' },
  acknowledge: { keys: ['y'], title: 'Yes', hint: 'yes', group: 'Questions' },
  tick: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    title: 'Acknowledge the loss of that number',
    hint: '... acknowledge',
    group: 'Questions',
  },
  next: { keys: ['c'], title: 'Continue to the next step', hint: 'continue', group: 'Questions', always: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;

/** The first key of a command, for a sentence that names it. */
export function keyOf(id: CommandId): string {
  const { keys }: Command = commands[id];
  return keyLabel(keys[0] ?? '');
}

/** A key as the hint line and the help page show it. */
export function keyLabel(key: string): string {
  return { pageup: 'PgUp', pagedown: 'PgDn' }[key] ?? key;
}

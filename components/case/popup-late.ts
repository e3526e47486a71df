/** What the popup reads after what it shows first: the rules of a case, the filter over its exhibits, a dialog. */
export { ChatLimitsDialog } from './ChatLimitsDialog';
export { PopupFilter } from '../timeline/PopupFilter';
export { caseBrief, turnsOf } from './case-brief';
export { NextLine } from './NextLine';

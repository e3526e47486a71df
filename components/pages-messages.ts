import { zhPages } from '@/assets/locales/zh-CN.pages';
import { addMessages } from './i18n';

/** Imported by pages of their own for its effect: the popup is lighter without these sentences. */
addMessages(zhPages);

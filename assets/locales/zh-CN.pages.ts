import { zhAxis } from './zh-CN/axis';
import { zhListPicture } from './zh-CN/list-picture';
import { zhNet } from './zh-CN/net';

/** 只有独立页面（工作台等）才用到的文字：弹窗不装载，启动更快。 */
export const zhPages = { ...zhAxis, ...zhListPicture, ...zhNet } as const;

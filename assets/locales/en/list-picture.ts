import type { zhListPicture } from '../zh-CN/list-picture';

/** The exhibit list as pictures. */
export const enListPicture: Record<keyof typeof zhListPicture, string> = {
  'listPicture.title': 'Exhibit list',
  'listPicture.hint':
    'Platforms and payment channels often take pictures only: this draws the list of this case as A4 pictures, in Chinese, ready to upload.',
  'listPicture.save': 'Save as picture',
  'listPicture.running': 'Drawing the exhibit list',
  'listPicture.preparing': 'Laying out the pages…',
  'listPicture.page': 'Drawing page {n} of {total}…',
  'listPicture.cancel': 'Cancel drawing',
  'listPicture.cancelled': 'Cancelled; no picture was saved.',
  'listPicture.saved': 'Handed to the browser’s downloads: {n} {n|picture|pictures}',
  'listPicture.several': 'If the browser asks whether to allow several downloads, choose to allow them.',
  'listPicture.kept': 'The evidence in the case is unchanged; no picture has been saved.',
};

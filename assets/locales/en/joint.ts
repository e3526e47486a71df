import type { zhJoint } from '../zh-CN/joint';

/** Several people's bundles become one complaint. */
export const enJoint: Record<keyof typeof zhJoint, string> = {
  'joint.title': 'Joint complaint',
  'joint.others': 'Not the only one?',
  'joint.othersHint':
    'Combine several people’s bundles into one complaint: who, which orders, how much, and what all were promised.',
  'joint.open': 'Open joint complaint',
  'joint.about':
    'One seller cheated several people: ask each to export their own bundle with Liuzheng, and put the files together here. Each is verified first; only those that hold are counted.',
  'joint.where':
    'All of it happens on this device; nothing is uploaded. The original bundles go in untouched. For very many people there is a command: npm run joint.',
  'joint.drop': 'Drop everybody’s bundles (zip), or a folder of them, here',
  'joint.dropMore': 'More people? Drop their bundles here',
  'joint.choose': 'Choose bundles',
  'joint.addMore': 'Add bundles',
  'joint.files': 'Bundle files',
  'joint.checking': 'Verifying',
  'joint.checked': 'Verifying, {done} of {total} done',
  'joint.cancel': 'Cancel',
  'joint.sum': '{people} {people|person|people}, {sellers} {sellers|seller|sellers}; all of it holds',
  'joint.amounts': 'CNY {paid} paid, {claimed} claimed, {recovered} recovered',
  'joint.sumUnknown': '{amount} ({n} more did not say)',
  'joint.download': 'Download the joint complaint',
  'joint.table': 'Table only',
  'joint.clear': 'Clear and start again',
  'joint.packing': 'Packing',
  'joint.inside':
    'A zip with a page to read, tables of people and sellers (Excel opens them), a list of exhibits, everybody’s original bundle, and checksums.',
  'joint.sellers': 'Totals by seller',
  'joint.seller': 'Seller',
  'joint.names': 'Names, sites',
  'joint.count': 'People',
  'joint.paid': 'Paid ¥',
  'joint.claimed': 'Claimed ¥',
  'joint.notStated': 'not stated',
  'joint.sellersHow':
    'Cases that share a seller’s name, a shop, a contact or the address of a shop’s page are taken for one seller. A shared payee is not enough.',
  'joint.people': 'People and orders',
  'joint.person': 'No.',
  'joint.case': 'Case',
  'joint.order': 'Order',
  'joint.exhibits': 'Exhibits',
  'joint.moreRows': '{n} more in the table that you download.',
  'joint.promises': 'Promised to several',
  'joint.noPromises': 'No wording was promised to two or more people.',
  'joint.promisedTo': '{n} people: {who}',
  'joint.apart': 'Not counted: {n}',
  'joint.apart.INVALID': 'Does not hold: something in it is not as it was sealed. Ask for a new export.',
  'joint.apart.UNREADABLE': 'Cannot be read, or is no bundle of Liuzheng.',
  'joint.apart.INCOMPLETE': 'Volumes are missing: add them and it will count.',
  'joint.apart.OLDER': 'There is a later bundle of the same case; the later one counts.',
  'joint.apart.DIVERGED':
    'Two bundles of one case disagree, so neither counts. Ask the person which of them is right.',
  'joint.apart.REPEATED': 'The same as another one; counted once.',
};

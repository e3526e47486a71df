import Dexie, { RangeSet, type ObservabilitySet } from 'dexie';

/** Primary keys of a table that a transaction wrote; `all` where the store did not note which. */
export type Changed = ReadonlySet<string> | 'all';

/**
 * Calls back after every transaction, in any context of the extension, that wrote to the table. A live query would read
 * all its rows again; whoever holds them already wants to know which ones.
 */
export function onChange(db: Dexie, table: string, callback: (keys: Changed) => void): () => void {
  const part = `idb://${db.name}/${table}/`;
  const look = (parts: ObservabilitySet): void => {
    const written = parts[part];
    if (written) callback(keysIn(written));
  };
  Dexie.on('storagemutated', look);
  return () => Dexie.on.storagemutated.unsubscribe(look);
}

function keysIn(tree: ObservabilitySet[string]): Changed {
  const keys = new Set<string>();
  const nodes = RangeSet(tree)[Symbol.iterator]();
  for (let next = nodes.next(); !next.done; next = nodes.next()) {
    const { from, to } = next.value;
    if (typeof from !== 'string' || from !== to) return 'all';
    keys.add(from);
  }
  return keys;
}

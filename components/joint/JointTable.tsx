import type { ComponentChildren } from 'preact';

export interface JointColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => string | number;
  /** Set to the right, not broken. */
  readonly number?: boolean;
}

interface JointTableProps<T> {
  readonly id: string;
  readonly title: string;
  /** The first names its row. */
  readonly columns: readonly JointColumn<T>[];
  readonly rows: readonly T[];
  readonly labelOf: (row: T) => string;
  /** Remarks below it. */
  readonly children?: ComponentChildren;
}

/** A table of a joint complaint under its heading; scrolls by itself where the window is narrow. */
export function JointTable<T>({ id, title, columns, rows, labelOf, children }: JointTableProps<T>) {
  return (
    <div class="joint-part">
      <h3 id={id}>{title}</h3>
      <div class="table-scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {columns.map(({ title: head, number }) => (
                <th key={head} scope="col" class={number ? 'table-number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={labelOf(row)}>
                {columns.map(({ title: head, cell, number }, at) =>
                  at === 0 ? (
                    <th key={head} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={head} class={number ? 'table-number' : undefined}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children}
    </div>
  );
}

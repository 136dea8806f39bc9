interface FaultTableProps {
  readonly title: string;
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
}

/** The lines of a file that are left out, and why. */
export function FaultTable({ title, faults }: FaultTableProps) {
  if (faults.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Ligne
            </th>
            <th scope="col">Raison</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, sentence }) => (
            <tr key={`${line} ${sentence}`}>
              <td class="number">{line}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

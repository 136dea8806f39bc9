import type { LettersPreview } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { counted, figure } from './words.ts';

interface PreviewProps {
  readonly preview: LettersPreview;
}

/** How many, conservatoire by conservatoire: each team prints its own. */
export function LetterTable({ preview: { conservatoires } }: PreviewProps) {
  return (
    <table class="narrow">
      <caption class="unseen">Lettres par conservatoire</caption>
      <thead>
        <tr>
          <th scope="col">Conservatoire</th>
          <th scope="col" class="number">
            À faire
          </th>
          <th scope="col" class="number">
            Faites
          </th>
        </tr>
      </thead>
      <tbody>
        {conservatoires.map(({ name, toMake, made }) => (
          <tr key={name}>
            <td>{name}</td>
            <td class="number">{figure(toMake)}</td>
            <td class="number">{figure(made)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Nobody is left out in silence: who gets no letter is named, with the phone to call. */
export function WithoutAddress({ preview: { withoutAddress } }: PreviewProps) {
  if (withoutAddress.length === 0) return null;
  return (
    <Notice kind="attention" state={`${counted(withoutAddress.length, 'personne')} sans adresse complète`}>
      <p>
        Sans adresse, pas de lettre. Appelez, ou complétez l’adresse dans le logiciel de scolarité, puis
        importez de nouveau.
      </p>
      <ul>
        {withoutAddress.map(({ person, name, phone, conservatoire }) => (
          <li key={person}>
            {name} ({person}), {conservatoire}, {phone === '' ? 'sans téléphone' : phone}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Each document made, newest first; Google's frame holds the page, so they open beside it. */
export function LetterDocuments({ preview: { conservatoires } }: PreviewProps) {
  const documents = conservatoires.flatMap(({ name, documents: own }) =>
    own.map((one) => ({ name, ...one })),
  );
  if (documents.length === 0) return null;
  return (
    <>
      <h2>Documents à imprimer</h2>
      <ul class="links">
        {documents.map(({ name, address, letters, at }) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noopener">
              {name}&nbsp;: {counted(letters, 'lettre')} du {at}{' '}
              <span class="hint-inline">(nouvel onglet)</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        Ces documents portent les codes des familles&nbsp;: seule l’équipe de chaque conservatoire les ouvre.
        Ne les transmettez pas.
      </p>
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Ref } from '../../src/calls/rights.ts';
import { of } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { PaperLinks } from './paperLinks.tsx';
import { doubtsAbout, fileNameOf, kindWords, nameOf } from './people.ts';
import type { PersonProps } from './person.tsx';

interface PersonScreenProps extends PersonProps {
  readonly told: string;
  readonly onRectify: (ref: Ref) => void;
}

/** Whose records they are, once more, and what can be done of them. */
export function PersonScreen({ home, chosen, told, onGo, onRectify }: PersonScreenProps) {
  const doubts = doubtsAbout(chosen);
  return (
    <SectionScreen home={home} heading={nameOf(chosen)}>
      {told !== '' && <Notice kind="done" state={told} />}
      {doubts.length > 0 && (
        <Notice kind="attention" state="Est-ce bien une seule personne&#8239;?">
          {doubts.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {chosen.map(({ ref, kind, facts }) => (
        <section key={ref}>
          <h2>{kindWords[kind]}</h2>
          <Facts facts={facts.map(([label, value]) => ({ label, value }))} />
          {kind === 'asker' ? (
            <p>Pour rectifier cette fiche, effacez-la, puis notez de nouveau la demande.</p>
          ) : (
            <LinkButton onPress={() => onRectify(ref)}>
              Rectifier cette fiche…<span class="unseen"> ({kindWords[kind]})</span>
            </LinkButton>
          )}
        </section>
      ))}
      <h2>Que demande cette personne&#8239;?</h2>
      <Actions
        label="Voir et télécharger ses données"
        onConfirm={() => onGo('file')}
        back="Choisir d’autres fiches"
        onBack={() => onGo('search')}
      >
        <Button onPress={() => onGo('limit')}>Geler à sa demande…</Button>
        <Button onPress={() => onGo('hold')}>Geler pour un litige…</Button>
        <Button onPress={() => onGo('erase')}>Effacer ses données…</Button>
      </Actions>
    </SectionScreen>
  );
}

/** Everything held about somebody: to read or print, and for machines (GDPR 15 and 20). */
export function FileScreen({ home, chosen, onGo }: PersonProps) {
  const refs = chosen.map(({ ref }) => ref);
  const loaded = useLoaded('office.personFile', { refs });
  const file = loaded.value;
  const heading = `Données ${of(nameOf(chosen))}`;
  if (!file)
    return (
      <Loading
        key="reading"
        home={home}
        heading={heading}
        doing="Nous rassemblons ses données…"
        loaded={loaded}
      />
    );
  const name = fileNameOf(refs);
  return (
    <SectionScreen key="file" home={home} heading={heading}>
      <p>
        Ces fichiers disent tout ce que le programme garde sur cette personne, et rien sur d’autres. Leur nom
        ne dit pas qui elle est.
      </p>
      <h2>Pour lire ou imprimer</h2>
      <PaperLinks what="ses données" name={name} html={file.html} />
      <h2>Pour un autre logiciel</h2>
      <JsonLink name={name} json={file.json} />
      <h2>Les remettre</h2>
      <p>
        Donnez-les à la personne elle-même, ou au responsable d’un enfant mineur. Demandez une pièce
        d’identité seulement en cas de doute. Effacez ensuite ces fichiers de votre ordinateur.
      </p>
      <Actions label="Revenir à la personne" onConfirm={() => onGo('person')} />
    </SectionScreen>
  );
}

function JsonLink({ name, json }: { readonly name: string; readonly json: string }) {
  const [address] = useState(() => URL.createObjectURL(new Blob([json], { type: 'application/json' })));
  useEffect(() => () => URL.revokeObjectURL(address), []);
  return (
    <p>
      <a href={address} download={`${name}.json`}>
        Télécharger ses données en JSON
      </a>
    </p>
  );
}

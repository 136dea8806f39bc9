import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice } from '../office/call.tsx';
import type { Loaded } from '../office/loaded.tsx';
import { isManager } from '../office/model.ts';
import { parisMinute } from '../office/parisTime.ts';
import { SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { downloadText } from '../shell/keep.ts';
import { EnrolmentList } from './enrolments.tsx';
import { KeepList } from './keep.tsx';
import { CourseTable } from './offeredCourses.tsx';
import type { OffersProps } from './offers.tsx';
import { OfferList } from './offersList.tsx';
import { type Looking, type Todo, todosOf, type View } from './offersState.ts';

export interface OffersHomeProps extends OffersProps {
  readonly loaded: Loaded<'office.offers'>;
  readonly looking: Looking;
  readonly onLooking: (looking: Looking) => void;
}

const lists: Readonly<Record<View, string>> = {
  offers: 'Propositions',
  courses: 'Cours',
  enrolments: 'Inscriptions',
};

/** What there is to do now, then one list at a time. */
export function OffersHome(props: OffersHomeProps) {
  const { home, page, told, now, loaded, looking, onLooking, onOpen } = props;
  const list = useRef<HTMLHeadingElement>(null);
  const [jumps, setJumps] = useState(0);
  useLayoutEffect(() => {
    if (jumps > 0) list.current?.focus();
  }, [jumps]);
  const todos = todosOf(page, now());
  const read = parisMinute(page.now).hour.replace(':', '\u00a0h\u00a0');
  const buttons = (
    <>
      <Button onPress={loaded.look}>Actualiser</Button>
      {page.log !== '' && (
        <Button onPress={() => downloadText(`${page.draw}-evenements.txt`, page.log)}>
          Télécharger le journal des événements
        </Button>
      )}
    </>
  );
  return (
    <SectionScreen home={home} heading="Propositions" isWrong={loaded.state.at === 'refused'}>
      {told !== '' && <Notice kind="done" state={told} />}
      <ul class="todos" aria-label="À faire maintenant">
        {todos.map((todo) => (
          <TodoItem
            key={todo.one}
            todo={todo}
            onLooking={(wanted) => {
              onLooking(wanted);
              setJumps(jumps + 1);
            }}
          />
        ))}
      </ul>
      <p class="hint">
        {page.isLastYear ? 'Liste de l’an dernier' : 'Tirage'} {page.draw}. Chiffres lus à {read}.
      </p>
      <CallNotice state={loaded.state} doing="Nous lisons les propositions…" />
      {isManager(home) ? (
        <Actions
          label="Proposer les places libres…"
          disabled={todos[0]?.count === 0}
          onConfirm={() => onOpen({ at: 'wave' })}
        >
          {buttons}
        </Actions>
      ) : (
        <div class="actions">{buttons}</div>
      )}
      <KeepList {...props} />
      <ul class="sections lists" aria-label="Listes">
        {(Object.keys(lists) as View[]).map((view) => (
          <li key={view}>
            <button
              type="button"
              aria-current={view === looking.view ? 'true' : undefined}
              onClick={() => onLooking({ ...looking, view })}
            >
              {lists[view]} ({figure(page[view].length)})
            </button>
          </li>
        ))}
      </ul>
      <h2 tabIndex={-1} ref={list}>
        {lists[looking.view]}
      </h2>
      {looking.view === 'offers' && <OfferList {...props} />}
      {looking.view === 'courses' && <CourseTable {...props} />}
      {looking.view === 'enrolments' && <EnrolmentList {...props} />}
    </SectionScreen>
  );
}

interface TodoItemProps {
  readonly todo: Todo;
  readonly onLooking: (looking: Looking) => void;
}

/** A number leads to what it counts. */
function TodoItem({ todo: { count, one, many, looking }, onLooking }: TodoItemProps) {
  const words = count < 2 ? one : many;
  return (
    <li class={count > 0 ? 'waits' : ''}>
      {count === 0 ? (
        <span>
          <strong>0</strong> {words}
        </span>
      ) : (
        <LinkButton onPress={() => onLooking(looking)}>
          <strong>{figure(count)}</strong> {words}
        </LinkButton>
      )}
    </li>
  );
}

import { useMemo, useState } from 'preact/hooks';
import type { OffersPage } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { type Loaded, Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { DecideEntry } from './decideEntry.tsx';
import { EntryScreen } from './entry.tsx';
import { KeepScreen } from './keep.tsx';
import type { SectionProps } from './model.ts';
import { OfferScreen } from './offer.tsx';
import { OfferedCourse } from './offeredCourses.tsx';
import { OffersHome } from './offersHome.tsx';
import { type CallDraft, type Drafts, firstLook, type Looking } from './offersState.ts';
import { SeatsScreen } from './seats.tsx';
import { WaveScreen } from './wave.tsx';

/** Where one is, above the lists. */
type Place =
  | { readonly at: 'wave' }
  | { readonly at: 'course'; readonly course: string }
  | { readonly at: 'seats'; readonly course: string; readonly isMore: boolean }
  | { readonly at: 'offer'; readonly offer: string }
  | { readonly at: 'entry'; readonly entry: string }
  | { readonly at: 'keep'; readonly entry: string; readonly course: string }
  /** `entry` is empty for a participation whose number is typed. */
  | { readonly at: 'decide'; readonly entry: string };

/** What every screen of the section receives. */
export interface OffersProps extends SectionProps {
  readonly page: OffersPage;
  /** The instant by the server's clock. */
  readonly now: () => number;
  /** What was just done, in words. */
  readonly told: string;
  readonly onOpen: (place: Place) => void;
  readonly onBack: () => void;
  readonly onLook: () => Promise<void>;
  /** Calls begun and not written down yet, by the number of the offer: kept while one looks elsewhere. */
  readonly drafts: Drafts;
  readonly onDraft: (offer: string, draft: CallDraft | null) => void;
  /** Something was done: where everything stands now. */
  readonly onDone: (told: string, after?: OffersPage) => void;
}

/** What became of the seats since the draw, and what the team does about them (IVR-060…068). */
export function OffersSection(props: SectionProps) {
  const { home } = props;
  const loaded = useLoaded('office.offers', {});
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [told, setTold] = useState('');
  const [looking, setLooking] = useState<Looking>(firstLook);
  const [drafts, setDrafts] = useState<Drafts>({});
  const page = loaded.value;
  const ahead = useMemo(() => (page?.now ?? 0) - Date.now(), [page]);
  if (!page) return <Unread home={home} loaded={loaded} />;
  const leave = (words: string) => {
    setTold(words);
    setPlaces(places.slice(0, -1));
  };
  const shared: OffersProps = {
    ...props,
    page,
    told,
    now: () => Date.now() + ahead,
    onOpen: (place) => {
      setTold('');
      setPlaces([...places, place]);
    },
    onBack: () => leave(''),
    onLook: loaded.look,
    drafts,
    onDraft: (offer, draft) => setDrafts((before) => ({ ...before, [offer]: draft })),
    onDone: (words, after) => {
      if (after) loaded.set(after);
      leave(words);
    },
  };
  const place = places[places.length - 1];
  return (
    (place && screenAt(place, shared)) ?? (
      <OffersHome key="home" {...shared} {...{ loaded, looking }} onLooking={setLooking} />
    )
  );
}

function screenAt(place: Place, props: OffersProps) {
  const { page } = props;
  const key = Object.values(place).join(' ');
  const course = 'course' in place ? page.courses.find(({ id }) => id === place.course) : undefined;
  const offer = 'offer' in place ? page.offers.find(({ number }) => number === place.offer) : undefined;
  switch (place.at) {
    case 'wave':
      return <WaveScreen {...props} />;
    case 'course':
      return course && <OfferedCourse key={key} {...props} course={course} />;
    case 'seats':
      return course && <SeatsScreen key={key} {...props} course={course} isMore={place.isMore} />;
    case 'offer':
      return offer && <OfferScreen key={key} {...props} offer={offer} />;
    case 'entry':
      return <EntryScreen key={key} {...props} entry={place.entry} />;
    case 'keep': {
      const { entry, course: wanted } = place;
      const seat = page.keepable.find((one) => one.entry === entry && one.course === wanted);
      return seat && <KeepScreen key={key} {...props} seat={seat} />;
    }
    case 'decide':
      return <DecideEntry key={key} {...props} entry={place.entry} />;
  }
}

/** Before a draw there is nothing to offer, and nothing is wrong. */
function Unread({ home, loaded }: Pick<SectionProps, 'home'> & { readonly loaded: Loaded<'office.offers'> }) {
  const { state, look } = loaded;
  if (state.at !== 'refused' || state.refusal.kind !== 'invalid')
    return (
      <Loading
        key="reading"
        home={home}
        heading="Propositions"
        doing="Nous lisons les propositions…"
        loaded={loaded}
      />
    );
  return (
    <SectionScreen key="none" home={home} heading="Propositions">
      <Notice kind="plain" state={state.refusal.message} />
      <Actions label="Actualiser" onConfirm={look} />
    </SectionScreen>
  );
}

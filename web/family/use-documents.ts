import { useMemo, useState } from 'preact/hooks';
import type { StudentCard } from '../../src/calls/family.ts';
import { newRequestKey } from '../server.ts';
import type { DocumentHands } from './documents.tsx';
import { prepare } from './photo.ts';
import { createUploads, type Sending } from './uploads.ts';
import type { Visit } from './visit.ts';

/** Files on their way, for the whole visit: they go on from another screen. */
export function useDocuments(visit: Visit, onCards: (students: readonly StudentCard[]) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({});
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const uploads = useMemo(
    () =>
      createUploads({
        prepare,
        send: (part, told) => visit.ask('family.upload', part, told),
        tell: setSending,
        onTaken: (students, key, picture) => {
          if (picture) setPictures((others) => ({ ...others, [key]: URL.createObjectURL(picture) }));
          onCards(students);
        },
        onIdle: (student) => void visit.askOnce('family.afterwards', { student }),
      }),
    [],
  );

  const remove = async (student: string, document: string, file: string) => {
    setRefusals({});
    const requestKey = newRequestKey();
    const reply = await visit.ask('family.removeFile', { student, document, file, requestKey });
    if (!reply.ok) return setRefusals({ [document]: reply.refusal.message });
    onCards(reply.value.students);
    void visit.askOnce('family.afterwards', { student });
  };
  const handsFor = (student: string): DocumentHands => ({
    sending: sending.filter((one) => one.student === student),
    pictures,
    refusals,
    onFiles: (document, files) => {
      setRefusals({});
      for (const file of files) uploads.add(student, document, file);
    },
    onRetry: uploads.retry,
    onDrop: uploads.drop,
    onRemove: (document, file) => void remove(student, document, file),
  });
  return { handsFor, isBusy: uploads.isBusy };
}

import { useEffect, useState } from 'preact/hooks';
import { useLeaveWarning } from '../family/screen.tsx';
import { ChooseFile } from './importChoose.tsx';
import { choosing, type Phase } from './importPhase.ts';
import { ConfirmImport, PreviewScreen } from './importPreview.tsx';
import { ImportDone } from './importReport.tsx';
import { Applying, Staging } from './importWork.tsx';
import type { SectionProps } from './model.ts';
import { ask } from './program.ts';

/** Choose, send, look, confirm, write, report (issue 2, « set up a town »). */
export function ImportSection(props: SectionProps) {
  const { home, onHome, onWorking } = props;
  const [phase, setPhase] = useState<Phase>(choosing);
  const isWorking = phase.at === 'staging' || phase.at === 'applying';
  useEffect(() => onWorking(isWorking), [isWorking]);
  useLeaveWarning(() => isWorking);
  useEffect(() => {
    if (phase.at === 'done') ask('office.home', {}).then((reply) => reply.ok && onHome(reply.value));
  }, [phase.at]);

  const shared = { ...props, home, onPhase: setPhase };
  switch (phase.at) {
    case 'choose':
      return <ChooseFile key="choose" {...shared} phase={phase} />;
    case 'staging':
      return <Staging key="staging" {...shared} phase={phase} />;
    case 'preview':
      return <PreviewScreen key="preview" {...shared} phase={phase} />;
    case 'confirm':
      return <ConfirmImport key="confirm" {...shared} phase={phase} />;
    case 'applying':
      return <Applying key="applying" {...shared} phase={phase} />;
    case 'done':
      return <ImportDone key="done" {...shared} phase={phase} />;
  }
}

import { useState } from 'preact/hooks';
import type { LotteryPaper } from '../../src/calls/lottery.ts';
import { Button } from '../fields/button.tsx';
import { CallNotice, useCall } from '../office/call.tsx';

interface PaperButtonsProps {
  readonly papers: readonly { readonly label: string; readonly paper: LotteryPaper }[];
}

interface Made {
  readonly name: string;
  readonly address: string;
  /** The same as a page to keep; lives as long as this one. */
  readonly page: string;
}

/** What Google Docs answers beside the address of a document, for whoever may open it. */
const pdfOf = (address: string): string => address.replace(/\/edit$/, '/export?format=pdf');

/** Papers of the lottery, made as documents of the team; each gives its link once it is there. */
export function PaperButtons({ papers }: PaperButtonsProps) {
  const call = useCall('office.lotteryPaper');
  const [made, setMade] = useState<readonly Made[]>([]);
  const make = async (paper: LotteryPaper) => {
    const document = await call.run({ paper, requestKey: call.requestKey() });
    if (!document) return;
    const page = URL.createObjectURL(new Blob([document.html], { type: 'text/html' }));
    setMade([...made.filter(({ address }) => address !== document.address), { ...document, page }]);
  };
  return (
    <div class="papers">
      <div class="actions">
        {papers.map(({ label, paper }) => (
          <Button key={label} disabled={call.isAsking} onPress={() => make(paper)}>
            {label}
          </Button>
        ))}
      </div>
      <CallNotice state={call.state} doing="Nous préparons le document…" />
      {made.length > 0 && (
        <ul class="links" aria-label="Documents prêts">
          {made.map(({ name, address, page }) => (
            <li key={address}>
              <a href={address} target="_blank" rel="noopener">
                {name} (nouvel onglet)
              </a>{' '}
              <a href={pdfOf(address)}>Télécharger en PDF</a>{' '}
              <a href={page} download={`${name}.html`}>
                Télécharger en page accessible
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

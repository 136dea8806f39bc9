import { TextParts } from '../family/legal.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import type { PageProps } from './app.tsx';
import { Elsewhere, titleOf } from './links.tsx';

/** The rules, which taking part accepts, to read, print or keep (IVR-070, IVR-072). */
export function RulesPage({ boot, lottery: { rules } }: PageProps) {
  return (
    <Screen key="rules" title={titleOf(boot)} heading={rules.title}>
      <TextParts text={rules} level="h2" />
      <div class="actions">
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
      <Elsewhere boot={boot} />
    </Screen>
  );
}

import { WorkbookPage } from './page.ts';
import { element } from './voice.ts';

void new WorkbookPage(element('classeur')).start();

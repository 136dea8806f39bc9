import { render } from 'preact';
import { unpacked } from '../../src/calls/chosen.ts';
import '../look.css';
import './office.css';
import { App } from './app.tsx';
import { sectionFrom } from './sections.ts';

const page = document.getElementById('page');
if (page) {
  const boot: { readonly section: string; readonly students: string } = JSON.parse(
    document.getElementById('boot')?.textContent ?? '',
  );
  page.textContent = '';
  render(<App opened={sectionFrom(boot.section)} chosen={unpacked(boot.students)} />, page);
}

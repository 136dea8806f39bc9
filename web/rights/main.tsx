import { render } from 'preact';
import '../look.css';
import '../office/office.css';
import './rights.css';
import { App } from './app.tsx';
import { sectionFrom } from './sections.ts';

const page = document.getElementById('page');
if (page) {
  const boot: { readonly section: string } = JSON.parse(document.getElementById('boot')?.textContent ?? '');
  page.textContent = '';
  render(<App opened={sectionFrom(boot.section)} />, page);
}

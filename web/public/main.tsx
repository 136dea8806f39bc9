import { render } from 'preact';
import '../look.css';
import { App } from './app.tsx';
import { readBoot } from './boot.ts';

const page = document.getElementById('page');
if (page) {
  page.textContent = '';
  render(<App boot={readBoot()} />, page);
}
